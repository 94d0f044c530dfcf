package io.plumbline.training.encoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.feature.CategoryAttribute;
import io.plumbline.engine.feature.FeatureSet;
import io.plumbline.engine.feature.NumberAttribute;
import io.plumbline.engine.model.Encoding;
import io.plumbline.engine.store.Columns;
import io.plumbline.engine.store.Store;
import io.plumbline.training.fit.DesignMatrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class EncodedRowsTest {
    private static final FeatureRows SORTED = new FeatureRows("lead_row", "true", "row_id");
    private static final FeatureRows NUMBERED = FeatureRows.numbered("lead_row", "true", "row_id");

    @Test
    void everyValueIsThatOfTheEncodingsOwnSql() {
        try (Store store = leads("row_id")) {
            Encoding encoding = encoding(store);
            DesignMatrix matrix = EncodedRows.read(store, encoding, NUMBERED);
            Columns plain = store.columns(SORTED.query(encoding.select()));
            for (int j = 0; j < matrix.width(); j++) {
                double[] column = plain.column(Encoding.sqlName(j));
                for (int i = 0; i < matrix.rows(); i++) {
                    assertEquals(column[i], matrix.value(i, j), matrix.names().get(j) + " in row " + i);
                }
            }
        }
    }

    @Test
    void rowsThatLieInAnotherOrderArePutInTheirs() {
        try (Store store = leads("hash(row_id)")) {
            Encoding encoding = encoding(store);
            DesignMatrix sorted = EncodedRows.read(store, encoding, SORTED);
            DesignMatrix numbered = EncodedRows.read(store, encoding, NUMBERED);
            for (int i = 0; i < sorted.rows(); i++) {
                assertArrayEquals(sorted.row(i), numbered.row(i));
            }
        }
    }

    private static Encoding encoding(Store store) {
        FeatureSet features = new FeatureSet(List.of(
                new NumberAttribute("employees"),
                new CategoryAttribute("country"),
                new CategoryAttribute("source"),
                new NumberAttribute("age")));
        return EncodingLearner.learn(store, SORTED, features, EncodingOptions.DEFAULT);
    }

    /** Levels that differ by case, hold quotes and line breaks, and are missing. */
    private static Store leads(String order) {
        Store store = Store.inMemory();
        store.execute("""
                create table lead_row as
                select
                    i as row_id,
                    case when i %% 7 = 0 then null else cast(i %% 13 as double) end as employees,
                    ['NL', 'nl', 'L''Aquila', 'two' || chr(10) || 'lines', null][1 + i %% 5] as country,
                    'source ' || (i %% 40) as source,
                    cast(i as double) as age
                from range(5000) as r(i)
                order by %s
                """.formatted(order));
        return store;
    }
}
