package io.plumbline.training.compare;

import io.plumbline.engine.workspace.ThresholdPolicy;
import io.plumbline.engine.workspace.ThresholdPolicy.Profit;
import io.plumbline.training.compare.ComparisonTable.Pair;
import io.plumbline.training.curve.Scorer;
import io.plumbline.training.curve.Unit;
import io.plumbline.training.metric.ClusterBootstrap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The prediction against the points, and against a score the company had, at the thresholds that were chosen for each
 * level, on the test rows in unit entry: conversions found by as many calls, calls needed for as many conversions, and
 * money. Where the one calls as many as the other, it ranks by the linear predictor, which breaks ties that calibration
 * makes; those still tied are shared fractionally. In each bootstrap draw the one's threshold stands, and the other calls
 * as many as that threshold calls there.
 */
public final class EqualVolume {
    private final TestRows test;
    private final ClusterBootstrap bootstrap;
    private final ComparisonTable table;

    private EqualVolume(TestRows test, ClusterBootstrap bootstrap) {
        this.test = test;
        this.bootstrap = bootstrap;
        this.table = new ComparisonTable(test.store(), test.modelId());
    }

    /** Compares at the thresholds of every level that has one, and stores in {@code comparison}. */
    public static void store(TestRows test, ClusterBootstrap bootstrap) {
        EqualVolume comparison = new EqualVolume(test, bootstrap);
        List<Chosen> chosen = comparison.thresholds();
        for (Scorer baseline : List.of(Scorer.POINTS, Scorer.EXISTING)) {
            Map<String, List<Chosen>> byLevel = new TreeMap<>();
            chosen.stream()
                    .filter(each -> each.isOf(Scorer.PREDICTIVE) || each.isOf(baseline))
                    .forEach(each -> byLevel.computeIfAbsent(each.level(), level -> new ArrayList<>())
                            .add(each));
            byLevel.values().forEach(ofLevel -> comparison.compare(baseline, ofLevel));
        }
    }

    private record Chosen(String level, String scorer, String labelStep, double threshold) {
        boolean isOf(Scorer other) {
            return scorer.equals(other.word());
        }
    }

    private List<Chosen> thresholds() {
        return test.store()
                .rows(
                        """
                select
                    level,
                    scorer,
                    label_step,
                    threshold
                from threshold
                where model_id = %s
                    and segment = 'all'
                    and threshold is not null
                order by level, scorer
                """.formatted(test.modelId()),
                        row -> new Chosen(
                                row.text("level"), row.text("scorer"), row.text("label_step"), row.real("threshold")));
    }

    private void compare(Scorer baseline, List<Chosen> ofLevel) {
        Chosen any = ofLevel.get(0);
        HoldoutColumns rows = test.of(any.labelStep());
        if (Arrays.stream(rows.columns().column(baseline.column())).allMatch(Double::isNaN)) {
            return;
        }
        Optional<double[]> amounts = test.amounts(any.labelStep());
        Pair pair = new Pair(Scorer.PREDICTIVE.word(), baseline.word(), Unit.ENTRY, any.labelStep());
        Callers predictive = Callers.of(Scorer.PREDICTIVE, rows, amounts, thresholdOf(Scorer.PREDICTIVE, ofLevel));
        Callers other = Callers.of(baseline, rows, amounts, thresholdOf(baseline, ofLevel));
        new LevelContest(predictive, other, rows.clusters(), profit(any.level()), amounts.isPresent(), bootstrap)
                .figures()
                .forEach(figure -> table.write(
                        pair,
                        figure.metric() + "_" + any.level(),
                        figure.ofScorer(),
                        figure.ofBaseline(),
                        figure.difference()));
    }

    private static OptionalDouble thresholdOf(Scorer scorer, List<Chosen> ofLevel) {
        return ofLevel.stream()
                .filter(each -> each.isOf(scorer))
                .mapToDouble(Chosen::threshold)
                .findFirst();
    }

    private Optional<Profit> profit(String level) {
        ThresholdPolicy policy = test.workspace().thresholds().get(level);
        return policy instanceof Profit profit ? Optional.of(profit) : Optional.empty();
    }
}
