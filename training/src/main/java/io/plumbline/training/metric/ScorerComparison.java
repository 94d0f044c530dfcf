package io.plumbline.training.metric;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Several scorers on the same rows: their figures, and the differences between them, with intervals from the same
 * bootstrap draws.
 */
public final class ScorerComparison {
    private final Figures once;
    private final List<Figures> draws;

    private ScorerComparison(Figures once, List<Figures> draws) {
        this.once = once;
        this.draws = draws;
    }

    /**
     * Evaluates.
     *
     * @param scorers with distinct names
     * @param labels outcome of each row
     * @param clusters what is drawn together: accounts where given, else leads
     */
    public static ScorerComparison of(
            List<RankedScorer> scorers, boolean[] labels, Clusters clusters, ClusterBootstrap bootstrap) {
        Map<String, ScoredRows> rows = new LinkedHashMap<>();
        for (RankedScorer scorer : scorers) {
            if (rows.put(scorer.name(), ScoredRows.of(scorer, labels, clusters)) != null) {
                throw new IllegalArgumentException("Two scorers are called '" + scorer.name() + "'; names must differ");
            }
        }
        int[] ones = new int[clusters.count()];
        Arrays.fill(ones, 1);
        return new ScorerComparison(
                Figures.of(rows, ones), bootstrap.each(clusters, counts -> Figures.of(rows, counts)));
    }

    /** One scorer's figure. */
    public OptionalDouble value(String scorer, Metric metric) {
        return once.of(scorer, metric);
    }

    /** One scorer's figure with its 95% interval. */
    public Estimate estimate(String scorer, Metric metric) {
        return estimate(figures -> figures.of(scorer, metric));
    }

    /** The first scorer's figure less the second's, with the 95% interval of the paired difference. */
    public Estimate difference(String first, String second, Metric metric) {
        return estimate(figures -> figures.difference(first, second, metric));
    }

    private Estimate estimate(Function<Figures, OptionalDouble> figure) {
        return new Estimate(
                figure.apply(once), Interval.ofDraws(draws.stream().map(figure).toList()));
    }

    /** What is kept of a scorer between draws. */
    private record ScoredRows(Ranking ranking, Optional<ProbabilityLosses> losses) {
        static ScoredRows of(RankedScorer scorer, boolean[] labels, Clusters clusters) {
            return new ScoredRows(
                    Ranking.of(scorer.scores(), labels, clusters),
                    scorer.probabilities().map(p -> ProbabilityLosses.of(p, labels, clusters)));
        }

        Map<Metric, OptionalDouble> figures(int[] weights) {
            RankingFigures ranked = ranking.figures(weights);
            Map<Metric, OptionalDouble> figures = new EnumMap<>(Metric.class);
            figures.put(Metric.ROC_AUC, ranked.rocAuc());
            figures.put(Metric.AVERAGE_PRECISION, ranked.averagePrecision());
            figures.put(Metric.TOP_DECILE_LIFT, ranked.topDecileLift());
            losses.ifPresent(l -> figures.put(Metric.LOG_LOSS, l.logLoss(weights)));
            losses.ifPresent(l -> figures.put(Metric.BRIER, l.brier(weights)));
            return figures;
        }
    }

    /** All scorers' figures in one draw. */
    private record Figures(Map<String, Map<Metric, OptionalDouble>> byScorer) {
        static Figures of(Map<String, ScoredRows> rows, int[] weights) {
            Map<String, Map<Metric, OptionalDouble>> byScorer = new LinkedHashMap<>();
            rows.forEach((name, scored) -> byScorer.put(name, scored.figures(weights)));
            return new Figures(byScorer);
        }

        OptionalDouble of(String scorer, Metric metric) {
            Map<Metric, OptionalDouble> figures = byScorer.get(scorer);
            if (figures == null) {
                throw new IllegalArgumentException(
                        "No scorer is called '" + scorer + "'; compared: " + byScorer.keySet());
            }
            return figures.getOrDefault(metric, OptionalDouble.empty());
        }

        OptionalDouble difference(String first, String second, Metric metric) {
            OptionalDouble a = of(first, metric);
            OptionalDouble b = of(second, metric);
            return a.isPresent() && b.isPresent()
                    ? OptionalDouble.of(a.getAsDouble() - b.getAsDouble())
                    : OptionalDouble.empty();
        }
    }
}
