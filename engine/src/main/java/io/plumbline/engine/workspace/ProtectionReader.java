package io.plumbline.engine.workspace;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.EventType;
import io.plumbline.engine.protection.Protection;
import io.plumbline.engine.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads {@code protected}: first what it says, so that what is declared knows it, then whether it fits the declarations. */
record ProtectionReader(Reading reading, Declarations declarations) {
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final int FEWEST_WORDS = 3;

    /** What the file says, as far as it has the right shape. */
    static Protection read(YamlNode root) {
        Optional<YamlNode> node = root.find("protected");
        return new Protection(
                Reading.texts(node.flatMap(part -> mapping(part, "allow"))),
                also(node).stream().map(YamlNode::text).collect(Collectors.toCollection(TreeSet::new)),
                Reading.texts(node.flatMap(part -> mapping(part, "not"))));
    }

    /** Tells of names that are not declared, of reasons that give none, and of parts that contradict one another. */
    void check(YamlNode root) {
        Optional<YamlNode> node = root.find("protected");
        Map<String, YamlNode> allow = fields(node, "allow");
        Map<String, YamlNode> harmless = fields(node, "not");
        allow.forEach(this::allowed);
        harmless.forEach(this::harmless);
        also(node).forEach(name -> {
            declared(name, name.text());
            if (harmless.containsKey(name.text())) {
                reading.problem(
                        name, "'" + name.text() + "' is under `also` and under `not`.", "keep it in one of the two.");
            }
        });
    }

    private void allowed(String name, YamlNode reason) {
        if (!declared(reason, name)) {
            return;
        }
        if (declarations.protection().kind(name).isEmpty()) {
            reading.problem(
                    reason,
                    "'" + name + "' is not protected, so it needs no allowance.",
                    "remove it, or list it under `protected.also` first.");
        }
        requireReason(name, reason);
    }

    private void harmless(String name, YamlNode reason) {
        if (!declared(reason, name)) {
            return;
        }
        if (Protection.sounding(name).isEmpty()) {
            reading.problem(reason, "Nothing takes '" + name + "' for protected.", "remove it.");
        }
        requireReason(name, reason);
    }

    private void requireReason(String name, YamlNode reason) {
        if (SPACES.split(reason.text().strip(), 0).length < FEWEST_WORDS) {
            reading.problem(
                    reason,
                    "The reason for '" + name + "' does not say why.",
                    "write it for those who read the report, in " + FEWEST_WORDS + " words or more.");
        }
    }

    private boolean declared(YamlNode node, String name) {
        return reading.isIncomplete() || reading.known(node, name, names(), "attribute or property");
    }

    private NavigableSet<String> names() {
        NavigableSet<String> names = new TreeSet<>(declarations.attributes().keySet());
        declarations.eventTypes().values().stream()
                .map(EventType::properties)
                .map(Map::keySet)
                .forEach((Set<String> own) -> names.addAll(own));
        return names;
    }

    private static Map<String, YamlNode> fields(Optional<YamlNode> node, String key) {
        return node.flatMap(part -> mapping(part, key)).map(YamlNode::fields).orElse(Map.of());
    }

    private static Optional<YamlNode> mapping(YamlNode part, String key) {
        return part.find(key)
                .filter(YamlNode::isMapping)
                .filter(node -> node.fields().values().stream()
                        .noneMatch(value -> value.isMapping() || value instanceof YamlNode.Sequence));
    }

    private static List<YamlNode> also(Optional<YamlNode> node) {
        return node.flatMap(part -> part.find("also")).map(YamlNode::items).orElse(List.of()).stream()
                .filter(YamlNode.Scalar.class::isInstance)
                .toList();
    }
}
