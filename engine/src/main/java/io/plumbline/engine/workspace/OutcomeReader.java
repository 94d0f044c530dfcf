package io.plumbline.engine.workspace;

import io.plumbline.engine.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/** Reads {@code outcome}. */
record OutcomeReader(Reading reading) {

    OutcomeDefinition read(YamlNode node) {
        List<String> steps = names(node.find("steps")).orElse(OutcomeDefinition.DEFAULT_STEPS);
        List<String> lost = names(node.find("lost")).orElse(List.of("lost"));
        checkNames(node, steps, lost);
        String target = node.field("target").text();
        reading.known(node.field("target"), target, steps, "step of outcome.steps");
        lost.stream()
                .filter(steps::contains)
                .forEach(step -> reading.problem(
                        node.find("lost").orElse(node),
                        "'" + step + "' is a step of the lifecycle and a way to lose a lead.",
                        "keep it in one of outcome.steps and outcome.lost."));
        return new OutcomeDefinition(target, Reading.duration(node, "horizon"), steps, lost);
    }

    private void checkNames(YamlNode node, List<String> steps, List<String> lost) {
        if (steps.contains(OutcomeDefinition.DELETED) || lost.contains(OutcomeDefinition.DELETED)) {
            reading.problem(
                    node.find(steps.contains(OutcomeDefinition.DELETED) ? "steps" : "lost")
                            .orElse(node),
                    "'" + OutcomeDefinition.DELETED + "' is the step of every lead whose record was deleted.",
                    "choose another name, or remove it: `deleted` of a source of leads gives it.");
        }
    }

    private static Optional<List<String>> names(Optional<YamlNode> list) {
        return list.map(node -> node.items().stream().map(YamlNode::text).toList());
    }
}
