package io.plumbline.engine.model;

import java.util.OptionalDouble;

/** The linear predictor is taken for the log-odds that it was fitted as. */
public record NoCalibration() implements Calibrator {

    @Override
    public String kind() {
        return "none";
    }

    @Override
    public double probability(double linearPredictor) {
        return Sigmoid.of(linearPredictor);
    }

    @Override
    public OptionalDouble logOdds(double linearPredictor) {
        return OptionalDouble.of(linearPredictor);
    }

    @Override
    public String sql(String linearPredictor) {
        return Sigmoid.sql(linearPredictor);
    }
}
