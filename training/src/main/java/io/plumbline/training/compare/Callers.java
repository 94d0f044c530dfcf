package io.plumbline.training.compare;

import io.plumbline.training.curve.Scorer;
import io.plumbline.training.metric.CallOrder;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * One score as it calls the leads of the test rows, in unit entry.
 *
 * @param conversions what its calls find, counted
 * @param amounts     the same in money, where amounts are known
 * @param threshold   the chosen one, on the score that ranks; empty where none was chosen or it calls nobody
 */
record Callers(CallOrder conversions, Optional<CallOrder> amounts, OptionalDouble threshold) {

    static Callers of(Scorer scorer, HoldoutColumns rows, Optional<double[]> amounts, OptionalDouble chosen) {
        double[] ranks = Metrics.missingLast(rows.columns().column(scorer.rankColumn()));
        double[] scores = rows.columns().column(scorer.column());
        int[] lead = rows.columns().whole("lead");
        return new Callers(
                CallOrder.ofEntries(ranks, rows.columns().column("label"), lead, rows.clusters()),
                amounts.map(worth -> CallOrder.ofEntries(ranks, worth, lead, rows.clusters())),
                chosen.isEmpty() ? chosen : lowestCalled(ranks, scores, chosen.getAsDouble()));
    }

    /** The chosen threshold is on the score that is shown; all that it calls rank above all others. */
    private static OptionalDouble lowestCalled(double[] ranks, double[] scores, double threshold) {
        return IntStream.range(0, ranks.length)
                .filter(i -> scores[i] >= threshold)
                .mapToDouble(i -> ranks[i])
                .min();
    }
}
