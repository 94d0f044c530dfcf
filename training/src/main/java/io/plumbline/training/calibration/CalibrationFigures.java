package io.plumbline.training.calibration;

import io.plumbline.training.metric.Clusters;
import io.plumbline.training.metric.Estimate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Whether probabilities can be believed, under the names that the figures have in {@code model_metric}. */
public final class CalibrationFigures {
    private CalibrationFigures() {}

    /**
     * The figures by name, in the order in which they are shown.
     *
     * <p>The parts of the Brier score have no intervals: rows drawn anew are as noisy again as the rows were, and lift
     * reliability and resolution above what they are.
     *
     * @param probabilities 0..1, one per row, at least one row
     * @param labels        outcome of each row
     * @param clusters      accounts where given, else leads
     */
    public static Map<String, Estimate> of(double[] probabilities, boolean[] labels, Clusters clusters) {
        Recalibration recalibration = Recalibration.of(probabilities, labels, clusters);
        BrierDecomposition brier = BrierDecomposition.of(probabilities, labels);
        Map<String, Estimate> figures = new LinkedHashMap<>();
        figures.put("calibration_slope", recalibration.slope());
        figures.put("calibration_intercept", recalibration.intercept());
        figures.put("calibration_in_the_large", recalibration.inTheLarge());
        figures.put("brier_reliability", alone(brier.reliability()));
        figures.put("brier_resolution", alone(brier.resolution()));
        figures.put("brier_uncertainty", alone(brier.uncertainty()));
        figures.put("brier_within_bins", alone(brier.withinBins()));
        return figures;
    }

    private static Estimate alone(double value) {
        return new Estimate(OptionalDouble.of(value), Optional.empty());
    }
}
