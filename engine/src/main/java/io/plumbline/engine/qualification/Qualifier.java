package io.plumbline.engine.qualification;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.scorecard.Level;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.scorecard.Stage;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Recommends levels from the scores of a run. The newest stored predictions as of that instant or before count. */
public record Qualifier(Store store, Declarations declared) {
    private static final String JUDGED = "judged_lead";

    /**
     * Writes the table {@code qualification} for a run whose {@code lead_score} is written.
     *
     * @return number of leads and levels recommended
     */
    public long qualify(Scorecard scorecard, long runId, Instant asOf) {
        if (scorecard.levels().isEmpty()) {
            return 0;
        }
        Optional<Predicted> predicted = Predicted.at(Predicted.in(store), asOf);
        JudgedLeads judged = new JudgedLeads(
                scorecard,
                declared,
                AttributesAsOf.in(store),
                Moment.everyLead(asOf),
                asOf,
                predicted.map(run -> OptionalLong.of(run.runId())).orElseGet(OptionalLong::empty));
        store.execute("create or replace temp table " + JUDGED + " as\n"
                + judged.query("select * from lead_score where run_id = " + Sql.literal(runId)));
        List<LearnedThreshold> thresholds = predicted
                .map(run -> LearnedThreshold.ofModel(store, run.modelId()))
                .orElse(List.of());
        List<String> stages =
                scorecard.stage().stages().stream().map(Stage::name).toList();
        long recommended = store.execute("insert into qualification\n"
                + scorecard.levels().stream()
                        .map(level -> recommended(new LevelSql(level, thresholds, stages), level, runId))
                        .collect(Collectors.joining("union all\n")));
        store.execute("drop table " + JUDGED);
        return recommended;
    }

    private static String recommended(LevelSql sql, Level level, long runId) {
        return """
                select
                    %s as run_id,
                    j.lead_id as lead_id,
                    %s as level,
                    %s as reason
                from (
                    select
                        *,
                        false as %s
                    from %s
                ) as j
                where %s
                """.formatted(
                        Sql.literal(runId), Sql.literal(level.name()), sql.why(), LevelSql.WAS, JUDGED, sql.holds());
    }
}
