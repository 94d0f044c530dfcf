package io.plumbline.training.snapshot;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.feature.FeaturePlan;
import io.plumbline.engine.feature.FeatureSet;
import io.plumbline.engine.feature.SnapshotLoop;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.score.ScorePlan;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.SnapshotPolicy.Monthly;
import io.plumbline.engine.workspace.Workspace;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Builds the rows that a model is trained and judged on, pass by pass: who is eligible, what was known, how the points
 * stood, and whether the steps followed. They are kept in temporary tables, numbered by {@code row_id}, oldest first:
 *
 * <ul>
 *   <li>{@code training_row}: one row per lead and snapshot that is used, with the scores of the points by the scorecard,
 *       and {@code points_then} by the version in force at the snapshot, absent where the store has none
 *   <li>{@link #FEATURES}: one row per row of {@code training_row}, one column per feature
 *   <li>{@code training_label}: one row per row of {@code training_row} and step that is looked for
 *   <li>{@code young_row} and {@code young_feature}: the same of the rows that are not mature yet
 * </ul>
 */
public final class TrainingRows {
    /** The temporary table of the features. */
    public static final String FEATURES = Maturity.MATURE.features();

    private final Store store;
    private final Workspace workspace;
    private final Scorecard scorecard;
    private final FeatureSet features;
    private final AttributesAsOf attributes;
    private final PointsThen then;

    public TrainingRows(Store store, Workspace workspace, Scorecard scorecard, FeatureSet features) {
        this.store = store;
        this.workspace = workspace;
        this.scorecard = scorecard;
        this.features = features;
        this.attributes = AttributesAsOf.in(store);
        this.then = new PointsThen(
                store,
                workspace.declarations(),
                attributes,
                scorecard,
                workspace.training().snapshots().hasTime());
    }

    /**
     * Fills the temporary tables and counts in {@code snapshot_count} every lead that existed at a snapshot, by
     * reason.
     *
     * @param modelId    the model the rows are for
     * @param asOf       nothing at or after this instant is known
     * @param labelSteps the steps that are looked for
     */
    public void build(long modelId, Instant asOf, Collection<String> labelSteps) {
        for (Maturity maturity : Maturity.values()) {
            store.execute("drop table if exists temp." + maturity.features());
        }
        if (workspace.training().snapshots() instanceof Monthly) {
            try (SnapshotLoop loop = new SnapshotLoop(store, features, workspace.declarations(), attributes)) {
                build(modelId, asOf, labelSteps, loop::at);
            }
        } else {
            build(
                    modelId,
                    asOf,
                    labelSteps,
                    moment -> FeaturePlan.of(features, workspace.declarations(), attributes, moment));
        }
    }

    private void build(long modelId, Instant asOf, Collection<String> labelSteps, Function<Moment, SqlPlan> plan) {
        new LabelledRows(store, workspace).build(modelId, asOf, labelSteps, (pass, maturity) -> {
            Moment moment = pass.moment(LabelledRows.PASS_ROW);
            addScores(moment, maturity);
            addFeatures(plan.apply(moment), maturity);
        });
    }

    private void addScores(Moment moment, Maturity maturity) {
        then.score(moment.common());
        SqlPlan scores = ScorePlan.of(scorecard, workspace.declarations(), attributes, moment);
        store.execute("""
                insert into %s
                select
                    p.*,
                    s.points_us / 1e6 as points,
                    s.raw_points_us / 1e6 as raw_points,
                    s.fit_us / 1e6 as fit,
                    s.engagement_us / 1e6 as engagement,
                    s.stage_us / 1e6 as stage,
                    %s as existing,
                    %s as points_then
                from pass_row as p
                join (%s) as s on s.lead_id = p.lead_id
                %s
                %s
                order by p.row_id
                """.formatted(
                        maturity.rows(),
                        hasExisting() ? "x." + Sql.identifier(Declarations.EXISTING_SCORE) : "cast(null as double)",
                        then.points(),
                        scores.query(),
                        then.join(),
                        hasExisting() ? existingScore(moment) : ""));
    }

    private void addFeatures(SqlPlan plan, Maturity maturity) {
        store.append(maturity.features(), """
                select
                    p.row_id as row_id,
                    f.* exclude (lead_id)
                from pass_row as p
                join (%s) as f on f.lead_id = p.lead_id
                order by p.row_id
                """.formatted(plan.query()));
    }

    private boolean hasExisting() {
        return workspace.sources().bringExistingScore();
    }

    private String existingScore(Moment moment) {
        SqlPlan plan = new SqlPlan(
                List.of(moment.step(), attributes.step(moment, Map.of(Declarations.EXISTING_SCORE, ValueType.NUMBER))));
        return "join (" + plan.query() + ") as x on x.lead_id = p.lead_id";
    }
}
