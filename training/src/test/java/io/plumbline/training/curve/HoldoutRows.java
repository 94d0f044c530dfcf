package io.plumbline.training.curve;

import io.plumbline.engine.store.Store;
import java.util.List;
import java.util.Locale;

/** Held-out rows for tests, and their way into a store. */
final class HoldoutRows {
    static final long MODEL = 1;

    private HoldoutRows() {}

    /**
     * One row: a lead at a snapshot with one score that serves as points, as probability and as the company's own; the
     * company's own is missing where it is minus infinity.
     */
    record HoldoutRow(String lead, long snapshot, double score, boolean label) {}

    static Store stored(List<HoldoutRow> rows) {
        Store store = Store.inMemory();
        for (HoldoutRow row : rows) {
            store.execute(String.format(
                    Locale.ROOT,
                    "insert into holdout_score values (1, 'test', '%s', null, %s, null, %s, %s, %s, %s, %s, 0, 0, 0, %s, null, null)",
                    row.lead(),
                    row.snapshot(),
                    row.label(),
                    present(row),
                    present(row),
                    present(row),
                    present(row),
                    Double.isInfinite(row.score()) ? "null" : row.score()));
        }
        store.execute("""
                insert into holdout_label
                select model_id, part, lead_id, snapshot_no, 'customer', label from holdout_score
                """);
        return store;
    }

    private static double present(HoldoutRow row) {
        return Double.isInfinite(row.score()) ? 0 : row.score();
    }
}
