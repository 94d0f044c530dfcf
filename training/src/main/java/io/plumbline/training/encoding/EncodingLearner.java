package io.plumbline.training.encoding;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.feature.Binned;
import io.plumbline.engine.feature.Feature;
import io.plumbline.engine.feature.FeatureSet;
import io.plumbline.engine.feature.SetAside;
import io.plumbline.engine.feature.Shape;
import io.plumbline.engine.model.EncodedColumn;
import io.plumbline.engine.model.Encoding;
import io.plumbline.engine.model.Transform;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Columns;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Learns how features become numbers, from training rows alone.
 *
 * <p>Long-tailed numbers are put on a logarithmic scale; a missing number becomes the median of the rows that have one
 * and is marked by an indicator; numbers are standardised by the population standard deviation; a category gets an
 * indicator for each level and one for missing, a list one for each element, a binned number one for each bin between quantiles. What does not vary gets no column.
 *
 * <p>The same rows in any order, on any number of threads, give the same encoding to the bit.
 */
public final class EncodingLearner {
    private final Store store;
    private final FeatureRows rows;
    private final long rowCount;
    private final List<EncodedColumn> columns = new ArrayList<>();
    private final List<SetAside> setAside = new ArrayList<>();

    private EncodingLearner(Store store, FeatureRows rows) {
        this.store = store;
        this.rows = rows;
        this.rowCount = rows.count(store);
    }

    /**
     * Learns.
     *
     * @param rows training rows, at least one; numbers are finite or NULL
     * @throws IllegalArgumentException when there are no rows
     */
    public static Encoding learn(Store store, FeatureRows rows, FeatureSet features, EncodingOptions options) {
        EncodingLearner learner = new EncodingLearner(store, rows);
        if (learner.rowCount == 0) {
            throw new IllegalArgumentException("An encoding cannot be learnt from no rows.");
        }
        Map<String, NumberColumn> numbers = learner.numbers(features);
        for (Feature feature : features.features()) {
            int before = learner.columns.size();
            NumberColumn number = numbers.get(feature.name());
            if (number != null) {
                learner.number(number);
            } else if (feature instanceof Binned binned) {
                learner.bins(binned);
            } else {
                learner.levels(feature, options);
            }
            if (learner.columns.size() == before) {
                learner.setAside.add(new SetAside(feature.name(), "the same in every training row"));
            }
        }
        return new Encoding(learner.columns, learner.setAside);
    }

    private void number(NumberColumn number) {
        if (number.moments().deviation() > 0) {
            columns.add(new EncodedColumn(
                    number.feature(),
                    number.transform(),
                    number.moments().mean(),
                    number.moments().deviation(),
                    0));
        }
        missing(number.feature(), number.missing());
    }

    private void missing(String feature, long missing) {
        if (missing > 0 && missing < rowCount) {
            columns.add(EncodedColumn.indicator(feature, new Transform.Missing(), (double) missing / rowCount));
        }
    }

    private void levels(Feature feature, EncodingOptions options) {
        Levels levels = Levels.read(store, rows, feature, options);
        levels.kept().forEach((transform, count) -> indicator(feature, transform, count));
        if (levels.left() > 0) {
            setAside.add(new SetAside(feature.name(), levels.left() + " rarer levels have no column of their own"));
        }
        missing(feature.name(), rowCount - levels.present());
    }

    private void bins(Binned feature) {
        Bins bins = Bins.read(store, rows, feature);
        bins.counts().forEach((transform, count) -> indicator(feature, transform, count));
        missing(feature.name(), rowCount - bins.present());
    }

    private void indicator(Feature feature, Transform transform, long count) {
        if (count < rowCount) {
            columns.add(EncodedColumn.indicator(feature.name(), transform, (double) count / rowCount));
        }
    }

    private Map<String, NumberColumn> numbers(FeatureSet features) {
        List<Feature> numbers = features.features().stream()
                .filter(feature -> feature.valueType() == ValueType.NUMBER && feature.shape() != Shape.BINS)
                .toList();
        if (numbers.isEmpty()) {
            return Map.of();
        }
        String summary = numbers.stream().map(EncodingLearner::summary).collect(Collectors.joining(",\n    "));
        List<Imputed> imputed = store.first(
                        rows.unordered(summary),
                        row -> numbers.stream().map(f -> imputed(f, row)).toList())
                .orElseThrow();
        String values = imputed.stream()
                .map(column -> column.transform().sql(Sql.identifier(column.feature())) + " as "
                        + Sql.identifier(column.feature()))
                .collect(Collectors.joining(",\n    "));
        Columns columns = store.columns(rows.unordered(values));
        Map<String, NumberColumn> result = new HashMap<>();
        imputed.forEach(column -> result.put(
                column.feature(),
                new NumberColumn(
                        column.feature(),
                        column.transform(),
                        column.missing(),
                        Moments.of(columns.column(column.feature())))));
        return result;
    }

    /** The median is looked for only where a value can be missing: finding it is what takes time. */
    private static String summary(Feature feature) {
        String column = Sql.identifier(feature.name());
        String median = feature.alwaysPresent() ? "0e0" : "quantile_cont(" + column + ", 0.5e0)";
        return "count(*) - count(" + column + ") as " + Sql.identifier("missing " + feature.name()) + ",\n    " + median
                + " as " + Sql.identifier("median " + feature.name());
    }

    private static Imputed imputed(Feature feature, Row row) {
        OptionalDouble median = row.optionalReal("median " + feature.name());
        double value = median.orElse(0);
        return new Imputed(
                feature.name(),
                feature.shape() == Shape.LONG_TAILED ? new Transform.Log(value) : new Transform.Plain(value),
                row.number("missing " + feature.name()));
    }

    private record Imputed(String feature, Transform transform, long missing) {}

    private record NumberColumn(String feature, Transform transform, long missing, Moments moments) {}
}
