package io.plumbline.training.audit;

import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.score.RulePoints;
import io.plumbline.engine.scorecard.Rule;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.store.Columns;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.SnapshotPolicy.Monthly;
import io.plumbline.engine.workspace.Workspace;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What rules give training rows, as of the rows' moments, by the scoring's own SQL.
 *
 * @param columns {@code segment_no}, {@code age_days} and one column of micro-points per rule, in the order of the rows
 */
record CountedPoints(Columns columns) {
    private static final String ROWS = "audit_row";
    private static final String PASS = "audit_pass";
    private static final String POINTS = "audit_points";
    private static final double MICROS = 1e6;

    /** A pass over rows of which no two are of one lead. */
    private record Pass(String condition, Optional<Instant> common) {}

    /**
     * Scores.
     *
     * @param rules no two alike
     * @param rows  at least one
     */
    static CountedPoints read(
            Store store, Workspace workspace, Scorecard scorecard, List<Rule> rules, AuditedRows rows) {
        list(store, rows);
        store.execute("drop table if exists temp." + POINTS);
        AttributesAsOf attributes = AttributesAsOf.in(store);
        for (Pass pass : passes(store, workspace)) {
            store.execute("create or replace temp table " + PASS + " as\nselect lead_id, as_of_us, row_id\nfrom " + ROWS
                    + "\nwhere " + pass.condition());
            SqlPlan plan = RulePoints.plan(
                    scorecard,
                    rules,
                    workspace.declarations(),
                    attributes,
                    new Moment(Optional.of(PASS), pass.common()));
            store.append(POINTS, """
                    select
                        p.row_id as row_id,
                        s.* exclude (lead_id)
                    from %s as p
                    join (%s) as s on s.lead_id = p.lead_id
                    """.formatted(PASS, plan.query()));
        }
        String age = workspace.training().snapshots().hasTime()
                ? "(r.as_of_us - epoch_us(l.created_at)) / 86400e6"
                : "cast(null as double)";
        Columns columns = store.columns("""
                select
                    p.*,
                    %s as age_days
                from %s as p
                join %s as r on r.row_id = p.row_id
                join lead as l on l.lead_id = r.lead_id
                order by p.row_id
                """.formatted(age, POINTS, ROWS), rows.size());
        store.execute("drop table temp." + POINTS);
        return new CountedPoints(columns);
    }

    private static void list(Store store, AuditedRows rows) {
        store.execute("create or replace temp table " + ROWS + "_number (row_id double)");
        store.append(
                ROWS + "_number", Arrays.stream(rows.numbers()).asDoubleStream().toArray());
        store.execute("""
                create or replace temp table %1$s as
                select
                    r.row_id as row_id,
                    r.lead_id as lead_id,
                    r.as_of_us as as_of_us,
                    r.snapshot_no as snapshot_no
                from training_row as r
                where r.row_id in (select row_id from %1$s_number)
                """.formatted(ROWS));
    }

    private static List<Pass> passes(Store store, Workspace workspace) {
        String group = workspace.training().snapshots() instanceof Monthly ? "snapshot_no" : "cast(0 as bigint)";
        return store.rows(
                """
                select
                    %1$s as pass,
                    min(as_of_us) as first,
                    max(as_of_us) as last
                from %2$s
                group by %1$s
                order by pass
                """.formatted(group, ROWS),
                row -> new Pass(
                        group + " = " + row.number("pass"),
                        row.number("first") == row.number("last")
                                ? Optional.of(Instant.EPOCH.plus(row.number("first"), ChronoUnit.MICROS))
                                : Optional.empty()));
    }

    /** The segment of each row, counted from 1, 0 for none. */
    int[] segments() {
        return columns.whole(RulePoints.SEGMENT);
    }

    /** Days since each row's lead was created, NaN where that is not known. */
    double[] ages() {
        return columns.column("age_days");
    }

    /** How many firings the points of a rule are worth, by row. */
    double[] firings(int rule, double unit) {
        double[] micros = columns.column(RulePoints.column(rule));
        double[] firings = new double[micros.length];
        for (int i = 0; i < firings.length; i++) {
            firings[i] = micros[i] / (MICROS * unit);
        }
        return firings;
    }
}
