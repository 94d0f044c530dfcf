package io.plumbline.training.compare;

import io.plumbline.engine.store.Store;
import io.plumbline.training.fit.DesignMatrix;
import io.plumbline.training.fit.Logistic;
import io.plumbline.training.fit.LogisticFit;
import io.plumbline.training.fit.LogisticTrainer;
import io.plumbline.training.metric.Clusters;
import io.plumbline.training.metric.Interval;
import io.plumbline.training.metric.RankedScorer;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/**
 * A logistic model of scores.
 *
 * @param logLikelihood of the rows learned from
 */
record CombinedFit(
        List<ScoreColumns> scores, boolean[] labels, Clusters clusters, LogisticFit fit, double logLikelihood) {
    /** Weight of the data so large that the penalty matters only where a score tells all outcomes apart. */
    private static final double C = 1_000;

    static CombinedFit of(List<ScoreColumns> scores, boolean[] labels, Clusters clusters, int threads) {
        DesignMatrix matrix =
                matrix(scores, scores.stream().map(ScoreColumns::learned).toArray(double[][]::new));
        LogisticFit fit = new LogisticTrainer(C, threads).fit(matrix, labels, clusters);
        double[] predictors = fit.linearPredictors(matrix);
        double logLikelihood = 0;
        for (int i = 0; i < labels.length; i++) {
            logLikelihood -= Logistic.loss(predictors[i], labels[i]);
        }
        return new CombinedFit(scores, labels, clusters, fit, logLikelihood);
    }

    private static DesignMatrix matrix(List<ScoreColumns> scores, double[][] columns) {
        return DesignMatrix.of(scores.stream().map(ScoreColumns::term).toList(), columns, columns[0].length);
    }

    /** What it makes of the test rows. */
    RankedScorer onTest(String name) {
        double[] predictors = fit.linearPredictors(
                matrix(scores, scores.stream().map(ScoreColumns::judged).toArray(double[][]::new)));
        return RankedScorer.of(
                name,
                predictors,
                Arrays.stream(predictors).map(Logistic::probability).toArray());
    }

    /**
     * Stores a term.
     *
     * @param without the model of the other score alone
     */
    void write(Store store, long modelId, int term, CombinedFit without) {
        Interval interval = fit.weightInterval(term);
        boolean independent = clusters.count() == clusters.rows();
        double ratio = Math.max(0, 2 * (logLikelihood - without.logLikelihood));
        long positives = 0;
        for (boolean label : labels) {
            positives += label ? 1 : 0;
        }
        store.insert(
                "insert into combined_fit values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                modelId,
                scores.get(term).term(),
                (long) labels.length,
                positives,
                (long) clusters.count(),
                scores.get(term).deviation(),
                fit.weights().get(term),
                interval.low(),
                interval.high(),
                independent ? OptionalDouble.of(ratio) : OptionalDouble.empty(),
                independent
                        ? OptionalDouble.of(1 - new ChiSquaredDistribution(1).cumulativeProbability(ratio))
                        : OptionalDouble.empty());
    }
}
