package io.plumbline.engine.score;

import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Many rules, some of them gathered in a step at a time. The store's engine takes a time to plan a statement that grows
 * with the square of the steps joined in one place, and ends the process where they are several hundred.
 */
final class GatheredRules {
    /** Up to so many steps are joined in one place. */
    private static final int MOST_JOINS = 40;

    private GatheredRules() {}

    /** The rules as they are while they are few; else rules that read the steps that gather them. */
    static List<RuleSql> of(List<RuleSql> rules) {
        if (joins(rules) <= MOST_JOINS) {
            return rules;
        }
        List<RuleSql> gathered = new ArrayList<>();
        List<RuleSql> together = new ArrayList<>();
        for (RuleSql rule : rules) {
            if (!together.isEmpty() && joins(together, rule) > MOST_JOINS) {
                gathered.addAll(gather(together));
                together.clear();
            }
            together.add(rule);
        }
        gathered.addAll(gather(together));
        return gathered;
    }

    private static long joins(List<RuleSql> rules) {
        return rules.stream().flatMap(rule -> rule.joined().stream()).distinct().count();
    }

    private static long joins(List<RuleSql> rules, RuleSql more) {
        List<RuleSql> together = new ArrayList<>(rules);
        together.add(more);
        return joins(together);
    }

    private static List<RuleSql> gather(List<RuleSql> rules) {
        String name = "rules from " + rules.get(0).name();
        List<Step> steps = new ArrayList<>();
        rules.forEach(rule -> steps.addAll(rule.steps()));
        steps.add(new Step(name, "one row per lead: what some of the rules found", sql(rules)));
        List<RuleSql> gathered = new ArrayList<>();
        for (RuleSql rule : rules) {
            gathered.add(new RuleSql(
                    rule.rule(),
                    rule.name(),
                    gathered.isEmpty() ? steps : List.of(),
                    rule.readings(),
                    List.of(name),
                    column(name, "evidence", rule),
                    column(name, "raw", rule),
                    column(name, "decayed", rule),
                    column(name, "limited", rule),
                    column(name, "youngest", rule)));
        }
        return gathered;
    }

    private static String sql(List<RuleSql> rules) {
        return "select\n    l.lead_id as lead_id"
                + rules.stream().map(GatheredRules::columns).collect(Collectors.joining())
                + "\nfrom " + AttributesAsOf.STEP + " as l" + RuleSql.joins(rules);
    }

    private static String columns(RuleSql rule) {
        return ",\n    %s as %s,\n    %s as %s,\n    %s as %s,\n    %s as %s,\n    %s as %s"
                .formatted(
                        rule.evidence(),
                        named("evidence", rule),
                        rule.raw(),
                        named("raw", rule),
                        rule.decayed(),
                        named("decayed", rule),
                        rule.limited(),
                        named("limited", rule),
                        rule.youngest(),
                        named("youngest", rule));
    }

    private static String column(String step, String what, RuleSql rule) {
        return Sql.identifier(step) + "." + named(what, rule);
    }

    private static String named(String what, RuleSql rule) {
        return Sql.identifier(what + " of " + rule.name());
    }
}
