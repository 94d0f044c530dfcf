package io.plumbline.training.gate;

import io.plumbline.engine.workspace.PromotionPolicy;
import io.plumbline.training.calibration.Recalibration;
import io.plumbline.training.metric.Estimate;
import io.plumbline.training.metric.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/**
 * Whether the new model's probabilities can be believed: they are refused when they are shown to be off by more than the
 * bound and further off than the champion's on the same rows, unless the new model's log loss on these rows is shown to be
 * better all the same.
 *
 * @param excused whether the log loss, of which calibration is a part, is shown to be better than the champion's
 * @param bound   how far figures may be off, in log-odds for the level and as the logarithm of the slope, above 0
 */
record Believability(Contest contest, boolean excused, double bound) {

    /** Two checks: as many convert as promised, and probabilities are spread as they should be. */
    static List<Check> checks(PromotionPolicy policy, Contest contest, boolean excused) {
        Believability held = new Believability(contest, excused, StrictMath.log1p(policy.calibration()));
        Recalibration champion = held.recalibration(contest.champion());
        Recalibration challenger = held.recalibration(contest.challenger());
        return List.of(
                held.level(champion.inTheLarge(), challenger.inTheLarge()),
                held.slope(champion.slope(), challenger.slope()));
    }

    private Recalibration recalibration(Scored scored) {
        return Recalibration.of(
                scored.probabilities(), contest.rows().labels(), contest.rows().clusters());
    }

    private Check level(Estimate champion, Estimate challenger) {
        double promised = Arrays.stream(contest.challenger().probabilities()).sum();
        String told = String.format(
                Locale.ROOT,
                "Of %d rows %.1f conversions are promised and %d came",
                contest.rows().size(),
                promised,
                contest.rows().positives());
        return check("calibration_in_the_large", champion, challenger, odds -> odds, told);
    }

    private Check slope(Estimate champion, Estimate challenger) {
        return check("calibration_slope", champion, challenger, Believability::logOfSlope, told(challenger));
    }

    /** @param off from the figure to how far it is off, 0 where right, rising with the figure */
    private Check check(String name, Estimate champion, Estimate challenger, DoubleUnaryOperator off, String told) {
        boolean within = within(challenger, off);
        boolean noFurther = noFurther(challenger, champion, off);
        String verdict = "; that is off by more than allowed.";
        if (noFurther) {
            verdict = "; that is off, and no further than " + other() + ".";
        } else if (excused) {
            verdict = "; that is off, but the log loss, of which calibration is a part, is shown to be better than "
                    + other() + ".";
        }
        return new Check(
                name,
                Check.ALL,
                champion.value(),
                challenger.value(),
                challenger,
                OptionalDouble.of(bound),
                within || noFurther || excused,
                told + (within ? "." : verdict));
    }

    private String other() {
        return contest.basis() == Basis.BASE_RATE ? "that of saying the same of every lead" : "the champion's";
    }

    /** A slope of 0 or less is as far off as can be. */
    private static double logOfSlope(double slope) {
        return slope > 0 ? StrictMath.log(slope) : Double.NEGATIVE_INFINITY;
    }

    /**
     * Whether some value of a figure's interval is within the bound, or there is no figure.
     *
     * @param off from the figure to how far it is off, 0 where right, rising with the figure
     */
    private boolean within(Estimate figure, DoubleUnaryOperator off) {
        if (figure.value().isEmpty()) {
            return true;
        }
        double value = figure.value().getAsDouble();
        Interval interval = figure.interval().orElse(new Interval(value, value));
        return off.applyAsDouble(interval.low()) <= bound && off.applyAsDouble(interval.high()) >= -bound;
    }

    private static boolean noFurther(Estimate challenger, Estimate champion, DoubleUnaryOperator off) {
        return challenger.value().isPresent()
                && champion.value().isPresent()
                && distance(challenger, off) <= distance(champion, off);
    }

    private static double distance(Estimate figure, DoubleUnaryOperator off) {
        return Math.abs(off.applyAsDouble(figure.value().orElseThrow()));
    }

    private static String told(Estimate slope) {
        return slope.value().isEmpty()
                ? "The calibration slope cannot be measured on these rows"
                : String.format(
                        Locale.ROOT,
                        "The calibration slope is %.2f%s",
                        slope.value().getAsDouble(),
                        slope.interval()
                                .map(each -> String.format(Locale.ROOT, " (%.2f to %.2f)", each.low(), each.high()))
                                .orElse(""));
    }
}
