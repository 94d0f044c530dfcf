package io.plumbline.training.encoding;

import io.plumbline.engine.model.Encoding;
import io.plumbline.engine.store.Columns;
import io.plumbline.engine.store.Store;
import io.plumbline.training.fit.DesignMatrix;

/** Rows of features turned into the matrix that a model is fitted on. */
public final class EncodedRows {
    private EncodedRows() {}

    /** The rows in their order, one column per column of the encoding; at least one row. */
    public static DesignMatrix read(Store store, Encoding encoding, FeatureRows rows) {
        if (encoding.columns().isEmpty()) {
            return DesignMatrix.of(encoding.names(), new double[0][], (int) rows.count(store));
        }
        Columns columns = store.columns(rows.query(encoding.select()));
        double[][] values = columns.names().stream().map(columns::column).toArray(double[][]::new);
        return DesignMatrix.of(encoding.names(), values, columns.size());
    }
}
