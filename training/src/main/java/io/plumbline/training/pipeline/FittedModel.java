package io.plumbline.training.pipeline;

import io.plumbline.engine.feature.FeatureSet;
import io.plumbline.engine.model.Calibrator;
import io.plumbline.engine.model.EncodedColumn;
import io.plumbline.engine.model.Encoding;
import io.plumbline.engine.model.PercentileScale;
import io.plumbline.engine.model.PropensityModel;
import io.plumbline.engine.model.Term;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.training.encoding.EncodedRows;
import io.plumbline.training.encoding.EncodingLearner;
import io.plumbline.training.encoding.EncodingOptions;
import io.plumbline.training.fit.DesignMatrix;
import io.plumbline.training.fit.LogisticFit;
import io.plumbline.training.fit.LogisticTrainer;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A fit and the encoding it was made with, both learned on the same rows.
 *
 * @param matrix the encoded rows it was fitted on
 */
record FittedModel(Encoding encoding, DesignMatrix matrix, LogisticFit fit) {
    private static final double SECONDS_PER_DAY = 86_400;

    /**
     * Learns the encoding on some rows and fits.
     *
     * @throws io.plumbline.engine.problem.ProblemException when no feature varies in them
     */
    static FittedModel on(Store store, TrainingSet set, int[] rows, LogisticTrainer trainer) {
        Encoding encoding = learn(store, set, rows);
        Requirements.columns(encoding);
        DesignMatrix matrix = EncodedRows.read(store, encoding, RowSelection.of(store, rows));
        return new FittedModel(encoding, matrix, trainer.fit(matrix, set.labels(rows)));
    }

    /** {@link #on} all rows, with standard errors that heed that leads and accounts recur. */
    static FittedModel deployed(Store store, TrainingSet set, LogisticTrainer trainer) {
        int[] rows = IntStream.range(0, set.size()).toArray();
        Encoding encoding = learn(store, set, rows);
        Requirements.columns(encoding);
        DesignMatrix matrix = EncodedRows.read(store, encoding, RowSelection.of(store, rows));
        return new FittedModel(encoding, matrix, trainer.fit(matrix, set.label(), set.clusters(rows)));
    }

    /** Linear predictors of other rows, in their order. */
    double[] linearPredictors(Store store, int[] rows) {
        return rows.length == 0
                ? new double[0]
                : fit.linearPredictors(EncodedRows.read(store, encoding, RowSelection.of(store, rows)));
    }

    /**
     * The fit as a value that says what it reads, without a scale of percentiles.
     *
     * @param features what the rows were read by
     */
    PropensityModel model(Workspace workspace, Instant asOf, FeatureSet features, Calibrator calibrator) {
        List<EncodedColumn> columns = encoding.columns();
        List<Term> terms = IntStream.range(0, columns.size())
                .mapToObj(i -> new Term(columns.get(i), fit.weights().get(i)))
                .toList();
        Set<String> read = new LinkedHashSet<>();
        columns.forEach(column -> read.add(column.feature()));
        return new PropensityModel(
                workspace.outcome().target(),
                horizonDays(workspace),
                asOf,
                features.retaining(read),
                terms,
                fit.intercept(),
                calibrator,
                PercentileScale.of(new double[] {0}));
    }

    private static OptionalDouble horizonDays(Workspace workspace) {
        return workspace.training().snapshots().hasTime()
                ? workspace
                        .outcome()
                        .horizon()
                        .map(horizon -> OptionalDouble.of(horizon.toSeconds() / SECONDS_PER_DAY))
                        .orElseGet(OptionalDouble::empty)
                : OptionalDouble.empty();
    }

    static Encoding learn(Store store, TrainingSet set, int[] rows) {
        return EncodingLearner.learn(store, RowSelection.of(store, rows), set.features(), EncodingOptions.DEFAULT);
    }
}
