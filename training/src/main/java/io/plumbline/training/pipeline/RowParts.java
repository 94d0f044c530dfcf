package io.plumbline.training.pipeline;

import io.plumbline.engine.store.Store;
import io.plumbline.training.split.Split;
import java.util.Arrays;

/** Says of every training row in which part it is: the temporary table {@code row_part}. */
final class RowParts {
    static final String TABLE = "row_part";

    private static final double DEVELOPMENT = 0;
    private static final double GAP = 1;
    private static final double TEST = 2;

    /** The part's name, as SQL over the column {@code part} of the table. */
    static final String NAME = "case part when 0 then 'development' when 1 then 'gap' else 'test' end";

    private RowParts() {}

    static void store(Store store, Split split) {
        store.execute("create or replace temp table " + TABLE + " (row_id double, part double)");
        append(store, split.development(), DEVELOPMENT);
        append(store, split.gap(), GAP);
        append(store, split.test(), TEST);
    }

    private static void append(Store store, int[] rows, double part) {
        double[] parts = new double[rows.length];
        Arrays.fill(parts, part);
        store.append(TABLE, Arrays.stream(rows).asDoubleStream().toArray(), parts);
    }
}
