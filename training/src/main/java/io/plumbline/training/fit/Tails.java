package io.plumbline.training.fit;

/**
 * Logistic losses of many rows at once, by additions and multiplications alone: the same bits on every machine, at a
 * fraction of the time that {@link StrictMath} takes.
 *
 * <p>The exponential is a table of the 64th parts of a power of two times a polynomial (Tang 1989); it is right to two
 * units in the last place. Logarithms of {@code 1 + t} are taken of products of many factors, and what rounding takes
 * from a factor is added by its first-order term.
 */
final class Tails {
    private static final int PARTS = 64;
    private static final double PARTS_PER_UNIT = PARTS / StrictMath.log(2);
    /** The length of a part in two numbers, the first short enough that whole multiples of it are exact. */
    private static final double PART_HIGH =
            Double.longBitsToDouble(Double.doubleToRawLongBits(StrictMath.log(2) / PARTS) & 0xffff_ffff_0000_0000L);

    private static final double PART_LOW = LogOfTwo.LOW_END / PARTS + (LogOfTwo.HIGH_END / PARTS - PART_HIGH);
    private static final double WHOLE = 0x1.8p52;
    /** Below this a tail is taken for that of this: 1e-304. */
    private static final double LEAST = -700;

    private static final int EXPONENT_BIAS = 1023;
    private static final int MANTISSA_BITS = 52;
    private static final double[] POWERS = powers();

    private Tails() {}

    /** The logarithm of 2 in two numbers: fdlibm's. */
    private static final class LogOfTwo {
        static final double HIGH_END = 0.6931471803691238;
        static final double LOW_END = 1.9082149292705877e-10;
    }

    private static double[] powers() {
        double[] powers = new double[PARTS];
        for (int k = 0; k < PARTS; k++) {
            powers[k] = StrictMath.pow(2, (double) k / PARTS);
        }
        return powers;
    }

    /** {@code exp(x)} for x from -700 to 0; for less that of -700. */
    static double exp(double x) {
        double bounded = Math.max(x, LEAST);
        double shifted = bounded * PARTS_PER_UNIT + WHOLE;
        int parts = (int) Double.doubleToRawLongBits(shifted);
        double whole = shifted - WHOLE;
        double rest = (bounded - whole * PART_HIGH) - whole * PART_LOW;
        double square = rest * rest;
        double more = rest + square * (0.5 + rest * (1.0 / 6)) + square * square * (1.0 / 24 + rest * (1.0 / 120));
        double power = POWERS[parts & (PARTS - 1)];
        long exponent = (long) ((parts >> 6) + EXPONENT_BIAS) << MANTISSA_BITS;
        return (power + power * more) * Double.longBitsToDouble(exponent);
    }

    /**
     * Turns linear predictors into residuals (probability minus label) in place and returns the sum of log losses.
     *
     * @param predictors of the rows from {@code start} on
     * @param curvature  filled with p(1-p) for these rows
     */
    static double residuals(double[] predictors, int length, boolean[] labels, int start, double[] curvature) {
        double product = 1;
        double rounded = 0;
        double beyond = 0;
        for (int i = 0; i < length; i++) {
            double predictor = predictors[i];
            boolean label = labels[start + i];
            double size = Math.abs(predictor);
            double tail = exp(-size);
            double sum = 1 + tail;
            double larger = 1 / sum;
            double smaller = tail * larger;
            boolean right = (predictor >= 0) == label;
            double missed = right ? smaller : larger;
            product *= sum;
            rounded += (tail - (sum - 1)) * larger;
            beyond += right ? 0 : size;
            curvature[start + i] = smaller * larger;
            predictors[i] = label ? -missed : missed;
        }
        return StrictMath.log(product) + rounded + beyond;
    }
}
