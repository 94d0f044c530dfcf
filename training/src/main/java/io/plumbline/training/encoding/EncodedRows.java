package io.plumbline.training.encoding;

import io.plumbline.engine.model.Encoding;
import io.plumbline.engine.store.Columns;
import io.plumbline.engine.store.Store;
import io.plumbline.training.fit.ColumnBlock;
import io.plumbline.training.fit.DesignMatrix;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of features turned into the matrix that a model is fitted on: numbers as numbers, the indicators of a feature as
 * codes. Few columns are read at a time, so that the store never holds a second matrix.
 */
public final class EncodedRows {
    private static final int BLOCKS_AT_A_TIME = 8;

    private EncodedRows() {}

    /** The rows in their order, one column per column of the encoding; at least one row. */
    public static DesignMatrix read(Store store, Encoding encoding, FeatureRows rows) {
        int count = (int) rows.count(store);
        List<EncodedBlock> wanted = EncodedBlock.of(encoding.columns());
        List<ColumnBlock> blocks = new ArrayList<>();
        for (int from = 0; from < wanted.size(); from += BLOCKS_AT_A_TIME) {
            List<EncodedBlock> few = wanted.subList(from, Math.min(wanted.size(), from + BLOCKS_AT_A_TIME));
            blocks.addAll(read(store, few, rows, count));
        }
        return DesignMatrix.of(encoding.names(), blocks, count);
    }

    private static List<ColumnBlock> read(Store store, List<EncodedBlock> wanted, FeatureRows rows, int count) {
        String select = EncodedBlock.select(wanted);
        if (!rows.numbered()) {
            Columns columns = store.columns(rows.query(select), count);
            return EncodedBlock.blocks(wanted, columns, RowOrder.ASCENDING);
        }
        Columns columns = store.columns(rows.unordered(rows.order() + " as row_order,\n" + select), count);
        return EncodedBlock.blocks(wanted, columns, RowOrder.of(columns.column("row_order")));
    }
}
