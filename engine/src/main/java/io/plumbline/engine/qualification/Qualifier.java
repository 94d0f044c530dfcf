package io.plumbline.engine.qualification;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;

/**
 * Recommends levels: folds them over the grid, and evaluates them once more as of a run. The newest stored predictions that
 * are not of a later instant count.
 */
public record Qualifier(Store store, Declarations declared) {
    /**
     * Writes the tables {@code qualification_change} and {@code level_evaluation} for all points of the grid up to an
     * instant. What they hold then does not depend on when this was called before.
     *
     * @param scorecards in the order in which they came into force; at least one
     * @param runId      the command's own run
     * @param told       how much is done, 0 to 1
     */
    public void fold(List<InForce> scorecards, long runId, Instant asOf, DoubleConsumer told) {
        new Fold(store, declared, scorecards, runId).to(asOf, told);
    }

    /**
     * Writes the table {@code qualification} for a run whose {@code lead_score} is written: the levels as of the last point
     * of the grid, evaluated once more, and what people said otherwise. The grid remembers neither.
     *
     * @return number of leads and levels recommended
     */
    public long qualify(Scorecard scorecard, long runId, Instant asOf) {
        if (scorecard.levels().isEmpty()) {
            return 0;
        }
        Basis basis = new Basis(store, declared);
        new JudgedLeads(
                        scorecard,
                        declared,
                        AttributesAsOf.in(store),
                        Moment.everyLead(asOf),
                        asOf,
                        basis.predictionRun(asOf))
                .write(store, "select * from lead_score where run_id = " + Sql.literal(runId));
        Members members = new Members(store);
        members.asOf(asOf);
        long recommended = store.execute("insert into qualification\n"
                + scorecard.levels().stream()
                        .map(level -> recommended(
                                new SegmentLevel(scorecard, level.name(), basis.thresholds(asOf)), runId, asOf))
                        .collect(Collectors.joining("union all\n")));
        members.drop();
        JudgedLeads.drop(store);
        return recommended;
    }

    private static String recommended(SegmentLevel level, long runId, Instant asOf) {
        OnLevel on = new OnLevel(level, JudgedLeads.TABLE, Members.TABLE, asOf);
        return """
                select
                    %s as run_id,
                    j.lead_id as lead_id,
                    %s as level,
                    concat_ws('; ', %s, j.words) as reason,
                    case when %s then coalesce(j.entered_at, %s) else j.from_at end as since
                %swhere %s
                """.formatted(
                        Sql.literal(runId),
                        Sql.literal(level.level()),
                        level.why(),
                        on.recommended(),
                        Sql.literal(asOf),
                        on.rows(),
                        on.holds());
    }
}
