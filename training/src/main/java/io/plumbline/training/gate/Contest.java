package io.plumbline.training.gate;

import io.plumbline.training.metric.ClusterBootstrap;
import io.plumbline.training.metric.Estimate;
import io.plumbline.training.metric.Interval;
import io.plumbline.training.metric.Metric;
import io.plumbline.training.metric.ScorerComparison;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The champion and the new model on the same rows.
 *
 * @param rows at least one
 */
record Contest(Basis basis, TestRows rows, Scored champion, Scored challenger) {
    private static final String CHAMPION = "champion";
    private static final String CHALLENGER = "challenger";

    /** The same contest on some of the rows. */
    Contest at(int[] places) {
        return new Contest(basis, rows.at(places), champion.at(places), challenger.at(places));
    }

    /** Both models' figures, with the intervals of paired draws. */
    ScorerComparison figures(ClusterBootstrap bootstrap) {
        return ScorerComparison.of(
                List.of(champion.ranked(CHAMPION), challenger.ranked(CHALLENGER)),
                rows.labels(),
                rows.clusters(),
                bootstrap);
    }

    static OptionalDouble champion(ScorerComparison figures, Metric metric) {
        return figures.value(CHAMPION, metric);
    }

    static OptionalDouble challenger(ScorerComparison figures, Metric metric) {
        return figures.value(CHALLENGER, metric);
    }

    /**
     * By how much the new model is better, as a share of the champion's figure: above 0 where it is, whether the metric is
     * better high or low.
     *
     * @return empty where one of the figures is undefined or the champion's is 0
     */
    static Estimate gain(ScorerComparison figures, Metric metric) {
        boolean loss = metric == Metric.LOG_LOSS || metric == Metric.BRIER;
        Estimate difference = loss
                ? figures.difference(CHAMPION, CHALLENGER, metric)
                : figures.difference(CHALLENGER, CHAMPION, metric);
        double unit = champion(figures, metric).orElse(0);
        return unit > 0 ? share(difference, unit) : new Estimate(OptionalDouble.empty(), Optional.empty());
    }

    /**
     * By how much the new model's log loss is shown to be better. It is a proper score: it holds both how well leads are
     * told apart and how well the probabilities are calibrated, so a model that is better by it is better in sum.
     *
     * @return empty where the lower end of the gain's interval is not above 0
     */
    static Optional<Estimate> shownGain(ScorerComparison figures) {
        return Optional.of(gain(figures, Metric.LOG_LOSS))
                .filter(gain -> gain.low().orElse(0) > 0);
    }

    private static Estimate share(Estimate difference, double unit) {
        OptionalDouble value = difference.value();
        return new Estimate(
                value.isPresent() ? OptionalDouble.of(value.getAsDouble() / unit) : value,
                difference.interval().map(each -> new Interval(each.low() / unit, each.high() / unit)));
    }
}
