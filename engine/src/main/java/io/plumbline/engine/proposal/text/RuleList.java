package io.plumbline.engine.proposal.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Rules of one part of the scorecard, each with an id of its own. */
final class RuleList {
    private static final int LONGEST = 60;

    private final Set<String> ids;
    private final List<Written> rules = new ArrayList<>();

    /** @param ids the ids of all rules of the scorecard so far */
    RuleList(Set<String> ids) {
        this.ids = ids;
    }

    /**
     * Adds a rule.
     *
     * @param id   in small letters and {@code -}; a number is added when it is taken
     * @param body the rest of the rule, as YAML on one line
     * @param why  a comment; may be empty
     */
    void add(String id, String body, String why) {
        String plain = id.replace('_', '-');
        String base = plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
        String free = base;
        for (int number = 2; !ids.add(free); number++) {
            free = base + "-" + number;
        }
        rules.add(new Written("- { id: " + free + ", " + body + " }", why));
    }

    boolean isEmpty() {
        return rules.isEmpty();
    }

    int size() {
        return rules.size();
    }

    /** Whether a rule is in a group. */
    boolean hasGroup(String group) {
        return rules.stream().anyMatch(rule -> rule.line().contains("group: " + group + ","));
    }

    void write(Lines lines, int depth) {
        rules.forEach(rule -> lines.line(depth, rule.line(), rule.why()));
    }

    private record Written(String line, String why) {}
}
