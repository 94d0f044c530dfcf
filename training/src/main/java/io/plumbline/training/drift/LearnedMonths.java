package io.plumbline.training.drift;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.Optional;

/**
 * The months that a model learned from: all up to a last one.
 *
 * @param last       instant of the last snapshot; empty for tables without dates
 * @param lastNumber its number, which holds where there are no dates
 */
record LearnedMonths(long modelId, Optional<Instant> last, long lastNumber) {

    static LearnedMonths of(Store store, long modelId) {
        return store.first(
                        """
                        select
                            max(last_snapshot_at) as last_at,
                            max(last_snapshot_no) as last_no
                        from model_part
                        where model_id = %s
                        """.formatted(modelId),
                        row -> new LearnedMonths(modelId, row.optionalInstant("last_at"), row.number("last_no")))
                .orElseThrow();
    }

    boolean hold(Month month) {
        return month.at()
                .flatMap(at -> last.map(instant -> !at.isAfter(instant)))
                .orElse(month.number() <= lastNumber);
    }

    /** The SQL condition of rows after them. */
    String later(String rows) {
        return last.map(instant -> rows + ".snapshot_at > " + Sql.literal(instant))
                .orElse(rows + ".snapshot_no > " + lastNumber);
    }
}
