package io.plumbline.engine.scorecard;

import io.plumbline.engine.scorecard.AuditPolicy.Range;
import io.plumbline.engine.yaml.YamlNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads what is said about the audit, and tells what is wrong with it.
 *
 * @param rules ids of all rules
 */
record AuditReader(ScoringFile file, Set<String> rules) {

    AuditPolicy read(YamlNode node) {
        List<YamlNode> keep = items(node, "keep");
        keep.forEach(this::requireRule);
        return new AuditPolicy(
                part(node, "double_odds_every")
                        .map(points -> OptionalDouble.of(points.number()))
                        .orElseGet(OptionalDouble::empty),
                part(node, "minimum_converted")
                        .map(count -> (int) count.whole())
                        .orElse(AuditPolicy.USUAL.minimumConverted()),
                keep.stream().map(YamlNode::text).collect(Collectors.toSet()),
                part(node, "between").map(this::between).orElse(Map.of()),
                ascending(items(node, "ascending")));
    }

    private Optional<YamlNode> part(YamlNode node, String key) {
        return node.find(key).filter(file::isWellFormed);
    }

    private List<YamlNode> items(YamlNode node, String key) {
        return part(node, key).map(YamlNode::items).orElse(List.of());
    }

    private Map<String, Range> between(YamlNode node) {
        Map<String, Range> ranges = new LinkedHashMap<>();
        node.fields().forEach((rule, range) -> {
            requireRule(rule, range);
            double lowest = range.items().get(0).number();
            double highest = range.items().get(1).number();
            if (Math.ceil(lowest) > Math.floor(highest)) {
                file.problem(
                        range,
                        "No whole number lies between the two, and suggested points are whole.",
                        "write the lower one first, such as [5, 20].");
            } else {
                ranges.put(rule, new Range(lowest, highest));
            }
        });
        return ranges;
    }

    private List<List<String>> ascending(List<YamlNode> lists) {
        Map<String, YamlNode> seen = new HashMap<>();
        for (YamlNode list : lists) {
            for (YamlNode rule : list.items()) {
                requireRule(rule);
                YamlNode first = seen.putIfAbsent(rule.text(), rule);
                if (first != null) {
                    file.problem(
                            rule,
                            "Rule '" + rule.text() + "' has an order already, in line " + first.line() + ".",
                            "name each rule once under 'ascending'; join the lists.");
                }
            }
        }
        return lists.stream()
                .map(list -> list.items().stream().map(YamlNode::text).toList())
                .toList();
    }

    private void requireRule(YamlNode rule) {
        requireRule(rule.text(), rule);
    }

    private void requireRule(String id, YamlNode place) {
        if (!rules.contains(id)) {
            file.undeclared(
                    place, "The audit names rule '" + id + "', which there is not.", rules, "name a rule by its id");
        }
    }
}
