package io.plumbline.engine.score;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.scorecard.EventRule;
import io.plumbline.engine.scorecard.Per;
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
        Step found = new Step(
                "found",
                "one row per lead: what each rule found",
                ScorePlan.rulePoints(rules, segments().found(RuleSql.LEADS) + evidence()));
        List<String> kept = new ArrayList<>(segments().columns());
        rules.forEach(rule -> kept.add(points(rule)));
        return new Foremost(candidates(), kept).after(new SqlPlan(steps).then(found));
    }

    /** Only of events is said how many they were. */
    private String evidence() {
        return rules.stream()
                .filter(rule -> rule.rule() instanceof EventRule)
                .map(rule -> ",\n    %s as %s,\n    %s as %s"
                        .formatted(rule.evidence(), evidence(rule), rule.youngest(), age(rule)))
                .collect(Collectors.joining());
    }

    private List<Candidate> candidates() {
        List<Candidate> candidates = new ArrayList<>();
        for (RuleSql rule : rules) {
            if (scorecard.cards().stream().anyMatch(card -> card.weight(rule.rule()) != 0)) {
                String weight = segments().each("t", card -> Sql.literal(card.weight(rule.rule())));
                candidates.add(new Candidate(
                        "abs(" + weight + " * t." + points(rule) + ")",
                        Sql.literal(rule.rule().id() + ": ") + " || " + signed("t." + points(rule))
                                + (rule.rule() instanceof EventRule events ? " || " + times(rule, events.per()) : "")));
            }
        }
        return candidates;
    }

    private BySegment segments() {
        return new BySegment(scorecard);
    }

    /** Points with their sign and one decimal at most, a half away from zero. */
    private static String signed(String micros) {
        String tenths = "((abs(" + micros + ") + 50000) // 100000)";
        return "case when " + micros + " < 0 then '-' else '+' end || cast(" + tenths + " // 10 as varchar) || case "
                + tenths + " % 10 when 0 then '' else '.' || cast(" + tenths + " % 10 as varchar) end";
    }

    private static String times(RuleSql rule, Per per) {
        String count = "t." + evidence(rule);
        String days = "(t." + age(rule) + " // " + MICROS_PER_DAY + ")";
        String ago = "case " + days + " when 0 then 'within a day' when 1 then '1 day ago' else cast(" + days
                + " as varchar) || ' days ago' end";
        String latest = switch (per) {
            case ONCE -> "'last '";
            case EVENT ->
                "case " + count + " when 1 then 'once, ' else cast(" + count + " as varchar) || ' times, last ' end";
            case DAY ->
                "case " + count + " when 1 then 'on one day, ' else 'on ' || cast(" + count
                        + " as varchar) || ' days, last ' end";
        };
        return "' (' || " + latest + " || " + ago + " || ')'";
    }

    private static String points(RuleSql rule) {
        return Sql.identifier(rule.name());
    }

    private static String evidence(RuleSql rule) {
        return Sql.identifier("evidence of " + rule.name());
    }

    private static String age(RuleSql rule) {
        return Sql.identifier("age of " + rule.name());
    }
}
