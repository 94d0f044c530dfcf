package io.plumbline.engine.model;

import io.plumbline.engine.sql.Sql;
import java.util.OptionalDouble;

/**
 * {@code sigmoid(slope * z + intercept)} (Platt 1999, equation 2, with the sign of the slope turned).
 *
 * @param slope     0 or above, finite
 * @param intercept finite
 */
public record PlattCalibration(double slope, double intercept) implements Calibrator {
    public PlattCalibration {
        if (!(slope >= 0) || !Double.isFinite(slope) || !Double.isFinite(intercept)) {
            throw new IllegalArgumentException("A Platt slope must be 0 or above, and both numbers finite.");
        }
    }

    @Override
    public String kind() {
        return "platt";
    }

    @Override
    public double probability(double linearPredictor) {
        return Sigmoid.of(slope * linearPredictor + intercept);
    }

    @Override
    public OptionalDouble logOdds(double linearPredictor) {
        return OptionalDouble.of(slope * linearPredictor + intercept);
    }

    @Override
    public String sql(String linearPredictor) {
        return Sigmoid.sql(Sql.literal(slope) + " * " + linearPredictor + " + " + Sql.literal(intercept));
    }
}
