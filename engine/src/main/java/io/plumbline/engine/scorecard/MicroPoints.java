package io.plumbline.engine.scorecard;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Whole micro-points, a millionth of a point each: the unit in which points are summed, so that sums are exact. */
public final class MicroPoints {
    private static final double PER_POINT = 1e6;

    private MicroPoints() {}

    /** The nearest whole micro-points, half away from zero. */
    public static long of(double points) {
        return rounded(PER_POINT * points);
    }

    /**
     * The micro-points of a dimension times its weight, rounded half away from zero.
     *
     * @param weight share of the dimension in the points score
     */
    public static long weighted(double weight, long microPoints) {
        return rounded(weight * microPoints);
    }

    /** Points as people write them, without trailing zeros: {@code 12.5}. */
    public static String text(long microPoints) {
        BigDecimal points = BigDecimal.valueOf(microPoints, 6).stripTrailingZeros();
        return points.setScale(Math.max(0, points.scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    private static long rounded(double number) {
        return new BigDecimal(number).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
}
