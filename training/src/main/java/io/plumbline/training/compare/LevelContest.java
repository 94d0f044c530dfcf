package io.plumbline.training.compare;

import io.plumbline.engine.workspace.ThresholdPolicy.Profit;
import io.plumbline.training.metric.CallOrder;
import io.plumbline.training.metric.ClusterBootstrap;
import io.plumbline.training.metric.Clusters;
import io.plumbline.training.metric.DrawnFigures;
import io.plumbline.training.metric.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Two scores at the thresholds of a level.
 *
 * @param hasAmounts whether it is known what conversions brought
 * @param profit     what a conversion is worth and a call costs, where the level's threshold was chosen by that
 */
record LevelContest(
        Callers scorer,
        Callers baseline,
        Clusters clusters,
        Optional<Profit> profit,
        boolean hasAmounts,
        ClusterBootstrap bootstrap) {

    /** A metric of both and the paired difference. */
    record Figure(String metric, OptionalDouble ofScorer, OptionalDouble ofBaseline, Estimate difference) {}

    /** What is compared: at the baseline's volume, at the scorer's, and each at its own. */
    List<Figure> figures() {
        List<String> metrics = new ArrayList<>();
        baseline.threshold()
                .ifPresent(threshold -> metrics.addAll(names(
                        "conversions_at_equal_volume",
                        "volume_for_equal_conversions",
                        "amount_at_equal_volume",
                        "profit_at_equal_volume")));
        scorer.threshold()
                .ifPresent(threshold -> metrics.addAll(names(
                        "conversions_at_volume_of_predictive",
                        "volume_for_conversions_of_predictive",
                        "amount_at_volume_of_predictive",
                        "profit_at_volume_of_predictive")));
        if (metrics.isEmpty()) {
            return List.of();
        }
        DrawnFigures drawn = DrawnFigures.of(clusters, bootstrap, this::drawn);
        List<Figure> figures = new ArrayList<>();
        for (int i = 0; i < metrics.size(); i++) {
            figures.add(new Figure(
                    metrics.get(i), drawn.value(2 * i), drawn.value(2 * i + 1), drawn.difference(2 * i, 2 * i + 1)));
        }
        return figures;
    }

    private List<String> names(String conversions, String volume, String amount, String profits) {
        List<String> names = new ArrayList<>(List.of(conversions, volume));
        if (hasAmounts) {
            names.add(amount);
        }
        profit.ifPresent(policy -> names.add(profits));
        return names;
    }

    /** The scorer's and the baseline's figure of each metric in turn. */
    private double[] drawn(int[] weights) {
        List<Double> figures = new ArrayList<>();
        baseline.threshold().ifPresent(at -> {
            for (double[] each : at(baseline, scorer, at, weights)) {
                figures.add(each[1]);
                figures.add(each[0]);
            }
        });
        scorer.threshold().ifPresent(at -> {
            for (double[] each : at(scorer, baseline, at, weights)) {
                figures.add(each[0]);
                figures.add(each[1]);
            }
        });
        return figures.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Figures of the one at its threshold, and of the other when it calls as many or finds as many. */
    private List<double[]> at(Callers one, Callers other, double threshold, int[] weights) {
        CallOrder.Calls calls = one.conversions().at(threshold, weights);
        double[] volume = {calls.called()};
        double found = other.conversions().found(volume, weights)[0];
        List<double[]> figures = new ArrayList<>();
        figures.add(new double[] {calls.found(), found});
        figures.add(new double[] {calls.called(), other.conversions().volumeFor(calls.found(), weights)});
        if (one.amounts().isPresent() && other.amounts().isPresent()) {
            figures.add(new double[] {
                one.amounts().get().at(threshold, weights).found(),
                other.amounts().get().found(volume, weights)[0]
            });
        }
        profit.ifPresent(policy -> figures.add(new double[] {
            policy.customerValue() * calls.found() - policy.costPerLead() * calls.called(),
            policy.customerValue() * found - policy.costPerLead() * calls.called()
        }));
        return figures;
    }
}
