package io.plumbline.training.encoding;

import io.plumbline.engine.feature.Binned;
import io.plumbline.engine.model.Transform;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Bins of about equally many rows. A bin begins at a value that occurs; where a value fills several bins, they are one.
 *
 * @param counts  rows by bin, the lowest first; empty when all values are alike
 * @param present rows with a value
 */
record Bins(Map<Transform, Long> counts, long present) {

    static Bins read(Store store, FeatureRows rows, Binned feature) {
        String column = Sql.identifier(feature.name());
        Edges edges = store.first(
                        rows.unordered(quantiles(column, feature.bins())), row -> Edges.of(row, feature.bins()))
                .orElseThrow();
        List<Transform.Bin> bins = edges.bins();
        if (bins.size() < 2) {
            return new Bins(Map.of(), edges.present());
        }
        String sums = bins.stream()
                .map(bin -> "count(*) filter (where " + bin.condition(column) + ") as bin_" + bins.indexOf(bin))
                .collect(Collectors.joining(",\n    "));
        return store.first(rows.unordered(sums), row -> new Bins(counts(bins, row), edges.present()))
                .orElseThrow();
    }

    private static Map<Transform, Long> counts(List<Transform.Bin> bins, Row row) {
        Map<Transform, Long> counts = new LinkedHashMap<>();
        bins.forEach(bin -> counts.put(bin, row.number("bin_" + bins.indexOf(bin))));
        return Collections.unmodifiableMap(counts);
    }

    /** Quantiles are values of the rows, the same in any order. */
    private static String quantiles(String column, int bins) {
        String cuts = IntStream.range(1, bins)
                .mapToObj(
                        k -> ",\n    quantile_disc(" + column + ", " + Sql.literal((double) k / bins) + ") as cut_" + k)
                .collect(Collectors.joining());
        return "count(" + column + ") as present,\n    min(" + column + ") as least" + cuts;
    }

    private record Edges(long present, List<Double> cuts) {

        static Edges of(Row row, int bins) {
            List<Double> cuts = new ArrayList<>();
            OptionalDouble least = row.optionalReal("least");
            for (int k = 1; k < bins && least.isPresent(); k++) {
                double cut = row.real("cut_" + k);
                if (cut > (cuts.isEmpty() ? least.getAsDouble() : cuts.get(cuts.size() - 1))) {
                    cuts.add(cut);
                }
            }
            return new Edges(row.number("present"), cuts);
        }

        List<Transform.Bin> bins() {
            return IntStream.rangeClosed(0, cuts.size())
                    .mapToObj(k -> new Transform.Bin(
                            k == 0 ? OptionalDouble.empty() : OptionalDouble.of(cuts.get(k - 1)),
                            k == cuts.size() ? OptionalDouble.empty() : OptionalDouble.of(cuts.get(k))))
                    .toList();
        }
    }
}
