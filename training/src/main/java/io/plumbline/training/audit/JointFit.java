package io.plumbline.training.audit;

import io.plumbline.training.fit.ColumnBlock;
import io.plumbline.training.fit.CovariantFit;
import io.plumbline.training.fit.DesignMatrix;
import io.plumbline.training.fit.LogisticTrainer;
import io.plumbline.training.metric.Clusters;
import io.plumbline.training.metric.Interval;
import java.util.ArrayList;
import java.util.List;

/**
 * The logistic regression of the outcome on how often rules fired, decayed and limited as they count, and on the leads' ages.
 *
 * @param effects    change of the log-odds by one firing of each rule
 * @param covariance of these, by account or lead
 * @param predictors linear predictor of each row
 */
@SuppressWarnings("ArrayRecordComponent")
record JointFit(double[] effects, double[][] covariance, double[] predictors) {
    /**
     * Weight of the data against a penalty that keeps effects finite where all or no leads of a rule convert: a usual
     * firing changes the log-odds by 2, give or take.
     */
    private static final double C = 4;

    /**
     * Fits.
     *
     * @param firings of each rule, by row; each varies
     * @param ages    of the leads, which the effects are told apart from
     * @param labels  of both kinds
     */
    static JointFit of(List<double[]> firings, ColumnBlock ages, boolean[] labels, Clusters clusters, int threads) {
        double[] size = firings.stream().mapToDouble(JointFit::usual).toArray();
        List<ColumnBlock> blocks = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int j = 0; j < size.length; j++) {
            blocks.add(new ColumnBlock.Numbers(scaled(firings.get(j), 1 / size[j])));
            names.add("rule " + j);
        }
        blocks.add(ages);
        names.addAll(LeadAges.names());
        DesignMatrix matrix = DesignMatrix.of(names, blocks, labels.length);
        CovariantFit fit = new LogisticTrainer(C, threads).covariant(matrix, labels, clusters);
        double[][] all = fit.covariance();
        double[] effects = new double[size.length];
        double[][] covariance = new double[size.length][size.length];
        for (int j = 0; j < size.length; j++) {
            effects[j] = fit.coefficients()[j + 1] / size[j];
            for (int k = 0; k < size.length; k++) {
                covariance[j][k] = all[j + 1][k + 1] / (size[j] * size[k]);
            }
        }
        return new JointFit(effects, covariance, fit.linearPredictors(matrix));
    }

    /** Firings of a usual row that the rule touched: the root of their mean square. */
    private static double usual(double[] firings) {
        double squares = 0;
        int touched = 0;
        for (double value : firings) {
            squares += value * value;
            touched += value != 0 ? 1 : 0;
        }
        return Math.sqrt(squares / touched);
    }

    private static double[] scaled(double[] values, double factor) {
        double[] scaled = new double[values.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = factor * values[i];
        }
        return scaled;
    }

    double error(int rule) {
        return Math.sqrt(covariance[rule][rule]);
    }

    /** How many standard errors its effect is away from none. */
    double score(int rule) {
        return effects[rule] / error(rule);
    }

    /** 95 % interval of an effect. */
    Interval interval(int rule) {
        double reach = Interval.NORMAL_REACH * error(rule);
        return new Interval(effects[rule] - reach, effects[rule] + reach);
    }
}
