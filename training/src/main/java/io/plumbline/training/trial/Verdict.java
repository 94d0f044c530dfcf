package io.plumbline.training.trial;

import io.plumbline.training.curve.PrecisionRecallCurve;
import io.plumbline.training.metric.Estimate;
import io.plumbline.training.metric.Metric;
import java.util.List;

/**
 * How well something ranks the test rows of a model, beside the model itself.
 *
 * @param name    of what was judged
 * @param figures by metric, in unit row
 * @param byRow   its curve in unit row
 * @param byEntry its curve in unit entry: each lead is called once
 */
public record Verdict(String name, List<Figure> figures, PrecisionRecallCurve byRow, PrecisionRecallCurve byEntry) {
    public Verdict {
        figures = List.copyOf(figures);
    }

    /**
     * One metric, with 95% intervals from the same draws.
     *
     * @param value      of what was judged
     * @param predictive of the model
     * @param difference the value less the model's, paired
     */
    public record Figure(Metric metric, Estimate value, Estimate predictive, Estimate difference) {}

    /**
     * The figure of a metric.
     *
     * @throws IllegalArgumentException if it was not measured, as losses are not without probabilities
     */
    public Figure figure(Metric metric) {
        return figures.stream()
                .filter(figure -> figure.metric() == metric)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " was not judged by " + metric.id()));
    }
}
