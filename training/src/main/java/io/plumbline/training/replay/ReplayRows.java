package io.plumbline.training.replay;

import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.qualification.TriedLevels;
import io.plumbline.engine.scorecard.Level;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.training.curve.LabelledHoldout;
import io.plumbline.training.snapshot.PastRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;

/**
 * Both scorecards at every moment of history, in temporary tables. Levels remember from one moment to the next: a lead that was
 * not looked at in between is on none.
 *
 * @param cards the current scorecard and the draft
 */
record ReplayRows(Store store, Workspace workspace, List<Scorecard> cards, Instant asOf) {
    /**
     * One row per lead and moment: {@code lead_no, snapshot_no, mature}, a label per step as {@link PastRows#label} names it,
     * {@link #points} of each scorecard and {@link TriedLevels#onLevel} for each of its levels.
     */
    static final String ROW = "replay_row";

    /** One row per lead: {@code lead_id}, and the numbers of the lead and its cluster from 0. */
    static final String LEAD = "replay_lead_no";

    /** One row per moment: {@code snapshot_no, snapshot_at} and {@code mature}, whether all its rows are. */
    static final String MOMENT = "replay_moment";

    private static final String BEFORE = "replay_before";
    private static final String PART = "replay_part";

    /** The column of a scorecard's points. */
    static String points(int card) {
        return "points_" + card;
    }

    /**
     * Fills the tables.
     *
     * @param steps the steps that are looked for, each once
     * @param told  how much is done, 0 to 1
     */
    void write(PastRows.Selection selection, Collection<String> steps, DoubleConsumer told) {
        prepare(steps);
        TriedLevels tried = new TriedLevels(store, workspace.declarations(), cards);
        new PastRows(store, workspace, asOf).each(selection, steps, (moment, done, passes) -> {
            told.accept((double) done / passes);
            pass(tried, moment, steps);
        });
        tried.drop();
        store.execute("drop table if exists temp." + BEFORE);
    }

    private void prepare(Collection<String> steps) {
        store.execute("""
                create or replace temp table %s as
                select
                    l.lead_id as lead_id,
                    cast(row_number() over (order by l.lead_id) - 1 as integer) as lead_no,
                    cast(dense_rank() over (order by %s) - 1 as integer) as cluster_no
                from lead as l
                """.formatted(LEAD, LabelledHoldout.clusterKey("l")));
        store.execute("create or replace temp table " + MOMENT
                + " (snapshot_no bigint, snapshot_at timestamp, row_count bigint, mature boolean)");
        List<String> columns = new ArrayList<>(List.of("lead_no integer", "snapshot_no integer", "mature boolean"));
        steps.forEach(step -> columns.add(PastRows.label(step) + " boolean"));
        columns.add(points(0) + " double");
        columns.add(points(1) + " double");
        onLevels().forEach(column -> columns.add(column + " boolean"));
        store.execute("create or replace temp table " + ROW + " (" + String.join(", ", columns) + ")");
        store.execute("drop table if exists temp." + BEFORE);
    }

    private List<String> onLevels() {
        List<String> columns = new ArrayList<>();
        for (int card = 0; card < cards.size(); card++) {
            for (Level level : cards.get(card).levels()) {
                columns.add(TriedLevels.onLevel(card, level.name()));
            }
        }
        return columns;
    }

    private void pass(TriedLevels tried, Moment moment, Collection<String> steps) {
        store.execute("""
                insert into %s
                select
                    p.snapshot_no,
                    min(p.snapshot_at),
                    count(*),
                    bool_and(p.mature)
                from %s as p
                group by
                    p.snapshot_no
                """.formatted(MOMENT, PastRows.TABLE));
        if (moment.common().isPresent()) {
            tried.at(moment, moment.common().get(), before());
            keep(PastRows.TABLE, steps);
            store.execute("create or replace temp table " + BEFORE + " as\nselect\n    t.lead_id"
                    + onLevels().stream().map(column -> ",\n    t." + column).collect(Collectors.joining())
                    + "\nfrom " + TriedLevels.TABLE + " as t");
        } else {
            parts(tried, steps);
        }
    }

    private Optional<String> before() {
        boolean any = store.number("select count(*) from duckdb_tables() where temporary and table_name = "
                                + Sql.literal(BEFORE))
                        .orElse(0L)
                > 0;
        return any ? Optional.of(BEFORE) : Optional.empty();
    }

    /** Each lead has a moment of its own: they are taken apart by the predictions that count then. */
    private void parts(TriedLevels tried, Collection<String> steps) {
        List<Instant> changes = TriedLevels.changesOfBasis(store);
        for (int i = 0; i <= changes.size(); i++) {
            Instant from = i == 0 ? Instant.EPOCH : changes.get(i - 1);
            String notBefore = i == 0 ? "true" : "p.as_of_us >= " + Sql.microseconds(from);
            String until = i == changes.size() ? "true" : "p.as_of_us < " + Sql.microseconds(changes.get(i));
            store.execute("create or replace temp table " + PART + " as\nselect\n    p.*\nfrom " + PastRows.TABLE
                    + " as p\nwhere " + notBefore + "\n    and " + until);
            if (store.number("select count(*) from " + PART).orElse(0L) > 0) {
                tried.at(Moment.of(PART), i == 0 ? Instant.MIN : from, Optional.empty());
                keep(PART, steps);
            }
        }
        store.execute("drop table " + PART);
    }

    private void keep(String past, Collection<String> steps) {
        store.execute("""
                insert into %s
                select
                    n.lead_no,
                    p.snapshot_no,
                    p.mature%s,
                    cast(t.%s as double),
                    cast(t.%s as double)%s
                from %s as p
                join %s as n on n.lead_id = p.lead_id
                join %s as t on t.lead_id = p.lead_id
                """.formatted(
                ROW,
                steps.stream().map(step -> ",\n    p." + PastRows.label(step)).collect(Collectors.joining()),
                TriedLevels.column(0, "points"),
                TriedLevels.column(1, "points"),
                onLevels().stream().map(column -> ",\n    t." + column).collect(Collectors.joining()),
                past,
                LEAD,
                TriedLevels.TABLE));
    }

    /** Removes the tables. */
    static void drop(Store store) {
        List.of(ROW, LEAD, MOMENT).forEach(table -> store.execute("drop table if exists temp." + table));
    }
}
