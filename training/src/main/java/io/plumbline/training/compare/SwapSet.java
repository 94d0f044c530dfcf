package io.plumbline.training.compare;

import io.plumbline.training.compare.CalledLeads.Member;
import io.plumbline.training.compare.ComparisonTable.Pair;
import io.plumbline.training.curve.CurveKey;
import io.plumbline.training.curve.Scorer;
import io.plumbline.training.curve.Unit;
import io.plumbline.training.metric.ClusterBootstrap;
import io.plumbline.training.metric.ClusterSums;
import io.plumbline.training.metric.Estimate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The leads that one score would take and the other drop, in unit entry, and which of both kinds converted more often.
 * Leads that sales worked convert more often for that, so where the data say who was worked, the same is told of each
 * group by itself, and there is no verdict over all leads when the two kinds were worked to a different share.
 */
public final class SwapSet {
    private static final String METRIC = "conversion_of_leads_it_alone_calls";

    private final TestRows test;
    private final ClusterBootstrap bootstrap;
    private final Map<String, List<String>> divisions;
    private final ComparisonTable table;

    private SwapSet(TestRows test, ClusterBootstrap bootstrap, Map<String, List<String>> divisions) {
        this.test = test;
        this.bootstrap = bootstrap;
        this.divisions = divisions;
        this.table = new ComparisonTable(test.store(), test.modelId());
    }

    /**
     * Counts and stores in {@code swap_set} and {@code comparison}.
     *
     * @param divisions by what divides the test rows (worked, held_out) the value of each, in the order of lead and
     *                  snapshot
     */
    public static void store(TestRows test, ClusterBootstrap bootstrap, Map<String, List<String>> divisions) {
        SwapSet set = new SwapSet(test, bootstrap, divisions);
        ChosenThresholds.read(test.store(), test.modelId()).forEach(set::store);
    }

    private void store(ChosenThresholds level) {
        HoldoutColumns rows = test.of(level.labelStep());
        Optional<double[]> amounts = test.amounts(level.labelStep());
        List<Member> leads = CalledLeads.of(Unit.ENTRY, level, rows.columns()).members();
        Map<String, List<String>> dividing = dividing(rows.columns().truth("label"));
        Map<String, IntPredicate> segments = new LinkedHashMap<>();
        segments.put(CurveKey.ALL, row -> true);
        dividing.forEach((division, values) -> values.stream()
                .distinct()
                .sorted()
                .forEach(value -> segments.put(
                        division + "=" + value, row -> values.get(row).equals(value))));
        segments.forEach((segment, holds) -> store(
                level,
                segment,
                leads.stream().filter(lead -> holds.test(lead.row())).toList(),
                rows,
                worked(dividing, rows.clusters().rows()),
                amounts));
    }

    /** Where the level aims at the very step by which sales works a lead, that cannot divide its conversions. */
    private Map<String, List<String>> dividing(boolean[] labels) {
        Map<String, List<String>> dividing = new TreeMap<>(divisions);
        dividing.values()
                .removeIf(values -> IntStream.range(0, labels.length)
                        .allMatch(row -> values.get(row).equals("yes") == labels[row]));
        return dividing;
    }

    private void store(
            ChosenThresholds level,
            String segment,
            List<Member> leads,
            HoldoutColumns rows,
            double[] worked,
            Optional<double[]> amounts) {
        Flagged predictive = side(leads, false, true, rows);
        Flagged points = side(leads, true, false, rows);
        ClusterSums sums = ClusterSums.of(
                rows.clusters(),
                bootstrap,
                predictive.positives(),
                predictive.all(),
                points.positives(),
                points.all(),
                both(predictive.all(), worked),
                both(points.all(), worked));
        Estimate ofPredictive = sums.share(sum -> sum[0], sum -> sum[1]);
        Estimate ofPoints = sums.share(sum -> sum[2], sum -> sum[3]);
        write(level, segment, Scorer.PREDICTIVE, predictive, ofPredictive, amounts);
        write(level, segment, Scorer.POINTS, points, ofPoints, amounts);
        Pair pair = new Pair(Scorer.PREDICTIVE.word(), Scorer.POINTS.word(), Unit.ENTRY, level.labelStep(), segment);
        Estimate difference = difference(sums, 0, 1, 2, 3);
        boolean comparable = ComparisonVerdict.of(difference(sums, 4, 1, 5, 3), false) == ComparisonVerdict.CANNOT_TELL;
        table.write(
                pair,
                METRIC + "_" + level.level(),
                ofPredictive.value(),
                ofPoints.value(),
                difference,
                comparable ? ComparisonVerdict.of(difference, false) : ComparisonVerdict.CANNOT_TELL);
    }

    private static Flagged side(List<Member> leads, boolean byPoints, boolean byPredictive, HoldoutColumns rows) {
        return Flagged.of(
                leads.stream().filter(lead -> lead.isIn(byPoints, byPredictive)).toList(),
                rows.clusters().rows());
    }

    private static double[] worked(Map<String, List<String>> dividing, int rows) {
        double[] flags = new double[rows];
        List<String> values = dividing.getOrDefault("worked", List.of());
        for (int i = 0; i < values.size(); i++) {
            flags[i] = values.get(i).equals("yes") ? 1 : 0;
        }
        return flags;
    }

    private static double[] both(double[] flags, double[] others) {
        double[] both = new double[flags.length];
        for (int i = 0; i < both.length; i++) {
            both[i] = flags[i] * others[i];
        }
        return both;
    }

    /** The share that one total has in another, less the same of two others. */
    private static Estimate difference(ClusterSums sums, int part, int whole, int otherPart, int otherWhole) {
        return sums.estimate(sum -> sum[whole] == 0 || sum[otherWhole] == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(sum[part] / sum[whole] - sum[otherPart] / sum[otherWhole]));
    }

    private void write(
            ChosenThresholds level,
            String segment,
            Scorer calledBy,
            Flagged side,
            Estimate conversion,
            Optional<double[]> amounts) {
        test.store()
                .insert(
                        "insert into swap_set values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        test.modelId(),
                        level.level(),
                        calledBy.word(),
                        segment,
                        level.labelStep(),
                        (long) side.members().size(),
                        side.positiveCount(),
                        conversion.value(),
                        conversion.low(),
                        conversion.high(),
                        amounts.map(side::amount).orElseGet(OptionalDouble::empty));
    }
}
