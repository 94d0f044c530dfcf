package io.plumbline.engine.qualification;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Known;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.score.FiredRules;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * What the levels of a scorecard ask of leads at an instant.
 *
 * @param moment        the leads, as of the instant
 * @param asOf          the instant
 * @param predictionRun the run whose predictions count; empty while there is none
 */
record JudgedLeads(
        Scorecard scorecard,
        Declarations declared,
        AttributesAsOf attributes,
        Moment moment,
        Instant asOf,
        OptionalLong predictionRun) {

    /** The temporary table that {@link #write} fills. */
    static final String TABLE = "judged_lead";

    private static final String FIRED = "fired_rule";

    /**
     * Writes {@link #TABLE}. Which rules fired is a statement of its own: a statement reads only so many kinds of events.
     *
     * @param scores SELECT with the columns of {@code lead_score}
     */
    void write(Store store, String scores) {
        if (!rules().isEmpty()) {
            store.execute("create or replace temp table " + FIRED + " as\n"
                    + FiredRules.plan(scorecard, rules(), declared, attributes, moment)
                            .query());
        }
        store.execute("create or replace temp table " + TABLE + " as\n" + query(scores));
        store.execute("drop table if exists temp." + FIRED);
    }

    static void drop(Store store) {
        store.execute("drop table " + TABLE);
    }

    /**
     * SELECT of one row per lead that has scores: {@code lead_id, fit, engagement, stage_points, points, buying_stage,
     * grade, segment, probability}, and truth values for rules and steps that the levels name.
     *
     * @param scores SELECT with the columns of {@code lead_score}
     */
    private String query(String scores) {
        return """
                select
                    s.lead_id as lead_id,
                    s.fit as fit,
                    s.engagement as engagement,
                    s.stage_points as stage_points,
                    s.points as points,
                    s.buying_stage as buying_stage,
                    s.grade as grade,
                    s.segment as segment,
                    p.probability as probability%s%s
                from (
                %s) as s
                left join prediction as p on p.run_id = %s
                    and p.lead_id = s.lead_id%s
                """.formatted(
                        rules().stream().map(JudgedLeads::fired).collect(Collectors.joining()),
                        steps().stream().map(this::taken).collect(Collectors.joining()),
                        scores.indent(4),
                        predictionRun.isPresent() ? Sql.literal(predictionRun.getAsLong()) : "null",
                        rules().isEmpty() ? "" : "\nleft join " + FIRED + " as f on f.lead_id = s.lead_id");
    }

    /** The column that says whether a lead took a step. */
    static String took(String step) {
        return Sql.identifier("took " + step);
    }

    private static String fired(String rule) {
        return ",\n    coalesce(f." + FiredRules.column(rule) + ", false) as " + FiredRules.column(rule);
    }

    private String taken(String step) {
        return ",\n    " + Known.took("s.lead_id", List.of(step), Sql.literal(asOf)) + " as " + took(step);
    }

    private NavigableSet<String> rules() {
        return new LevelLeaves(scorecard).rules();
    }

    private NavigableSet<String> steps() {
        return new LevelLeaves(scorecard).steps();
    }
}
