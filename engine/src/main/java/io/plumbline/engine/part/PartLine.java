package io.plumbline.engine.part;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line of a part. */
sealed interface PartLine {

    /** A remark above the next rule. */
    record Remark(String text) implements PartLine {}

    /** A group of rules and the limit of its points. */
    record Group(String name, String limit) implements PartLine {}

    /**
     * A rule on one line of YAML.
     *
     * @param text   with {@code @slot} or {@code @slot:type} in the place of names
     * @param unless the key of a slot: where that is filled the rule is not needed; empty for none
     */
    record RuleLine(String text, String unless) implements PartLine {
        private static final Pattern ID = Pattern.compile("id: ([a-z0-9-]+),");
        private static final Pattern GROUP = Pattern.compile("group: ([a-z0-9-]+),");
        static final Pattern REFERENCE = Pattern.compile("@([a-z_]+)(?::([a-z]+))?");

        String id() {
            return first(ID);
        }

        /** The group that the rule is in; empty for none. */
        String group() {
            return first(GROUP);
        }

        /** What it reads; in each the slot's key is the first group and the type, where one is asked for, the second. */
        List<MatchResult> references() {
            return REFERENCE.matcher(text).results().toList();
        }

        private String first(Pattern pattern) {
            Matcher matcher = pattern.matcher(text);
            return matcher.find() ? matcher.group(1) : "";
        }
    }

    /**
     * A level that rests on rules.
     *
     * @param step  the key of the slot of a step that leads must have taken; empty for none
     * @param rules ids, of which one must have fired
     */
    record LevelLine(String name, String step, List<String> rules) implements PartLine {}
}
