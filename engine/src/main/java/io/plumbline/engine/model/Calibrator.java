package io.plumbline.engine.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.OptionalDouble;

/**
 * The map from linear predictor to probability. Never falls where the linear predictor rises; never NaN for a finite
 * linear predictor.
 *
 * <p>The kinds are part of every stored model: add, never rename.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "none", value = NoCalibration.class),
    @JsonSubTypes.Type(name = "platt", value = PlattCalibration.class),
    @JsonSubTypes.Type(name = "isotonic", value = IsotonicCalibration.class)
})
public sealed interface Calibrator permits NoCalibration, PlattCalibration, IsotonicCalibration {

    /** The word for its kind in tables and reports: {@code none}, {@code platt} or {@code isotonic}. */
    String kind();

    /**
     * The probability, 0..1.
     *
     * @param linearPredictor log-odds, finite
     */
    double probability(double linearPredictor);

    /** The log-odds of the probability; empty when it is 0 or 1. */
    OptionalDouble logOdds(double linearPredictor);

    /**
     * {@link #probability} as an SQL expression; the two agree to 1e-12.
     *
     * @param linearPredictor an SQL expression of DOUBLE, never NULL; a column's name is best, for it occurs repeatedly
     */
    String sql(String linearPredictor);
}
