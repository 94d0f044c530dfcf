package io.plumbline.engine.scorecard;

import io.plumbline.engine.yaml.YamlNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Reads the segments of a scorecard, and tells what is wrong with them. */
record SegmentReader(ScoringFile file, RuleReader rules, LevelReader levels) {

    /** The segments; they can be made only where no problem was told. */
    List<Supplier<Segment>> read() {
        List<YamlNode> segments =
                file.root().find("segments").map(YamlNode::items).orElse(List.of());
        refuseRepetition(segments);
        return segments.stream().map(this::segment).toList();
    }

    private Supplier<Segment> segment(YamlNode node) {
        String name = node.field("name").text();
        List<AttributeCondition> when = node.field("when").items().stream()
                .map(condition -> rules.attribute("Segment '" + name + "'", condition))
                .toList();
        ScoringFile whole = file.with(new Inheritance(file, node).root());
        CardReader card = new CardReader(whole, rules, levels.of(whole));
        return () -> new Segment(name, when, card.card(List.of()));
    }

    private void refuseRepetition(List<YamlNode> segments) {
        Map<String, YamlNode> seen = new HashMap<>();
        for (YamlNode segment : segments) {
            YamlNode name = segment.field("name");
            YamlNode first = seen.putIfAbsent(name.text(), name);
            if (first != null) {
                file.problem(
                        name,
                        "Two segments are called '" + name.text() + "'; the first is in line " + first.line() + ".",
                        "give one of them another name.");
            }
        }
    }
}
