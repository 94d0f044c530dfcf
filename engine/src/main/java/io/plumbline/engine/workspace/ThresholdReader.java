package io.plumbline.engine.workspace;

import io.plumbline.engine.yaml.YamlNode;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Reads {@code thresholds}. */
record ThresholdReader(Reading reading, OutcomeDefinition outcome) {

    NavigableMap<String, ThresholdPolicy> read(Optional<YamlNode> node) {
        NavigableMap<String, ThresholdPolicy> policies = new TreeMap<>();
        node.map(YamlNode::fields).orElse(Map.of()).forEach((level, policy) -> policies.put(level, policy(policy)));
        return policies;
    }

    private ThresholdPolicy policy(YamlNode node) {
        Optional<YamlNode> label = node.find("label");
        label.ifPresent(step -> reading.known(step, step.text(), outcome.steps(), "step of outcome.steps"));
        String step = label.map(YamlNode::text).orElse(outcome.target());
        return switch (node.field("policy").text()) {
            case "max_fbeta" -> new ThresholdPolicy.MaxFbeta(step, number(node, "beta"));
            case "min_precision" -> new ThresholdPolicy.MinPrecision(step, number(node, "at_least"));
            case "min_recall" -> new ThresholdPolicy.MinRecall(step, number(node, "at_least"));
            case "capacity" -> new ThresholdPolicy.Capacity(step, number(node, "leads_per_month"));
            case "profit" ->
                new ThresholdPolicy.Profit(step, number(node, "customer_value"), number(node, "cost_per_lead"));
            default -> new ThresholdPolicy.MaxF1(step);
        };
    }

    private static double number(YamlNode node, String key) {
        return node.field(key).number();
    }
}
