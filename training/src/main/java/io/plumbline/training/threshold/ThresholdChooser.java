package io.plumbline.training.threshold;

import io.plumbline.engine.workspace.ThresholdPolicy;
import io.plumbline.engine.workspace.ThresholdPolicy.Capacity;
import io.plumbline.engine.workspace.ThresholdPolicy.MaxF1;
import io.plumbline.engine.workspace.ThresholdPolicy.MaxFbeta;
import io.plumbline.engine.workspace.ThresholdPolicy.MinPrecision;
import io.plumbline.engine.workspace.ThresholdPolicy.MinRecall;
import io.plumbline.engine.workspace.ThresholdPolicy.Profit;
import io.plumbline.training.curve.OperatingPoint;
import io.plumbline.training.curve.PrecisionRecallCurve;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Chooses a threshold from a curve in unit entry. Between equally good points the higher threshold is taken, which
 * calls fewer.
 *
 * @param months length of the period the curve was counted over; empty for tables without time
 * @param floor  thresholds below this one are not looked at; empty when there is no such bound
 */
public record ThresholdChooser(OptionalDouble months, OptionalDouble floor) {

    /** The point of the curve that the policy asks for, or the nearest, or the reason why there is none. */
    public ThresholdChoice choose(ThresholdPolicy policy, PrecisionRecallCurve curve) {
        List<OperatingPoint> points =
                only(curve.points(), point -> floor.isEmpty() || point.threshold() >= floor.getAsDouble());
        if (points.isEmpty()) {
            return ThresholdChoice.unavailable("There are no out-of-fold scores to choose from.");
        }
        if (points.stream().allMatch(point -> point.recall().isEmpty())) {
            return ThresholdChoice.unavailable("No lead reached '" + policy.label() + "' in the out-of-fold rows.");
        }
        return chosen(policy, points);
    }

    private ThresholdChoice chosen(ThresholdPolicy policy, List<OperatingPoint> points) {
        if (policy instanceof MaxF1) {
            return maxF(points, 1);
        } else if (policy instanceof MaxFbeta fbeta) {
            return maxF(points, fbeta.beta());
        } else if (policy instanceof MinPrecision minimum) {
            return minPrecision(points, minimum.atLeast());
        } else if (policy instanceof MinRecall minimum) {
            return minRecall(points, minimum.atLeast());
        } else if (policy instanceof Capacity capacity) {
            return capacity(points, capacity.leadsPerMonth());
        }
        return profit(points, (Profit) policy);
    }

    private static ThresholdChoice maxF(List<OperatingPoint> points, double beta) {
        OperatingPoint best = best(points, point -> point.fMeasure(beta).orElse(0));
        double reached = best.fMeasure(beta).orElse(0);
        return ThresholdChoice.met(
                String.format(Locale.ROOT, "Greatest F measure (beta %s): %.3f.", beta, reached), best);
    }

    private static ThresholdChoice minPrecision(List<OperatingPoint> points, double atLeast) {
        List<OperatingPoint> enough = only(points, point -> point.precision().orElse(0) >= atLeast);
        if (enough.isEmpty()) {
            OperatingPoint nearest = best(points, point -> point.precision().orElse(0));
            return ThresholdChoice.nearest(
                    String.format(
                            Locale.ROOT,
                            "No threshold reaches a precision of %s; the highest is %.3f.",
                            atLeast,
                            nearest.precision().orElse(0)),
                    nearest);
        }
        return ThresholdChoice.met(
                "Most conversions found at a precision of " + atLeast + " or better.",
                best(enough, point -> (double) point.truePositives()));
    }

    private static ThresholdChoice minRecall(List<OperatingPoint> points, double atLeast) {
        List<OperatingPoint> enough = only(points, point -> point.recall().orElse(0) >= atLeast);
        if (enough.isEmpty()) {
            OperatingPoint nearest = best(points, point -> point.recall().orElse(0));
            return ThresholdChoice.nearest(
                    String.format(
                            Locale.ROOT,
                            "No threshold reaches a recall of %s; the highest is %.3f, because some leads are called"
                                    + " long before they convert.",
                            atLeast,
                            nearest.recall().orElse(0)),
                    nearest);
        }
        return ThresholdChoice.met(
                "Fewest leads called at a recall of " + atLeast + " or better.",
                best(enough, point -> (double) -point.called()));
    }

    private ThresholdChoice capacity(List<OperatingPoint> points, double leadsPerMonth) {
        if (months.isEmpty()) {
            return ThresholdChoice.unavailable("A capacity per month needs dates, and this table has none.");
        }
        double volume = leadsPerMonth * months.getAsDouble();
        List<OperatingPoint> within = only(points, point -> (double) point.called() <= volume);
        if (within.isEmpty()) {
            return ThresholdChoice.nearest(
                    "Even the highest score is shared by more leads than sales can work.", points.get(0));
        }
        return ThresholdChoice.met(
                "As many leads as sales can work: " + leadsPerMonth + " a month.",
                best(within, point -> (double) point.called()));
    }

    private static ThresholdChoice profit(List<OperatingPoint> points, Profit policy) {
        ToDoubleFunction<OperatingPoint> profit = point -> policy.customerValue() * (double) point.truePositives()
                - policy.costPerLead() * (double) point.called();
        OperatingPoint best = best(points, profit);
        double earned = profit.applyAsDouble(best);
        return earned > 0
                ? ThresholdChoice.met(
                        String.format(Locale.ROOT, "Greatest value less cost of work: %.0f.", earned), best)
                : ThresholdChoice.nearest("No threshold earns more than it costs to work the leads.", best);
    }

    private static List<OperatingPoint> only(List<OperatingPoint> points, Predicate<OperatingPoint> condition) {
        return points.stream().filter(condition).toList();
    }

    /** The first of the points with the greatest worth; points come with the highest threshold first. */
    private static OperatingPoint best(List<OperatingPoint> points, ToDoubleFunction<OperatingPoint> worth) {
        return points.stream()
                .reduce((kept, next) -> worth.applyAsDouble(next) > worth.applyAsDouble(kept) ? next : kept)
                .orElseThrow();
    }
}
