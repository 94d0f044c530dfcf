package io.plumbline.training.gate;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.SnapshotPolicy.Timeless;
import io.plumbline.engine.workspace.Workspace;
import java.time.Duration;

/** The training rows whose labels were complete before others begin, as conditions on {@code row_id}. */
record EarlierRows(Store store, Workspace workspace) {

    /** The rows that were mature at a position; ids rise with the position, so they are the first ones. */
    String before(double position) {
        long horizon = workspace.training().snapshots().hasTime()
                ? workspace.outcome().horizon().orElse(Duration.ZERO).toNanos() / 1_000
                : 0;
        long start = (long) position;
        long rows = store.number("""
                        select count(*)
                        from training_row
                        where position < %s
                            and position <= %s
                        """.formatted(Sql.literal(start), Sql.literal(start - horizon)))
                .orElse(0L);
        return "row_id < " + rows;
    }

    /** The rows before the test part; where the parts were drawn at random, those that are not in it. */
    String beforeTest(TestRows test) {
        return workspace.training().snapshots() instanceof Timeless
                ? "not " + test.condition(store)
                : before(test.position()[0]);
    }
}
