package io.plumbline.engine.score;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.scorecard.EventRule;
import io.plumbline.engine.scorecard.PointsScore;
import io.plumbline.engine.scorecard.Rule;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.sql.Dialect;
import io.plumbline.engine.sql.Foremost;
import io.plumbline.engine.sql.Foremost.Candidate;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.sql.Step;
import io.plumbline.engine.store.LeadReasons;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules that change a lead's points most, in words: {@code pricing-page: +15 (2 times, last 3 days ago)}. The number
 * is what the rule adds in the ledger; the order is that of its effect on the points score, the dimension's weight
 * counted in.
 */
public final class PointsReasons {
    private static final long MICROS_PER_DAY = 86_400_000_000L;

    private PointsReasons() {}

    /**
     * Writes the rows of {@code lead_reason} on the points, in one statement.
     *
     * @param runId the run whose {@code lead_score} they explain
     */
    public static void write(Store store, Scorecard scorecard, Declarations declared, long runId, Instant asOf) {
        SqlPlan plan = plan(scorecard, declared, AttributesAsOf.in(store), Moment.everyLead(asOf));
        LeadReasons.write(store, plan, runId, "points");
    }

    /** The plan of {@code lead_id, reason_1, reason_2, reason_3}. */
    static SqlPlan plan(Scorecard scorecard, Declarations declared, AttributesAsOf attributes, Moment moment) {
        List<RuleSql> rules = ScorePlan.compile(scorecard, declared, moment);
        SqlPlan found = new SqlPlan(ScorePlan.rules(scorecard, declared, attributes, moment, rules))
                .then(new Step("found", "one row per lead: what each rule found", found(rules)));
        return new Foremost(candidates(scorecard)).after(found);
    }

    private static String found(List<RuleSql> rules) {
        StringBuilder columns = new StringBuilder("select\n    l.lead_id as lead_id");
        StringBuilder joins = new StringBuilder("\nfrom " + AttributesAsOf.STEP + " as l");
        for (int i = 0; i < rules.size(); i++) {
            RuleSql rule = rules.get(i);
            columns.append(",\n    %s as %s,\n    %s as %s,\n    %s as %s"
                    .formatted(rule.limited(), points(i), rule.evidence(), evidence(i), rule.youngest(), age(i)));
            joins.append(rule.joins());
        }
        return columns.append(joins).toString();
    }

    private static List<Candidate> candidates(Scorecard scorecard) {
        List<Candidate> candidates = new ArrayList<>();
        List<Rule> rules = scorecard.rules();
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            candidates.add(new Candidate(
                    "abs(" + Sql.literal(weight(scorecard, i)) + " * t." + points(i) + ")",
                    Sql.literal(rule.id() + ": ") + " || " + signed("t." + points(i))
                            + (rule instanceof EventRule events ? " || " + times(events, i) : "")));
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

    /** Points with their sign and one decimal at most. */
    private static String signed(String micros) {
        return "case when " + micros + " < 0 then '-' else '+' end || "
                + Dialect.DUCKDB.decimals("round(abs(" + micros + ") / 1e5) / 1e1", 1);
    }

    private static String times(EventRule rule, int index) {
        String count = "t." + evidence(index);
        String days = "cast(floor(t." + age(index) + " / " + MICROS_PER_DAY + "e0) as bigint)";
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

    private static String points(int rule) {
        return "points_" + rule;
    }

    private static String evidence(int rule) {
        return "evidence_" + rule;
    }

    private static String age(int rule) {
        return "age_" + rule;
    }
}
