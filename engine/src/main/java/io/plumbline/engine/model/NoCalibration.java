package io.plumbline.engine.model;

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
    public String sql(String linearPredictor) {
        return Sigmoid.sql(linearPredictor);
    }
}
