package io.plumbline.training.snapshot;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.feature.FeaturePlan;
import io.plumbline.engine.feature.FeatureSet;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Known;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.score.ScorePlan;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Builds the rows that a model is trained and judged on, pass by pass: who is eligible, what was known, how the points
 * stood, and whether the steps followed. They are kept in temporary tables, numbered by {@code row_id}, oldest first:
 *
 * <ul>
 *   <li>{@code training_row}: one row per lead and snapshot that is used, with the scores of the points
 *   <li>{@link #FEATURES}: one row per row of {@code training_row}, one column per feature
 *   <li>{@code training_label}: one row per row of {@code training_row} and step that is looked for
 * </ul>
 */
public final class TrainingRows {
    /** The temporary table of the features. */
    public static final String FEATURES = "training_feature";

    private static final String PASS_ROW = "pass_row";

    private final Store store;
    private final Workspace workspace;
    private final Scorecard scorecard;
    private final FeatureSet features;
    private final AttributesAsOf attributes;

    public TrainingRows(Store store, Workspace workspace, Scorecard scorecard, FeatureSet features) {
        this.store = store;
        this.workspace = workspace;
        this.scorecard = scorecard;
        this.features = features;
        this.attributes = AttributesAsOf.in(store);
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
        prepareTables();
        Candidates candidates = new Candidates(workspace.outcome(), workspace.training(), workspace.declarations());
        for (SnapshotPass pass : new SnapshotPasses(store, workspace.training(), asOf).all()) {
            candidates.classify(store, pass, Optional.of(asOf));
            count(modelId);
            if (takeUsed() > 0) {
                addRows(pass.moment(PASS_ROW));
            }
        }
        labelSteps.forEach(step -> addLabels(step, asOf));
    }

    private void prepareTables() {
        store.execute("""
                create or replace temp table training_row (
                    row_id bigint,
                    lead_id varchar,
                    account_id varchar,
                    as_of_us bigint,
                    snapshot_no bigint,
                    snapshot_at timestamp,
                    position bigint,
                    points double,
                    raw_points double,
                    fit double,
                    engagement double,
                    stage double,
                    existing double
                )
                """);
        store.execute("create or replace temp table training_label (row_id bigint, label_step varchar, label boolean)");
        store.execute("drop table if exists temp.training_feature");
    }

    private void count(long modelId) {
        store.execute("""
                insert into snapshot_count
                select
                    %s as model_id,
                    snapshot_no,
                    date_trunc('month', min(snapshot_at)) as snapshot_at,
                    reason,
                    count(*) as row_count
                from pass_candidate
                group by snapshot_no, reason
                order by snapshot_no, reason
                """.formatted(modelId));
    }

    private long takeUsed() {
        String position = workspace.training().snapshots().hasTime() ? "c.as_of_us" : "l.row_no";
        store.execute("""
                create or replace temp table pass_row as
                select
                    (select count(*) from training_row) + row_number() over (order by %s, c.lead_id) - 1 as row_id,
                    c.lead_id as lead_id,
                    c.account_id as account_id,
                    c.as_of_us as as_of_us,
                    c.snapshot_no as snapshot_no,
                    c.snapshot_at as snapshot_at,
                    %s as position
                from pass_candidate as c
                join lead as l on l.lead_id = c.lead_id
                where c.reason = 'used'
                """.formatted(position, position));
        return store.number("select count(*) from pass_row").orElseThrow();
    }

    private void addRows(Moment moment) {
        SqlPlan scores = ScorePlan.of(scorecard, workspace.declarations(), attributes, moment);
        store.execute("""
                insert into training_row
                select
                    p.*,
                    s.points_us / 1e6 as points,
                    s.raw_points_us / 1e6 as raw_points,
                    s.fit_us / 1e6 as fit,
                    s.engagement_us / 1e6 as engagement,
                    s.stage_us / 1e6 as stage,
                    %s as existing
                from pass_row as p
                join (%s) as s on s.lead_id = p.lead_id
                %s
                order by p.row_id
                """.formatted(
                        hasExisting() ? "x." + Sql.identifier(Declarations.EXISTING_SCORE) : "cast(null as double)",
                        scores.query(),
                        hasExisting() ? existingScore(moment) : ""));
        addFeatures(moment);
    }

    private void addFeatures(Moment moment) {
        SqlPlan plan = FeaturePlan.of(features, workspace.declarations(), attributes, moment);
        String rows = """
                select
                    p.row_id as row_id,
                    f.* exclude (lead_id)
                from pass_row as p
                join (%s) as f on f.lead_id = p.lead_id
                order by p.row_id
                """.formatted(plan.query());
        boolean first = store.number("select count(*) from duckdb_tables() where table_name = 'training_feature'")
                .filter(count -> count > 0)
                .isEmpty();
        store.execute((first ? "create temp table training_feature as\n" : "insert into training_feature\n") + rows);
    }

    private boolean hasExisting() {
        return workspace.sources().bringExistingScore();
    }

    private String existingScore(Moment moment) {
        SqlPlan plan = new SqlPlan(
                List.of(moment.step(), attributes.step(moment, Map.of(Declarations.EXISTING_SCORE, ValueType.NUMBER))));
        return "join (" + plan.query() + ") as x on x.lead_id = p.lead_id";
    }

    /** A record merged into another lead later went on to do what that lead did. */
    private void addLabels(String step, Instant asOf) {
        boolean timed = workspace.training().snapshots().hasTime();
        Duration horizon = workspace.outcome().horizon().orElse(Duration.ZERO);
        String inWindow = timed
                ? "epoch_us(o.occurred_at) >= r.as_of_us and epoch_us(o.occurred_at) < r.as_of_us + "
                        + Sql.microseconds(horizon)
                : "true";
        store.execute("""
                insert into training_label
                select
                    r.row_id as row_id,
                    %s as label_step,
                    bool_or(coalesce(o.happened and %s, false)) as label
                from training_row as r
                left join (%s) as g on g.lead_id = r.lead_id
                left join outcome as o
                    on o.lead_id = coalesce(g.into_lead_id, r.lead_id)
                    and o.step = %s
                    and %s
                group by r.row_id
                """.formatted(
                        Sql.literal(step),
                        inWindow,
                        Known.merges(Sql.literal(asOf)),
                        Sql.literal(step),
                        Known.told("o", Sql.literal(asOf))));
    }
}
