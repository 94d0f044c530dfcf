package io.plumbline.training.drift;

import io.plumbline.engine.workspace.DriftPolicy;
import io.plumbline.training.drift.DriftTable.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** How far the values of a feature or score in a month are from those that a model learned from. */
final class ValueDrift {
    /** An alarm needs half as much again as the most that is usual. */
    private static final double MORE_THAN_USUAL = 1.5;

    private final DriftPolicy policy;
    private final double falseAlarm;
    private final double reach;
    private final Map<List<Integer>, Double> exceededByChance = new HashMap<>();

    /**
     * Prepares.
     *
     * @param falseAlarm probability of an alarm of one figure when nothing changed
     */
    ValueDrift(DriftPolicy policy, double falseAlarm) {
        this.policy = policy;
        this.falseAlarm = falseAlarm;
        this.reach = TwoShares.reach(falseAlarm);
    }

    /**
     * Measures one month.
     *
     * @param counts      rows of the month by position of the bin
     * @param inReference whether the model learned from it: then there is no alarm
     */
    List<Line> lines(Measured measured, Month month, long[] counts, boolean inReference) {
        List<Line> lines = new ArrayList<>(List.of(stability(measured, month, counts, inReference)));
        boolean any = counts[Bin.MISSING] + measured.reference().counts()[Bin.MISSING] > 0;
        if (measured.subject().kind() == Subject.Kind.FEATURE && any) {
            lines.add(missing(measured, month, counts, inReference));
        }
        return lines;
    }

    private Line stability(Measured measured, Month month, long[] counts, boolean inReference) {
        Reference reference = measured.reference();
        PopulationStability stability = measured.subject().values().stability(counts, reference.counts());
        double n = month.effectiveRows();
        double m = reference.effectiveRows();
        double from = Math.max(
                Math.max(policy.psi(), MORE_THAN_USUAL * measured.usual().psi()), (1 / n + 1 / m) * chance(stability));
        boolean alarm = !inReference && stability.value() >= from;
        return new Line(
                measured.subject().kind(),
                reference.subject(),
                "psi",
                month,
                inReference,
                OptionalDouble.of(stability.value()),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                stability.expected(n, m),
                from,
                alarm
                        ? Optional.of(String.format(
                                Locale.ROOT,
                                "%s (PSI %.2f, alarm from %.2f on)",
                                change(measured, counts, stability.mostChanged()),
                                stability.value(),
                                from))
                        : Optional.empty());
    }

    private static String change(Measured measured, long[] counts, int position) {
        Reference reference = measured.reference();
        Bin bin = reference.bins().get(position);
        double before = measured.subject().values().share(reference.counts(), position);
        double now = measured.subject().values().share(counts, position);
        return TwoShares.words("the share of " + bin.words(), before, now);
    }

    private Line missing(Measured measured, Month month, long[] counts, boolean inReference) {
        Reference reference = measured.reference();
        double before = measured.subject().values().share(reference.counts(), Bin.MISSING);
        double now = measured.subject().values().share(counts, Bin.MISSING);
        double n = month.effectiveRows();
        double m = reference.effectiveRows();
        double chance = reach * new TwoShares(before, m, now, n).standardError();
        double from = Math.max(
                Math.max(policy.missing(), MORE_THAN_USUAL * measured.usual().missing()), chance);
        boolean alarm = !inReference && Math.abs(now - before) >= from;
        return new Line(
                Subject.Kind.FEATURE,
                reference.subject(),
                "missing_rate",
                month,
                inReference,
                OptionalDouble.of(now),
                OptionalDouble.of(before),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                from,
                alarm ? Optional.of(TwoShares.words("the share of missing values", before, now)) : Optional.empty());
    }

    private double chance(PopulationStability stability) {
        return exceededByChance.computeIfAbsent(
                List.of(stability.freedom(), stability.chosenFrom()),
                key -> PopulationStability.exceededByChance(stability.freedom(), falseAlarm / stability.chosenFrom()));
    }
}
