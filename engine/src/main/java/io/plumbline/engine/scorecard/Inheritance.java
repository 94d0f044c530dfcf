package io.plumbline.engine.scorecard;

import io.plumbline.engine.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a segment says, put into the file: its scorecard as if it were written whole. */
record Inheritance(ScoringFile file, YamlNode segment) {
    private static final Set<String> KINDS = Set.of("event", "absent", "when", "all_of", "any_of", "none_of");
    private static final Set<String> AGEING = Set.of("half_life", "expires");

    /** The file's root with what the segment changes; each part keeps the line at which it stands. */
    YamlNode root() {
        Map<String, YamlNode> fields = new LinkedHashMap<>(file.root().fields());
        List.of("lists", "playbook", "nurture", "audit", "segments").forEach(fields::remove);
        change(fields, "fit", this::dimension);
        change(fields, "engagement", this::dimension);
        change(fields, "stage", this::stage);
        change(fields, "points", (base, change) -> with(base, change, "weights"));
        change(fields, "grade", Inheritance::with);
        change(fields, "levels", this::levels);
        return mapping(file.root(), fields);
    }

    private interface Change {
        YamlNode of(YamlNode base, YamlNode change);
    }

    private void change(Map<String, YamlNode> fields, String key, Change change) {
        segment.find(key).ifPresent(node -> fields.put(key, change.of(base(file.root(), key, node), node)));
    }

    /** What the base says; a mapping of nothing where it is silent. */
    private static YamlNode base(YamlNode owner, String key, YamlNode place) {
        return owner.find(key).orElseGet(() -> mapping(place, Map.of()));
    }

    private static YamlNode mapping(YamlNode place, Map<String, YamlNode> fields) {
        return new YamlNode.Mapping(place.path(), place.line(), fields);
    }

    /** A mapping with some keys replaced or added; what stands under {@code nested} keys likewise. */
    private static YamlNode with(YamlNode base, YamlNode change, String... nested) {
        Map<String, YamlNode> fields = new LinkedHashMap<>(base.fields());
        fields.putAll(change.fields());
        for (String key : nested) {
            change.find(key).ifPresent(node -> fields.put(key, with(base(base, key, node), node)));
        }
        return mapping(change, fields);
    }

    private YamlNode dimension(YamlNode base, YamlNode change) {
        Set<String> without = without(base, change);
        return ruled(with(base, change, "groups"), base, change, without);
    }

    private YamlNode stage(YamlNode base, YamlNode change) {
        Set<String> without = without(base, change);
        Map<String, YamlNode> stages = new LinkedHashMap<>();
        for (YamlNode stage : items(base, "stages")) {
            stages.put(stage.field("name").text(), ruled(stage, stage, mapping(stage, Map.of()), without));
        }
        for (YamlNode stage : items(change, "stages")) {
            YamlNode old = Optional.ofNullable(stages.get(stage.field("name").text()))
                    .orElseGet(() -> mapping(stage, Map.of()));
            stages.put(stage.field("name").text(), ruled(with(old, stage), old, stage, without));
        }
        Map<String, YamlNode> fields = new LinkedHashMap<>(with(base, change).fields());
        fields.remove("without");
        fields.put("stages", new YamlNode.Sequence(change.path(), change.line(), List.copyOf(stages.values())));
        return mapping(change, fields);
    }

    private YamlNode ruled(YamlNode owner, YamlNode base, YamlNode change, Set<String> without) {
        Map<String, YamlNode> fields = new LinkedHashMap<>(owner.fields());
        fields.remove("without");
        List<YamlNode> rules = rules(items(base, "rules"), items(change, "rules"), without);
        fields.put("rules", new YamlNode.Sequence(owner.path(), owner.line(), rules));
        return mapping(owner, fields);
    }

    private static List<YamlNode> items(YamlNode owner, String key) {
        return owner.find(key).map(YamlNode::items).orElse(List.of());
    }

    /** The base's rules, changed or dropped, in their order; then the segment's own. */
    private static List<YamlNode> rules(List<YamlNode> base, List<YamlNode> changes, Set<String> without) {
        Map<String, YamlNode> left = new LinkedHashMap<>();
        base.stream().filter(rule -> !without.contains(id(rule))).forEach(rule -> left.put(id(rule), rule));
        List<YamlNode> added = new ArrayList<>();
        Set<String> changed = new TreeSet<>();
        for (YamlNode change : changes) {
            YamlNode old = left.get(id(change));
            if (old != null && changed.add(id(change))) {
                left.put(id(change), rule(old, change));
            } else {
                added.add(change);
            }
        }
        List<YamlNode> rules = new ArrayList<>(left.values());
        rules.addAll(added);
        return rules;
    }

    private static String id(YamlNode rule) {
        return rule.field("id").text();
    }

    /** A rule of another kind keeps only the points and the group; what ages in another way loses the old one. */
    private static YamlNode rule(YamlNode base, YamlNode change) {
        Map<String, YamlNode> fields = new LinkedHashMap<>(base.fields());
        boolean otherKind = change.fields().keySet().stream()
                .anyMatch(key -> KINDS.contains(key) && !base.fields().containsKey(key));
        if (otherKind) {
            fields.keySet().retainAll(Set.of("id", "points", "group"));
        }
        if (change.fields().keySet().stream().anyMatch(AGEING::contains)) {
            fields.keySet().removeAll(AGEING);
        }
        fields.putAll(change.fields());
        return mapping(change, fields);
    }

    /** The ids of the rules that the segment goes without; one that is none of the dimension's is told. */
    private Set<String> without(YamlNode base, YamlNode change) {
        Set<String> known = new TreeSet<>();
        items(base, "rules").forEach(rule -> known.add(id(rule)));
        items(base, "stages").forEach(stage -> items(stage, "rules").forEach(rule -> known.add(id(rule))));
        Set<String> without = new TreeSet<>();
        for (YamlNode id : items(change, "without")) {
            if (!known.contains(id.text())) {
                file.undeclared(
                        id,
                        "There is no rule '" + id.text() + "' here that the segment could go without.",
                        known,
                        "leave it out");
            }
            without.add(id.text());
        }
        return without;
    }

    private YamlNode levels(YamlNode base, YamlNode change) {
        change.fields().forEach((name, level) -> {
            if (!base.fields().containsKey(name)) {
                file.problem(
                        level,
                        "The scorecard has no level '" + name + "' that the segment could change.",
                        "declare it under 'levels' of the scorecard too, which says what all levels are.");
            }
        });
        return with(base, change);
    }
}
