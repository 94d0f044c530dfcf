package io.plumbline.engine.part;

import io.plumbline.engine.part.PartLine.Group;
import io.plumbline.engine.part.PartLine.LevelLine;
import io.plumbline.engine.part.PartLine.Remark;
import io.plumbline.engine.part.PartLine.RuleLine;
import io.plumbline.engine.part.Slot.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;

/** Writes parts as YAML; what waits for a declaration stands there as comments. */
final class PartText {
    private static final List<String> DIMENSIONS = List.of("fit", "engagement");

    private final Bindings bindings;
    private final Set<String> there;
    private final StringBuilder text = new StringBuilder();
    private final Set<String> written = new LinkedHashSet<>();
    private final Set<String> waiting = new LinkedHashSet<>();
    private final Set<String> left = new LinkedHashSet<>();

    /** @param there ids of the rules that the scorecard has already */
    PartText(Bindings bindings, Set<String> there) {
        this.bindings = bindings;
        this.there = there;
    }

    WrittenParts write(List<Part> parts) {
        line("# Ready-made parts: "
                + String.join(", ", parts.stream().map(Part::name).toList())
                + ".");
        line(
                "# Put what stands under each key under the same key of scoring.yaml. From then on it is yours: change points,");
        line("# windows and words as you see fit.");
        parts.forEach(part -> part.notes().forEach(note -> line("# " + note)));
        DIMENSIONS.forEach(dimension -> dimension(dimension, parts));
        levels(parts);
        waiting.removeAll(written);
        waiting.removeAll(left);
        if (!left.isEmpty()) {
            line("# In scoring.yaml already, and left out here: " + String.join(", ", left) + ".");
        }
        return new WrittenParts(text.toString(), List.copyOf(written), List.copyOf(waiting), List.copyOf(left));
    }

    private void dimension(String dimension, List<Part> parts) {
        List<String> rules = new ArrayList<>();
        Map<String, List<String>> asked = new LinkedHashMap<>();
        Set<String> groups = new LinkedHashSet<>();
        for (Part part : parts) {
            List<String> own = new ArrayList<>();
            rulesOf(part, dimension, own, asked, groups);
            if (!own.isEmpty()) {
                rules.add("# " + part.name() + ": " + part.about());
                rules.addAll(own);
            }
        }
        if (!rules.isEmpty()) {
            line(dimension + ":");
            groups(dimension, parts, groups);
            line("  rules:");
            rules.forEach(rule -> line("    " + rule));
        }
        asked.forEach((missing, waitingRules) -> {
            String indent = rules.isEmpty() ? "" : "    ";
            line(indent + "# " + missing);
            waitingRules.forEach(rule -> line(indent + "#   " + rule));
        });
    }

    private void groups(String dimension, List<Part> parts, Set<String> used) {
        List<String> groups = parts.stream()
                .flatMap(part -> part.section(dimension).stream())
                .filter(Group.class::isInstance)
                .map(Group.class::cast)
                .filter(group -> used.contains(group.name()))
                .map(group -> group.name() + ": { limit: " + group.limit() + " }")
                .toList();
        if (!groups.isEmpty()) {
            line("  groups: { " + String.join(", ", groups) + " }");
        }
    }

    private void rulesOf(
            Part part, String dimension, List<String> rules, Map<String, List<String>> asked, Set<String> groups) {
        List<String> remarks = new ArrayList<>();
        for (PartLine line : part.section(dimension)) {
            if (line instanceof Remark remark) {
                remarks.add("# " + remark.text());
            } else if (line instanceof RuleLine rule) {
                rule(part, rule, asked).ifPresent(text -> {
                    rules.addAll(remarks);
                    rules.add(text);
                    groups.add(rule.group());
                });
                remarks.clear();
            }
        }
    }

    /** The rule with the workspace's names; empty where it waits, is not needed, or is there already. */
    private Optional<String> rule(Part part, RuleLine rule, Map<String, List<String>> asked) {
        boolean needless = !rule.unless().isEmpty() && isBound(part, rule.unless());
        if (needless || isOfAnotherType(part, rule) || there.contains(rule.id())) {
            if (there.contains(rule.id())) {
                left.add(rule.id());
            }
            return Optional.empty();
        }
        List<Slot> missing = missing(part, rule);
        if (missing.isEmpty()) {
            written.add(rule.id());
            return Optional.of(filled(part, rule));
        }
        if (waiting.add(rule.id())) {
            asked.computeIfAbsent(ask(part, missing.get(0)), key -> new ArrayList<>())
                    .add(filled(part, rule));
        }
        return Optional.empty();
    }

    private boolean isBound(Part part, String key) {
        return Optional.ofNullable(part.slots().get(key))
                .flatMap(slot -> bindings.of(part, slot))
                .isPresent();
    }

    /** Whether a slot is filled, but not by a value of the type that this form of the rule compares. */
    private boolean isOfAnotherType(Part part, RuleLine rule) {
        return rule.references().stream()
                .filter(reference -> reference.group(2) != null)
                .anyMatch(reference -> bindings.of(part, slot(part, reference))
                        .flatMap(Binding::type)
                        .filter(type -> !type.word().equals(reference.group(2)))
                        .isPresent());
    }

    private List<Slot> missing(Part part, RuleLine rule) {
        return rule.references().stream()
                .map(reference -> slot(part, reference))
                .filter(slot -> bindings.of(part, slot).isEmpty())
                .distinct()
                .toList();
    }

    private static Slot slot(Part part, MatchResult reference) {
        return Optional.ofNullable(part.slots().get(reference.group(1)))
                .orElseThrow(() -> new IllegalStateException(
                        "The part '" + part.name() + "' has no slot '" + reference.group(1) + "'."));
    }

    private String filled(Part part, RuleLine rule) {
        Optional<Slot> property = rule.references().stream()
                .map(reference -> slot(part, reference))
                .filter(slot -> slot.kind() == Kind.PROPERTY)
                .findFirst();
        return RuleLine.REFERENCE.matcher(rule.text()).replaceAll(reference -> {
            Slot slot = slot(part, reference);
            Optional<Binding> narrowed = property.filter(each -> each.of().equals(slot.key()))
                    .flatMap(each -> bindings.of(part, each).flatMap(name -> bindings.having(part, each, name.text())));
            return Matcher.quoteReplacement(narrowed.or(() -> bindings.of(part, slot))
                    .map(Binding::text)
                    .orElseGet(slot::key));
        });
    }

    private static String ask(Part part, Slot slot) {
        String where = slot.kind() == Kind.PROPERTY
                ? " for '" + slot.of() + "'"
                : slot.kind() == Kind.EVENTS ? " under sources.events" : " under sources.leads";
        return "For " + part.name() + " declare" + where + " the " + Parts.words(slot) + " '" + slot.key()
                + "', or name yours with --map " + slot.key() + "=NAME:";
    }

    private void levels(List<Part> parts) {
        List<String> lines = new ArrayList<>();
        for (Part part : parts) {
            List<String> remarks = new ArrayList<>();
            for (PartLine line : part.section("levels")) {
                if (line instanceof Remark remark) {
                    remarks.add("# " + remark.text());
                } else if (line instanceof LevelLine level) {
                    level(part, level).ifPresent(text -> {
                        lines.addAll(remarks);
                        lines.add(text);
                    });
                }
            }
        }
        if (!lines.isEmpty()) {
            line("levels:");
            lines.forEach(line -> line("  " + line));
        }
    }

    private Optional<String> level(Part part, LevelLine level) {
        List<String> rules = level.rules().stream()
                .filter(id -> written.contains(id) || there.contains(id))
                .map(id -> "{ rule: " + id + " }")
                .toList();
        if (rules.isEmpty()) {
            return Optional.empty();
        }
        String anyOf = "{ any_of: [ " + String.join(", ", rules) + " ] }";
        return Optional.ofNullable(part.slots().get(level.step()))
                .flatMap(slot -> bindings.of(part, slot))
                .map(step -> level.name() + ": { all_of: [ { step: " + step.text() + " }, " + anyOf + " ] }")
                .or(() -> Optional.of(level.name() + ": " + anyOf));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
