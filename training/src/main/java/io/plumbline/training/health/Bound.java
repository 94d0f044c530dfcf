package io.plumbline.training.health;

/**
 * From what figure on a mistake is made. More is worse.
 *
 * @param medium from here on it is a mistake
 * @param high   from here on a bad one; infinite where it never is
 */
record Bound(double medium, double high) {

    /**
     * How bad a figure is: as bad as all of its interval bears out. Where the interval reaches from what is fine to what is
     * bad nothing can be told; where the figure is beyond the first bound and its interval does not bear that out, it is
     * low.
     */
    Severity of(Measured measured) {
        double value = measured.value().orElse(Double.POSITIVE_INFINITY);
        if (measured.low() >= high) {
            return Severity.HIGH;
        }
        if (measured.low() >= medium) {
            return Severity.MEDIUM;
        }
        if (measured.high() >= high) {
            return Severity.CANNOT_TELL;
        }
        return value >= medium ? Severity.LOW : Severity.NONE;
    }

    /** The end that a severity was held against. */
    double against(Severity severity) {
        return severity == Severity.HIGH ? high : medium;
    }
}
