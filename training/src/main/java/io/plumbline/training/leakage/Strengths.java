package io.plumbline.training.leakage;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.feature.Feature;
import io.plumbline.engine.feature.FeatureSet;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Columns;
import io.plumbline.engine.store.Store;
import io.plumbline.training.snapshot.TrainingRows;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How strong each feature is by itself. */
final class Strengths {
    private static final int COLUMNS_AT_A_TIME = 16;
    private static final String ROWS = "leakage_row";

    private Strengths() {}

    /** By source, that of its features which ranks best. */
    static Map<AuditedSource, Strength> of(Store store, FeatureSet features, AuditRows rows) {
        store.execute("create or replace temp table " + ROWS + " (row_id double)");
        SampledRows sampled = SampledRows.of(rows);
        store.append(ROWS, Arrays.stream(sampled.numbers()).asDoubleStream().toArray());
        Map<AuditedSource, Strength> strongest = new HashMap<>();
        List<Feature> all = features.features();
        for (int from = 0; from < all.size(); from += COLUMNS_AT_A_TIME) {
            List<Feature> few = all.subList(from, Math.min(all.size(), from + COLUMNS_AT_A_TIME));
            Columns columns = store.columns(query(few));
            for (int k = 0; k < few.size(); k++) {
                Feature feature = few.get(k);
                Strength strength = Strength.of(feature.name(), sampled, columns.column("v_" + k), isCategory(feature));
                strongest.merge(FeatureSources.audited(feature), strength, Strengths::stronger);
            }
        }
        return strongest;
    }

    private static Strength stronger(Strength one, Strength other) {
        return Comparator.comparingLong(Strength::certainPositives)
                                .thenComparingDouble(Strength::averagePrecision)
                                .compare(one, other)
                        >= 0
                ? one
                : other;
    }

    private static boolean isCategory(Feature feature) {
        return feature.valueType() == ValueType.TEXT;
    }

    private static String query(List<Feature> features) {
        StringBuilder columns = new StringBuilder();
        for (int k = 0; k < features.size(); k++) {
            String column = "f." + Sql.identifier(features.get(k).name());
            String value = isCategory(features.get(k))
                    ? "case when " + column + " is not null then cast(dense_rank() over (order by " + column
                            + ") as double) end"
                    : column;
            columns.append(",\n    ").append(value).append(" as v_").append(k);
        }
        return """
                select
                    f.row_id as row_id%s
                from %s as f
                where f.row_id in (select row_id from %s)
                order by row_id
                """.formatted(columns, TrainingRows.FEATURES, ROWS);
    }
}
