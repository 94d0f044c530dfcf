package io.plumbline.training.compare;

import io.plumbline.engine.store.Store;
import io.plumbline.training.compare.ComparisonTable.Pair;
import io.plumbline.training.curve.Part;
import io.plumbline.training.curve.Scorer;
import io.plumbline.training.curve.Unit;
import io.plumbline.training.metric.CallOrder;
import io.plumbline.training.metric.ClusterBootstrap;
import io.plumbline.training.metric.Clusters;
import io.plumbline.training.metric.DrawnFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Cumulative gains of every scorer on the test rows: of all conversions, the share among the best so many percent of the
 * rows (unit row) or found by calling the best so many percent of the leads (unit entry). Each bootstrap draw places the
 * thresholds anew.
 */
public final class Gains {
    /** Percent of rows or leads, ascending. */
    static final double[] DEPTHS = IntStream.concat(
                    IntStream.rangeClosed(1, 10), IntStream.rangeClosed(3, 20).map(k -> 5 * k))
            .asDoubleStream()
            .toArray();

    private static final double[] COMPARED = DoubleStream.of(DEPTHS)
            .filter(depth -> depth % 10 == 0 && depth < 100)
            .toArray();

    private final long modelId;
    private final String labelStep;
    private final Unit unit;
    private final List<Scorer> scorers;
    private final double[][] members;
    private final DrawnFigures figures;

    private Gains(
            long modelId,
            String labelStep,
            Unit unit,
            List<Scorer> scorers,
            HoldoutColumns test,
            ClusterBootstrap bootstrap) {
        this.modelId = modelId;
        this.labelStep = labelStep;
        this.unit = unit;
        this.scorers = scorers;
        this.members = members(test, unit);
        List<CallOrder> orders =
                scorers.stream().map(scorer -> order(scorer, test, unit)).toList();
        this.figures = DrawnFigures.of(test.clusters(), bootstrap, weights -> figures(orders, weights));
    }

    /**
     * Measures and stores in {@code gain}, and in {@code comparison} what the prediction finds beside the others.
     *
     * @param labelStep the target
     * @param scorers   those that have scores
     */
    public static void store(
            Store store, long modelId, String labelStep, List<Scorer> scorers, ClusterBootstrap bootstrap) {
        HoldoutColumns test = HoldoutColumns.read(store, modelId, Part.TEST, labelStep);
        if (test.clusters().rows() == 0) {
            return;
        }
        new Gains(modelId, labelStep, Unit.ROW, scorers, test, bootstrap).write(store);
        Gains ofLeads = new Gains(modelId, labelStep, Unit.ENTRY, scorers, test, bootstrap);
        ofLeads.write(store);
        ofLeads.compare(new ComparisonTable(store, modelId));
    }

    private static CallOrder order(Scorer scorer, HoldoutColumns test, Unit unit) {
        double[] scores = Metrics.missingLast(test.columns().column(scorer.rankColumn()));
        double[] worth = test.columns().column("label");
        return unit == Unit.ROW
                ? CallOrder.ofRows(scores, worth, test.clusters())
                : CallOrder.ofEntries(scores, worth, test.columns().whole("lead"), test.clusters());
    }

    /** By cluster, how many can be called, and how many positives there are to find. */
    private static double[][] members(HoldoutColumns test, Unit unit) {
        boolean[] labels = test.columns().truth("label");
        int[] lead = test.columns().whole("lead");
        Clusters clusters = test.clusters();
        double[][] members = new double[2][clusters.count()];
        boolean found = false;
        for (int i = 0; i < labels.length; i++) {
            boolean first = unit == Unit.ROW || i == 0 || lead[i] != lead[i - 1];
            found = !first && found;
            members[0][clusters.of(i)] += first ? 1 : 0;
            members[1][clusters.of(i)] += labels[i] && !found ? 1 : 0;
            found |= labels[i];
        }
        return members;
    }

    /** Of each scorer what each depth finds, and last the rows or leads, and the positives among them. */
    private double[] figures(List<CallOrder> orders, int[] weights) {
        double[] totals = {0, 0};
        for (int k = 0; k < weights.length; k++) {
            totals[0] += weights[k] * members[0][k];
            totals[1] += weights[k] * members[1][k];
        }
        double[] volumes =
                DoubleStream.of(DEPTHS).map(depth -> depth / 100 * totals[0]).toArray();
        return DoubleStream.concat(
                        orders.stream().flatMapToDouble(order -> DoubleStream.of(order.found(volumes, weights))),
                        DoubleStream.of(totals))
                .toArray();
    }

    private int place(int scorer, int depth) {
        return scorer * DEPTHS.length + depth;
    }

    private int positives() {
        return scorers.size() * DEPTHS.length + 1;
    }

    private void write(Store store) {
        List<GainRow> rows = new ArrayList<>();
        for (int s = 0; s < scorers.size(); s++) {
            for (int d = 0; d < DEPTHS.length; d++) {
                int place = place(s, d);
                rows.add(new GainRow(
                        scorers.get(s),
                        DEPTHS[d],
                        DEPTHS[d] / 100 * figures.value(positives() - 1).orElseThrow(),
                        figures.value(place).orElseThrow(),
                        figures.estimate(figure -> figure[place] / figure[positives()])));
            }
        }
        GainRow.write(store, modelId, unit, labelStep, rows);
    }

    private void compare(ComparisonTable table) {
        for (Scorer baseline : List.of(Scorer.POINTS, Scorer.EXISTING)) {
            if (scorers.contains(baseline)) {
                Pair pair = new Pair(Scorer.PREDICTIVE.word(), baseline.word(), unit, labelStep);
                for (double depth : COMPARED) {
                    compare(table, pair, depth, place(scorers.indexOf(baseline), indexOf(depth)));
                }
            }
        }
    }

    private void compare(ComparisonTable table, Pair pair, double depth, int baseline) {
        int predictive = place(scorers.indexOf(Scorer.PREDICTIVE), indexOf(depth));
        table.write(
                pair,
                "conversions_in_top_" + Math.round(depth) + "_percent",
                figures.value(predictive),
                figures.value(baseline),
                figures.difference(predictive, baseline));
    }

    private static int indexOf(double depth) {
        return (int) DoubleStream.of(DEPTHS).filter(each -> each < depth).count();
    }
}
