package io.plumbline.engine.workspace;

/**
 * From what change on a month gives an alarm. A change must besides be more than chance.
 *
 * @param psi         population stability index of a feature or score, above 0
 * @param missing     change of the share of rows without a value, above 0, at most 1
 * @param baseRate    how many times the rate of conversions, up or down, above 1
 * @param calibration how many times the conversions that were predicted, up or down, above 1
 */
public record DriftPolicy(double psi, double missing, double baseRate, double calibration) {
    /** The usual bounds. */
    public static final DriftPolicy USUAL = new DriftPolicy(0.25, 0.1, 1.5, 1.5);
}
