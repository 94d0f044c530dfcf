package io.plumbline.training.snapshot;

import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * The rows that a model would learn from and be judged on, without its features, pass after pass: who is eligible at which
 * moment, and whether the steps followed. Nothing but the rows of the pass at hand is kept.
 */
public final class PastRows {
    /**
     * The temporary table of the rows of a pass: one row per lead, with {@code lead_id, account_id, as_of_us, snapshot_no,
     * snapshot_at}, {@code mature} and a truth value for each step, named by {@link #label}, false where not mature.
     */
    public static final String TABLE = "past_row";

    private static final String UNLABELLED = "past_row_unlabelled";

    private final Store store;
    private final Workspace workspace;
    private final Instant asOf;

    /** @param asOf nothing at or after this instant is known */
    public PastRows(Store store, Workspace workspace, Instant asOf) {
        this.store = store;
        this.workspace = workspace;
        this.asOf = asOf;
    }

    /**
     * Which rows are looked at.
     *
     * @param from   no moment before this instant
     * @param to     no moment after this instant
     * @param testOf only rows that a model was tested on; the way to what it has not seen where rows have no moments
     */
    public record Selection(Optional<Instant> from, Optional<Instant> to, OptionalLong testOf) {
        /** All rows. */
        public static final Selection ALL = new Selection(Optional.empty(), Optional.empty(), OptionalLong.empty());

        private boolean holds(SnapshotPass pass) {
            return pass.common()
                    .map(at -> from.map(first -> !at.isBefore(first)).orElse(true)
                            && to.map(last -> !at.isAfter(last)).orElse(true))
                    .orElse(true);
        }

        /** Whether {@code c}, a row whose moment is its own, belongs to it. */
        private String condition() {
            return from.map(first -> "\n    and c.as_of_us >= " + Sql.microseconds(first))
                            .orElse("")
                    + to.map(last -> "\n    and c.as_of_us <= " + Sql.microseconds(last))
                            .orElse("");
        }
    }

    /** Takes the rows of one pass. */
    public interface Visitor {
        /**
         * The rows of a pass are in {@link #TABLE}.
         *
         * @param moment the leads of the pass at their moments
         * @param done   how many passes are done already
         * @param passes how many there are
         */
        void pass(Moment moment, int done, int passes);
    }

    /** The column that says whether a step followed within the horizon, as an SQL identifier. */
    public static String label(String step) {
        return Sql.identifier("label of " + step);
    }

    /**
     * Goes through the passes, oldest first.
     *
     * @param steps the steps that are looked for, each once
     */
    public void each(Selection selection, Collection<String> steps, Visitor visitor) {
        boolean timed = workspace.training().snapshots().hasTime();
        List<SnapshotPass> passes = new SnapshotPasses(store, workspace.training(), asOf)
                .all().stream().filter(pass -> !timed || selection.holds(pass)).toList();
        Candidates candidates = new Candidates(workspace.outcome(), workspace.training(), workspace.declarations());
        for (int i = 0; i < passes.size(); i++) {
            candidates.classify(store, passes.get(i), Optional.of(asOf));
            write(selection, timed, steps);
            if (store.number("select count(*) from " + TABLE).orElse(0L) > 0) {
                visitor.pass(passes.get(i).moment(TABLE), i, passes.size());
            }
        }
        store.execute("drop table if exists temp." + TABLE);
    }

    private void write(Selection selection, boolean timed, Collection<String> steps) {
        String tested = selection.testOf().isEmpty()
                ? ""
                : """

                    and (c.lead_id, c.snapshot_no) in (
                        select
                            h.lead_id,
                            h.snapshot_no
                        from holdout_score as h
                        where h.model_id = %s
                            and h.part = 'test'
                    )""".formatted(Sql.literal(selection.testOf().getAsLong()));
        store.execute("""
                create or replace temp table %s as
                select
                    row_number() over () as row_id,
                    c.lead_id as lead_id,
                    c.account_id as account_id,
                    c.as_of_us as as_of_us,
                    c.snapshot_no as snapshot_no,
                    c.snapshot_at as snapshot_at,
                    c.reason = %s as mature
                from pass_candidate as c
                where c.reason in (%s, %s)%s%s
                """.formatted(
                        UNLABELLED,
                        Sql.literal(Maturity.MATURE.reason()),
                        Sql.literal(Maturity.MATURE.reason()),
                        Sql.literal(Maturity.YOUNG.reason()),
                        timed ? selection.condition() : "",
                        tested));
        store.execute("create or replace temp table " + TABLE + " as\n" + labelled(List.copyOf(steps)));
        store.execute("drop table " + UNLABELLED);
    }

    private String labelled(List<String> steps) {
        LabelledRows rows = new LabelledRows(store, workspace);
        String labels = steps.stream()
                .map(step -> ",\n    r.mature and b" + steps.indexOf(step) + ".label as " + label(step))
                .collect(Collectors.joining());
        String joins = steps.stream()
                .map(step -> "join (\n" + rows.labels(UNLABELLED, step, asOf).indent(4) + ") as b" + steps.indexOf(step)
                        + " on b" + steps.indexOf(step) + ".row_id = r.row_id\n")
                .collect(Collectors.joining());
        return "select\n    r.* exclude (row_id)" + labels + "\nfrom " + UNLABELLED + " as r\n" + joins;
    }
}
