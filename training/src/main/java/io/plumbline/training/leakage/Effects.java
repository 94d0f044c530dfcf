package io.plumbline.training.leakage;

import io.plumbline.engine.feature.FeatureSet;
import io.plumbline.engine.model.Encoding;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.training.encoding.EncodedRows;
import io.plumbline.training.encoding.EncodingLearner;
import io.plumbline.training.encoding.EncodingOptions;
import io.plumbline.training.encoding.FeatureRows;
import io.plumbline.training.fit.DesignMatrix;
import io.plumbline.training.fit.NearbyFits;
import io.plumbline.training.metric.Ranking;
import io.plumbline.training.snapshot.TrainingRows;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/** Fits with and without each source, and looks at the sources one snapshot earlier. */
final class Effects {
    private static final String LEARNT = "leakage_learnt";
    private static final String JUDGED = "leakage_judged";
    private static final String EARLIER = "leakage_earlier";

    private final Encoding encoding;
    private final NearbyFits fits;
    private final DesignMatrix judged;
    private final boolean[] labels;
    private final Optional<Earlier> earlier;

    private Effects(
            Encoding encoding, NearbyFits fits, DesignMatrix judged, boolean[] labels, Optional<Earlier> earlier) {
        this.encoding = encoding;
        this.fits = fits;
        this.judged = judged;
        this.labels = labels;
        this.earlier = earlier;
    }

    /**
     * Fits all sources.
     *
     * @param c       weight of the data against the penalty
     * @param monthly whether snapshots follow one another, so that a lead has a row a month earlier
     * @return by source; empty when no feature varies
     */
    static Map<AuditedSource, Effect> of(
            Store store, FeatureSet features, AuditRows rows, double c, boolean monthly, int threads) {
        int[] fitted = rows.fitted();
        FeatureRows learnt = listed(store, LEARNT, fitted);
        Encoding encoding = EncodingLearner.learn(store, learnt, features, EncodingOptions.DEFAULT);
        if (encoding.columns().isEmpty()) {
            return Map.of();
        }
        NearbyFits fits = new NearbyFits(EncodedRows.read(store, encoding, learnt), rows.labels(fitted), c, threads);
        DesignMatrix judged = EncodedRows.read(store, encoding, listed(store, JUDGED, rows.judged()));
        Optional<Earlier> earlier = monthly ? Earlier.read(store, encoding, rows) : Optional.empty();
        return new Effects(encoding, fits, judged, rows.labels(rows.judged()), earlier).ofEach(features);
    }

    private static FeatureRows listed(Store store, String table, int[] rows) {
        store.execute("create or replace temp table " + table + " (row_id double)");
        store.append(table, Arrays.stream(rows).asDoubleStream().toArray());
        return FeatureRows.numbered(
                TrainingRows.FEATURES, "row_id in (select row_id from " + Sql.identifier(table) + ")", "row_id");
    }

    private Map<AuditedSource, Effect> ofEach(FeatureSet features) {
        double[] now = NearbyFits.linearPredictors(fits.all(), judged);
        double all = averagePrecision(now, labels);
        OptionalDouble unshifted = ranked(earlier.map(rows -> rows.unshifted(now)));
        Map<AuditedSource, List<String>> bySource = features.features().stream()
                .collect(Collectors.groupingBy(
                        FeatureSources::audited, Collectors.mapping(feature -> feature.name(), Collectors.toList())));
        Map<AuditedSource, Effect> effects = new HashMap<>();
        bySource.forEach((source, names) ->
                columns(Set.copyOf(names)).ifPresent(columns -> effects.put(source, of(columns, all, now, unshifted))));
        return effects;
    }

    private Optional<Set<String>> columns(Set<String> features) {
        Set<String> columns = encoding.columns().stream()
                .filter(column -> features.contains(column.feature()))
                .map(column -> column.name())
                .collect(Collectors.toSet());
        return columns.isEmpty() ? Optional.empty() : Optional.of(columns);
    }

    private Effect of(Set<String> columns, double all, double[] now, OptionalDouble unshifted) {
        double[] without = NearbyFits.linearPredictors(fits.without(columns::contains), judged);
        return new Effect(
                all,
                averagePrecision(without, labels),
                unshifted,
                ranked(earlier.map(rows -> rows.shifted(fits.all(), columns, judged, now))),
                without);
    }

    private OptionalDouble ranked(Optional<double[]> predictors) {
        return predictors
                .map(values -> OptionalDouble.of(
                        averagePrecision(values, earlier.orElseThrow().labels())))
                .orElseGet(OptionalDouble::empty);
    }

    private static double averagePrecision(double[] predictors, boolean[] labels) {
        return Ranking.of(predictors, labels).figures().averagePrecision().orElseThrow();
    }

    /**
     * The judged rows whose lead has a row at the snapshot before.
     *
     * @param places of these rows among the judged ones
     * @param labels of these rows
     * @param before their encoded features at the snapshot before, in the same order
     */
    private record Earlier(int[] places, boolean[] labels, DesignMatrix before) {

        static Optional<Earlier> read(Store store, Encoding encoding, AuditRows rows) {
            store.execute("""
                    create or replace temp table %s as
                    select
                        j.row_id as row_id,
                        f.* exclude (row_id)
                    from %s as j
                    join training_row as r on r.row_id = j.row_id
                    join training_row as b
                        on b.lead_id = r.lead_id
                        and b.snapshot_no = r.snapshot_no - 1
                    join %s as f on f.row_id = b.row_id
                    order by j.row_id
                    """.formatted(EARLIER, JUDGED, TrainingRows.FEATURES));
            int[] paired = store.columns("select row_id from " + EARLIER + " order by row_id")
                    .whole("row_id");
            boolean[] labels = rows.labels(paired);
            boolean judgeable = false;
            for (boolean label : labels) {
                judgeable |= label;
            }
            if (!judgeable) {
                return Optional.empty();
            }
            int[] places = Arrays.stream(paired)
                    .map(row -> Arrays.binarySearch(rows.judged(), row))
                    .toArray();
            return Optional.of(new Earlier(
                    places,
                    labels,
                    EncodedRows.read(store, encoding, FeatureRows.numbered(EARLIER, "true", "row_id"))));
        }

        double[] unshifted(double[] now) {
            return Arrays.stream(places).mapToDouble(place -> now[place]).toArray();
        }

        /** What the columns add now is replaced by what they added then. */
        double[] shifted(double[] coefficients, Set<String> columns, DesignMatrix judged, double[] now) {
            double[] shifted = unshifted(now);
            for (int k = 0; k < judged.width(); k++) {
                if (columns.contains(judged.names().get(k))) {
                    for (int i = 0; i < shifted.length; i++) {
                        shifted[i] += coefficients[k + 1] * (before.value(i, k) - judged.value(places[i], k));
                    }
                }
            }
            return shifted;
        }
    }
}
