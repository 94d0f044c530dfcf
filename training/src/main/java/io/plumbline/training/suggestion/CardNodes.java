package io.plumbline.training.suggestion;

import io.plumbline.engine.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules of a {@code scoring.yaml}, as nodes that know where they stand. */
record CardNodes(YamlNode root) {
    /** The name of the base scorecard among segments. */
    static final String BASE = "all";

    /** The base and the segments, by name, in the order of the file. */
    List<String> segments() {
        return Stream.concat(
                        Stream.of(BASE),
                        items(root, "segments")
                                .map(segment -> segment.field("name").text()))
                .toList();
    }

    /** The rule as a card writes it; empty where the card inherits it or has none. */
    Optional<YamlNode> rule(String segment, String id) {
        return card(segment)
                .flatMap(card -> Stream.concat(
                                Stream.of("fit", "engagement").flatMap(name -> card.find(name).stream()),
                                card.find("stage").stream().flatMap(stage -> items(stage, "stages")))
                        .flatMap(owner -> items(owner, "rules"))
                        .filter(rule -> rule.field("id").text().equals(id))
                        .findFirst());
    }

    private Optional<YamlNode> card(String segment) {
        return segment.equals(BASE)
                ? Optional.of(root)
                : items(root, "segments")
                        .filter(each -> each.field("name").text().equals(segment))
                        .findFirst();
    }

    /** Whether a segment gives a rule points of its own and inherits its limit. */
    boolean inheritLimit(String id) {
        return segments().stream()
                .filter(segment -> !segment.equals(BASE))
                .flatMap(segment -> rule(segment, id).stream())
                .anyMatch(rule ->
                        rule.find("points").isPresent() && rule.find("limit").isEmpty());
    }

    private static Stream<YamlNode> items(YamlNode owner, String key) {
        return owner.find(key).map(YamlNode::items).orElse(List.of()).stream();
    }
}
