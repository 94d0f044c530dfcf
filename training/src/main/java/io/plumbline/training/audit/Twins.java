package io.plumbline.training.audit;

import io.plumbline.training.metric.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Finds the rules that say what another rule says: they count alike, each has an effect by itself, and beside the other
 * nothing is left that would be worth its points. One after the other is taken out, the least sure first, so that of two
 * rules one stays and is judged without the other.
 */
final class Twins {
    /** Correlation from which two rules are one. */
    private static final double ONE = 0.999;

    /** Correlation from which two rules count alike. */
    private static final double ALIKE = 0.7;

    private final CardRows rows;
    private final OptionalDouble doubleOddsEvery;
    private final List<JointFit> alone;
    private final Likeness likeness;

    /**
     * A rule that says what another one says.
     *
     * @param rule  place of the rule
     * @param other place of the one it is held against
     * @param fit   with both; empty where the two are one
     * @param place of the rule in that fit
     */
    record Twin(int rule, int other, double correlation, Optional<JointFit> fit, int place) {}

    /**
     * What was found.
     *
     * @param kept  places of the rules that are no twins, ascending
     * @param fit   of these
     * @param twins by place of the rule
     */
    record Found(List<Integer> kept, JointFit fit, Map<Integer, Twin> twins) {}

    /** @param alone the fit of each rule by itself */
    Twins(CardRows rows, OptionalDouble doubleOddsEvery, List<JointFit> alone) {
        this.rows = rows;
        this.doubleOddsEvery = doubleOddsEvery;
        this.alone = alone;
        this.likeness = Likeness.of(rows.firings());
    }

    /** Finds them. */
    Found find() {
        Map<Integer, Twin> twins = new LinkedHashMap<>();
        List<Integer> kept = withoutCopies(twins);
        while (true) {
            JointFit fit = rows.fit(kept);
            Optional<Twin> next = next(kept, fit);
            if (next.isEmpty()) {
                return new Found(kept, fit, twins);
            }
            int gone = next.get().rule();
            twins.put(gone, next.get());
            kept = kept.stream().filter(rule -> rule != gone).toList();
        }
    }

    private List<Integer> withoutCopies(Map<Integer, Twin> twins) {
        List<Integer> kept = new ArrayList<>();
        for (int rule = 0; rule < alone.size(); rule++) {
            int candidate = rule;
            Optional<Integer> original = kept.stream()
                    .filter(other -> likeness.of(candidate, other) >= ONE)
                    .findFirst();
            if (original.isPresent()) {
                double correlation = likeness.of(rule, original.get());
                twins.put(rule, new Twin(rule, original.get(), correlation, Optional.empty(), 0));
            } else {
                kept.add(rule);
            }
        }
        return kept;
    }

    /** The least sure rule that says what another one says. */
    private Optional<Twin> next(List<Integer> kept, JointFit fit) {
        double[] inPoints = rows.inPoints(kept);
        OptionalDouble scale = Scale.of(doubleOddsEvery, inPoints, fit).of(fit.effects());
        List<Twin> found = new ArrayList<>();
        for (int place = 0; place < kept.size(); place++) {
            twin(kept, fit, place, scale).ifPresent(found::add);
        }
        return found.stream().min(Comparator.comparingDouble(twin -> Math.abs(fit.score(twin.place()))));
    }

    private Optional<Twin> twin(List<Integer> kept, JointFit fit, int place, OptionalDouble scale) {
        int rule = kept.get(place);
        double sign = Math.signum(rows.inPoints(rule));
        if (sign * alone.get(rule).score(0) <= Interval.NORMAL_REACH
                || sign * fit.score(place) > Interval.NORMAL_REACH) {
            return Optional.empty();
        }
        if (scale.isEmpty()
                || sign * most(fit, place, sign) * scale.getAsDouble()
                        >= Math.abs(rows.inPoints(rule)) / Verdict.TOLERANCE) {
            return Optional.empty();
        }
        return IntStream.range(0, kept.size())
                .filter(k -> k != place && rows.inPoints(kept.get(k)) * sign > 0)
                .filter(k -> Math.abs(fit.score(k)) >= Math.abs(fit.score(place)))
                .boxed()
                .filter(k -> likeness.of(rule, kept.get(k)) >= ALIKE)
                .max(Comparator.comparingDouble(k -> likeness.of(rule, kept.get(k))))
                .map(k -> new Twin(rule, kept.get(k), likeness.of(rule, kept.get(k)), Optional.of(fit), place));
    }

    private static double most(JointFit fit, int place, double sign) {
        Interval interval = fit.interval(place);
        return sign > 0 ? interval.high() : interval.low();
    }
}
