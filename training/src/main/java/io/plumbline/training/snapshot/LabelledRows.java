package io.plumbline.training.snapshot;

import io.plumbline.engine.moment.Known;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Which leads make a row at which snapshot, and whether the steps followed: the temporary tables of {@link Maturity} and
 * {@code training_label}.
 */
public final class LabelledRows {
    /** The temporary table of the leads used in a pass, with the number that each gets. */
    static final String PASS_ROW = "pass_row";

    private static final String ROW_TABLE = """
            create or replace temp table %s (
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
                existing double,
                points_then double
            )
            """;

    private final Store store;
    private final Workspace workspace;

    public LabelledRows(Store store, Workspace workspace) {
        this.store = store;
        this.workspace = workspace;
    }

    /** Builds the rows with labels, and neither scores nor features. See {@link TrainingRows#build}. */
    public void build(long modelId, Instant asOf, Collection<String> labelSteps) {
        build(modelId, asOf, labelSteps, (pass, maturity) -> addBareRows(maturity));
    }

    /**
     * Builds the rows.
     *
     * @param add puts the leads of {@link #PASS_ROW} into the table of rows of that maturity
     */
    void build(long modelId, Instant asOf, Collection<String> labelSteps, BiConsumer<SnapshotPass, Maturity> add) {
        prepareTables();
        Candidates candidates = new Candidates(workspace.outcome(), workspace.training(), workspace.declarations());
        for (SnapshotPass pass : new SnapshotPasses(store, workspace.training(), asOf).all()) {
            candidates.classify(store, pass, Optional.of(asOf));
            count(modelId);
            for (Maturity maturity : Maturity.values()) {
                if (take(maturity) > 0) {
                    add.accept(pass, maturity);
                }
            }
        }
        labelSteps.forEach(step -> addLabels(step, asOf));
    }

    private void prepareTables() {
        for (Maturity maturity : Maturity.values()) {
            store.execute(ROW_TABLE.formatted(maturity.rows()));
        }
        store.execute("create or replace temp table training_label (row_id bigint, label_step varchar, label boolean)");
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

    private long take(Maturity maturity) {
        String position = workspace.training().snapshots().hasTime() ? "c.as_of_us" : "l.row_no";
        store.execute("""
                create or replace temp table pass_row as
                select
                    (select count(*) from %s) + row_number() over (order by %s, c.lead_id) - 1 as row_id,
                    c.lead_id as lead_id,
                    c.account_id as account_id,
                    c.as_of_us as as_of_us,
                    c.snapshot_no as snapshot_no,
                    c.snapshot_at as snapshot_at,
                    %s as position
                from pass_candidate as c
                join lead as l on l.lead_id = c.lead_id
                where c.reason = %s
                """.formatted(maturity.rows(), position, position, Sql.literal(maturity.reason())));
        return store.number("select count(*) from pass_row").orElseThrow();
    }

    private void addBareRows(Maturity maturity) {
        store.execute("insert into " + maturity.rows() + " by name select * from " + PASS_ROW + " order by row_id");
    }

    private void addLabels(String step, Instant asOf) {
        store.execute("insert into training_label\n" + labels("training_row", step, asOf));
    }

    /**
     * SELECT of one row per row of a table: {@code row_id, label_step, label}. A record merged into another lead later went
     * on to do what that lead did.
     *
     * @param rows table with {@code row_id}, {@code lead_id} and {@code as_of_us}
     */
    String labels(String rows, String step, Instant asOf) {
        boolean timed = workspace.training().snapshots().hasTime();
        Duration horizon = workspace.outcome().horizon().orElse(Duration.ZERO);
        String inWindow = timed
                ? "epoch_us(o.occurred_at) >= r.as_of_us and epoch_us(o.occurred_at) < r.as_of_us + "
                        + Sql.microseconds(horizon)
                : "true";
        return """
                select
                    r.row_id as row_id,
                    %s as label_step,
                    bool_or(coalesce(o.happened and %s, false)) as label
                from %s as r
                left join (%s) as g on g.lead_id = r.lead_id
                left join outcome as o
                    on o.lead_id = coalesce(g.into_lead_id, r.lead_id)
                    and o.step = %s
                    and %s
                group by r.row_id
                """.formatted(
                        Sql.literal(step),
                        inWindow,
                        rows,
                        Known.merges(Sql.literal(asOf)),
                        Sql.literal(step),
                        Known.told("o", Sql.literal(asOf)));
    }
}
