package io.plumbline.training.audit;

import io.plumbline.training.fit.ColumnBlock;
import io.plumbline.training.metric.Clusters;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rules of a card that can be judged, and what they counted at the rows of its leads.
 *
 * @param ages    of the leads
 * @param rules   that the points contain and that touched enough rows
 * @param firings of each of these, by row
 */
record CardRows(
        AuditedRows rows,
        Clusters clusters,
        ColumnBlock ages,
        List<AuditedRule> rules,
        List<double[]> firings,
        int threads) {

    /** The fit of some rules, by their places. */
    JointFit fit(List<Integer> some) {
        return JointFit.of(some.stream().map(firings::get).toList(), ages, rows.label(), clusters, threads);
    }

    /** The fit of each rule by itself. */
    List<JointFit> alone() {
        return IntStream.range(0, rules.size())
                .mapToObj(rule -> fit(List.of(rule)))
                .toList();
    }

    /** What one firing of a rule gives in the points. */
    double inPoints(int rule) {
        return rules.get(rule).inPoints();
    }

    double[] inPoints(List<Integer> some) {
        return some.stream().mapToDouble(this::inPoints).toArray();
    }

    double[] weights(List<Integer> some) {
        return some.stream().mapToDouble(rule -> rules.get(rule).weight()).toArray();
    }
}
