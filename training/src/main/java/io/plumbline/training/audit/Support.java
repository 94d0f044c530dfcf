package io.plumbline.training.audit;

import io.plumbline.training.metric.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Points that outcomes support, on the scale of the points as written in the file.
 *
 * @param interval 95 %
 */
record Support(double points, Interval interval) {
    private static final int DRAWS = 2_000;

    /**
     * What the outcomes support of each rule. Where the rules tell the scale, the intervals hold its error too: effects are
     * drawn from their common distribution, and each draw has its own scale.
     *
     * @param weights of the rules' dimensions
     * @return empty without a scale
     */
    static List<Support> of(JointFit fit, double[] weights, Scale scale, long seed) {
        OptionalDouble perLogOdds = scale.of(fit.effects());
        if (perLogOdds.isEmpty()) {
            return List.of();
        }
        List<Interval> intervals = scale.isDeclared() ? List.of() : drawn(fit, weights, scale, seed);
        List<Support> supports = new ArrayList<>();
        for (int j = 0; j < weights.length; j++) {
            double perEffect = perLogOdds.getAsDouble() / weights[j];
            supports.add(
                    intervals.isEmpty()
                            ? fixed(fit, j, perEffect)
                            : new Support(perEffect * fit.effects()[j], intervals.get(j)));
        }
        return supports;
    }

    /** What the outcomes support of one rule, on a scale that is held fixed. */
    static Support fixed(JointFit fit, int rule, double perEffect) {
        Interval effect = fit.interval(rule);
        return new Support(
                perEffect * fit.effects()[rule], new Interval(perEffect * effect.low(), perEffect * effect.high()));
    }

    private static List<Interval> drawn(JointFit fit, double[] weights, Scale scale, long seed) {
        NormalDraws draws = new NormalDraws(fit.effects(), fit.covariance(), seed);
        List<List<OptionalDouble>> points = new ArrayList<>();
        for (int j = 0; j < weights.length; j++) {
            points.add(new ArrayList<>(DRAWS));
        }
        for (int draw = 0; draw < DRAWS; draw++) {
            double[] effects = draws.draw(draw);
            double perLogOdds = scale.of(effects).orElseThrow();
            for (int j = 0; j < weights.length; j++) {
                points.get(j).add(OptionalDouble.of(perLogOdds * effects[j] / weights[j]));
            }
        }
        return points.stream().map(each -> Interval.ofDraws(each).orElseThrow()).toList();
    }
}
