package io.plumbline.engine.score;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.sql.Dialect;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.sql.Step;
import io.plumbline.engine.store.LeadReasons;
import io.plumbline.engine.store.Store;
import java.time.Instant;

/** Scores every lead that exists at an instant, in one statement. */
public final class LeadScorer {
    private static final String SCORED = "scored_with_reasons";

    private static final String PARTS = "lead_part";
    private static final String PART = "leads_of_part";

    /** What the events of one step of a rule make of one lead, its id, count, age and points, is in memory until all are joined. */
    private static final long BYTES_OF_A_STEP = 80;

    private LeadScorer() {}

    /**
     * Writes the table {@code lead_score}.
     *
     * @param declarations the declarations that the scorecard was read with
     * @param runId        the run that the rows belong to
     * @param asOf         exclusive: what happened at or after it is not known
     * @return number of leads scored
     */
    public static long score(Store store, Scorecard scorecard, Declarations declarations, long runId, Instant asOf) {
        return store.execute("insert into lead_score\n"
                + plan(scorecard, declarations, AttributesAsOf.in(store), runId, asOf)
                        .query());
    }

    /**
     * {@link #score} and the rows of {@code lead_reason} that say why; the rules are computed once for both. Where memory is
     * short, the leads are taken in several parts, one after another.
     */
    public static long scoreAndSayWhy(
            Store store, Scorecard scorecard, Declarations declarations, long runId, Instant asOf) {
        long steps = ScorePlan.compile(scorecard, declarations, Moment.everyLead(asOf)).stream()
                .mapToLong(RuleSql::asks)
                .sum();
        long bytes = store.number("select count(*) from lead").orElse(0L) * steps * BYTES_OF_A_STEP;
        return scoreAndSayWhy(store, scorecard, declarations, runId, asOf, 1 + bytes * 4 / (3 * store.memoryBytes()));
    }

    /** The leads in parts of about the same size. */
    static long scoreAndSayWhy(
            Store store, Scorecard scorecard, Declarations declarations, long runId, Instant asOf, long parts) {
        if (parts == 1) {
            return scoreAndSayWhy(store, scorecard, declarations, runId, Moment.everyLead(asOf), asOf);
        }
        store.execute("create or replace temp table " + PARTS + " as\nselect m.lead_id, row_number() over () % " + parts
                + " as part\nfrom (\n" + Moment.everyLead(asOf).step().sql() + ") as m");
        long leads = 0;
        for (long part = 0; part < parts; part++) {
            store.execute("create or replace temp table " + PART + " as\nselect lead_id from " + PARTS
                    + " where part = " + part);
            leads += scoreAndSayWhy(store, scorecard, declarations, runId, Moment.of(PART, asOf), asOf);
        }
        store.execute("drop table " + PART);
        store.execute("drop table " + PARTS);
        return leads;
    }

    private static long scoreAndSayWhy(
            Store store, Scorecard scorecard, Declarations declarations, long runId, Moment moment, Instant asOf) {
        SqlPlan plan = ScorePlan.withReasons(scorecard, declarations, AttributesAsOf.in(store), moment);
        store.execute("create or replace temp table " + SCORED + " as\n" + plan.query());
        LeadReasons.write(store, SCORED, runId, "points");
        long leads = store.execute("insert into lead_score\n" + scored(scorecard, runId, asOf, SCORED));
        store.execute("drop table " + SCORED);
        return leads;
    }

    /** The plan of {@link #score}: one row per lead, with the columns of {@code lead_score} in their order. */
    public static SqlPlan plan(
            Scorecard scorecard, Declarations declarations, AttributesAsOf attributes, long runId, Instant asOf) {
        return plan(scorecard, declarations, attributes, Moment.everyLead(asOf), runId, asOf);
    }

    /** {@link #plan} of the leads of a moment, which is of that instant. */
    public static SqlPlan plan(
            Scorecard scorecard,
            Declarations declarations,
            AttributesAsOf attributes,
            Moment moment,
            long runId,
            Instant asOf) {
        SqlPlan plan = ScorePlan.of(scorecard, declarations, attributes, moment);
        return plan.then(new Step(
                "scored_lead",
                "one row per lead: points",
                scored(scorecard, runId, asOf, plan.result().name())));
    }

    private static String scored(Scorecard scorecard, long runId, Instant asOf, String from) {
        return """
                select
                    %s as run_id,
                    p.lead_id as lead_id,
                    %s as as_of,
                    %s as scorecard_fingerprint,
                    %s as fit,
                    %s as engagement,
                    %s as stage_points,
                    p.buying_stage as buying_stage,
                    %s as points,
                    %s as raw_points,
                    p.grade as grade,
                    p.segment as segment
                from %s as p
                """.formatted(
                        Sql.literal(runId),
                        Sql.literal(asOf),
                        Sql.literal(scorecard.fingerprint()),
                        Dialect.DUCKDB.points("p.fit_us"),
                        Dialect.DUCKDB.points("p.engagement_us"),
                        Dialect.DUCKDB.points("p.stage_us"),
                        Dialect.DUCKDB.points("p.points_us"),
                        Dialect.DUCKDB.points("p.raw_points_us"),
                        from);
    }
}
