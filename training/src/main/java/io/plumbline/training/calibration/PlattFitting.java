package io.plumbline.training.calibration;

import io.plumbline.engine.model.PlattCalibration;
import io.plumbline.training.fit.DesignMatrix;
import io.plumbline.training.fit.LogisticFit;
import io.plumbline.training.fit.LogisticTrainer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Platt calibration: the slope and intercept on the log-odds scale that make the outcomes likeliest, without the
 * softened targets of Platt 1999, which matter only for few rows.
 */
public final class PlattFitting {
    /** So large that the penalty moves the slope by less than one part in 10^8. */
    private static final double NO_PENALTY = 1e8;

    private PlattFitting() {}

    /**
     * Fits.
     *
     * @param linearPredictors finite, one per row; any score will do
     * @param labels outcome of each row
     * @return empty when the rows have one outcome or one linear predictor only, or when the outcome falls as the
     *     linear predictor rises
     */
    public static Optional<PlattCalibration> fit(double[] linearPredictors, boolean[] labels) {
        double mean = StatUtils.mean(linearPredictors);
        double deviation = Math.sqrt(StatUtils.populationVariance(linearPredictors, mean));
        if (deviation == 0 || !bothOutcomes(labels)) {
            return Optional.empty();
        }
        double[] standardised =
                Arrays.stream(linearPredictors).map(z -> (z - mean) / deviation).toArray();
        DesignMatrix matrix =
                DesignMatrix.of(List.of("linear predictor"), new double[][] {standardised}, labels.length);
        LogisticFit fit = new LogisticTrainer(NO_PENALTY, 1).fit(matrix, labels);
        double slope = fit.weights().get(0) / deviation;
        return slope > 0 ? Optional.of(new PlattCalibration(slope, fit.intercept() - slope * mean)) : Optional.empty();
    }

    private static boolean bothOutcomes(boolean[] labels) {
        for (boolean label : labels) {
            if (label != labels[0]) {
                return true;
            }
        }
        return false;
    }
}
