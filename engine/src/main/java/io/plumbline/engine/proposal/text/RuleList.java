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
     * @param points for one firing
     * @param body the rest of the rule, as YAML on one line
     * @param why  a comment; may be empty
     */
    void add(String id, int points, String body, String why) {
        String plain = id.replace('_', '-');
        String base = plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
        String free = base;
        for (int number = 2; !ids.add(free); number++) {
            free = base + "-" + number;
        }
        rules.add(new Written("- { id: " + free + ", points: " + points + ", " + body + " }", why, points));
    }

    /** A comment of its own before the next rule. */
    void comment(String comment) {
        rules.add(new Written("", comment, 0));
    }

    boolean isEmpty() {
        return size() == 0;
    }

    int size() {
        return (int) rules.stream().filter(rule -> !rule.line().isEmpty()).count();
    }

    /** Whether a rule is in a group. */
    boolean hasGroup(String group) {
        return rules.stream().anyMatch(rule -> rule.isIn(group));
    }

    /** The points of all rules that give some; of the title's, and of the company's size, the best alone. */
    long reachable() {
        return rules.stream()
                        .filter(rule -> !rule.isIn("title") && !rule.isIn("size"))
                        .mapToInt(rule -> Math.max(0, rule.points()))
                        .sum()
                + best("title")
                + best("size");
    }

    private long best(String group) {
        return rules.stream()
                .filter(rule -> rule.isIn(group))
                .mapToInt(Written::points)
                .max()
                .orElse(0);
    }

    void write(Lines lines, int depth) {
        rules.forEach(rule -> write(lines, depth, rule));
    }

    private static void write(Lines lines, int depth, Written rule) {
        if (rule.line().isEmpty()) {
            lines.comment(depth, rule.why());
        } else {
            lines.line(depth, rule.line(), rule.why());
        }
    }

    private record Written(String line, String why, int points) {
        boolean isIn(String group) {
            return line.contains("group: " + group + ",");
        }
    }
}
