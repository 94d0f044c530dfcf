package io.plumbline.training.compare;

import io.plumbline.engine.store.Store;
import io.plumbline.training.curve.CurveKey;
import io.plumbline.training.curve.Part;
import io.plumbline.training.curve.Scorer;
import io.plumbline.training.metric.ClusterBootstrap;
import io.plumbline.training.metric.DrawnFigures;
import io.plumbline.training.metric.RankAgreement;
import java.util.List;

/**
 * Whether the prediction puts the test rows in the same order as the points, and as a score the company had, in unit row.
 * Kendall's tau-b takes longer than all other figures, so its interval rests on the first 200 draws.
 */
public final class RankAgreements {
    private static final int KENDALL_DRAWS = 200;

    private RankAgreements() {}

    /** Measures and stores in {@code model_metric}, scorer predictive. */
    public static void store(
            Store store, long modelId, String labelStep, List<Scorer> scorers, ClusterBootstrap bootstrap) {
        HoldoutColumns test = HoldoutColumns.read(store, modelId, Part.TEST, labelStep);
        if (test.clusters().rows() == 0) {
            return;
        }
        ClusterBootstrap fewer =
                new ClusterBootstrap(bootstrap.seed(), Math.min(KENDALL_DRAWS, bootstrap.draws()), bootstrap.threads());
        MetricRows rows = MetricRows.of(
                store, modelId, labelStep, CurveKey.ALL, test.columns().truth("label"));
        for (Scorer other : List.of(Scorer.POINTS, Scorer.EXISTING)) {
            if (scorers.contains(other)) {
                RankAgreement agreement = RankAgreement.of(
                        test.columns().column(Scorer.PREDICTIVE.rankColumn()),
                        Metrics.missingLast(test.columns().column(other.rankColumn())),
                        test.clusters());
                rows.write(
                        Scorer.PREDICTIVE.word(),
                        "spearman_with_" + other.word(),
                        DrawnFigures.of(test.clusters(), bootstrap, weights ->
                                        new double[] {agreement.spearman(weights)})
                                .estimate(0));
                rows.write(
                        Scorer.PREDICTIVE.word(),
                        "kendall_with_" + other.word(),
                        DrawnFigures.of(test.clusters(), fewer, weights -> new double[] {agreement.kendall(weights)})
                                .estimate(0));
            }
        }
    }
}
