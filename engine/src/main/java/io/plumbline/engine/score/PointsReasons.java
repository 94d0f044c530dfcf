package io.plumbline.engine.score;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.scorecard.EventRule;
import io.plumbline.engine.scorecard.PointsScore;
import io.plumbline.engine.scorecard.Rule;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.sql.Foremost;
import io.plumbline.engine.sql.Foremost.Candidate;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.sql.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The rules that change a lead's points most, in words: {@code pricing-page: +15 (2 times, last 3 days ago)}. The number
 * is what the rule adds in the ledger; the order is that of its effect on the points score, the dimension's weight
 * counted in.
 *
 * @param rules the scorecard's rules, in their order
 */
record PointsReasons(Scorecard scorecard, List<RuleSql> rules) {
    private static final long MICROS_PER_DAY = 86_400_000_000L;

    /** The plan of {@code lead_id, reason_1, reason_2, reason_3} beside the micro-points of each rule. */
    static SqlPlan plan(Scorecard scorecard, Declarations declared, AttributesAsOf attributes, Moment moment) {
        List<RuleSql> rules = ScorePlan.compile(scorecard, declared, moment);
        return new PointsReasons(scorecard, rules)
                .after(ScorePlan.rules(scorecard, declared, attributes, moment, rules));
    }

    /** {@link #plan} after the steps of the rules. */
    SqlPlan after(List<Step> steps) {
        Step found =
                new Step("found", "one row per lead: what each rule found", ScorePlan.rulePoints(rules, evidence()));
        List<String> points = rules.stream().map(rule -> points(rule.rule())).toList();
        return new Foremost(candidates(), points).after(new SqlPlan(steps).then(found));
    }

    /** Only of events is said how many they were. */
    private String evidence() {
        return rules.stream()
                .filter(rule -> rule.rule() instanceof EventRule)
                .map(rule -> ",\n    %s as %s,\n    %s as %s"
                        .formatted(rule.evidence(), evidence(rule.rule()), rule.youngest(), age(rule.rule())))
                .collect(Collectors.joining());
    }

    private List<Candidate> candidates() {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i).rule();
            double weight = weight(scorecard, i);
            if (weight != 0) {
                candidates.add(new Candidate(
                        "abs(" + Sql.literal(weight) + " * t." + points(rule) + ")",
                        Sql.literal(rule.id() + ": ") + " || " + signed("t." + points(rule))
                                + (rule instanceof EventRule events ? " || " + times(events) : "")));
            }
        }
        return candidates;
    }

    private static double weight(Scorecard scorecard, int rule) {
        PointsScore weights = scorecard.points();
        int fit = scorecard.fit().rules().size();
        if (rule < fit) {
            return weights.fit();
        }
        return rule < fit + scorecard.engagement().rules().size() ? weights.engagement() : weights.stage();
    }

    /** Points with their sign and one decimal at most, a half away from zero. */
    private static String signed(String micros) {
        String tenths = "((abs(" + micros + ") + 50000) // 100000)";
        return "case when " + micros + " < 0 then '-' else '+' end || cast(" + tenths + " // 10 as varchar) || case "
                + tenths + " % 10 when 0 then '' else '.' || cast(" + tenths + " % 10 as varchar) end";
    }

    private static String times(EventRule rule) {
        String count = "t." + evidence(rule);
        String days = "(t." + age(rule) + " // " + MICROS_PER_DAY + ")";
        String ago = "case " + days + " when 0 then 'within a day' when 1 then '1 day ago' else cast(" + days
                + " as varchar) || ' days ago' end";
        String latest = switch (rule.per()) {
            case ONCE -> "'last '";
            case EVENT ->
                "case " + count + " when 1 then 'once, ' else cast(" + count + " as varchar) || ' times, last ' end";
            case DAY ->
                "case " + count + " when 1 then 'on one day, ' else 'on ' || cast(" + count
                        + " as varchar) || ' days, last ' end";
        };
        return "' (' || " + latest + " || " + ago + " || ')'";
    }

    private static String points(Rule rule) {
        return Sql.identifier(RuleSql.name(rule));
    }

    private static String evidence(Rule rule) {
        return Sql.identifier("evidence of " + rule.id());
    }

    private static String age(Rule rule) {
        return Sql.identifier("age of " + rule.id());
    }
}
