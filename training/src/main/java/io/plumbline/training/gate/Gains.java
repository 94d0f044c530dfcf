package io.plumbline.training.gate;

import io.plumbline.engine.workspace.PromotionPolicy;
import io.plumbline.training.metric.Estimate;
import io.plumbline.training.metric.Metric;
import io.plumbline.training.metric.ScorerComparison;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;

/** Whether the new model is better enough, or no worse than allowed, than the champion on the same rows. */
final class Gains {
    /** In which order metrics are told; segments are held to the first that is asked for. */
    private static final List<Metric> ORDER =
            List.of(Metric.LOG_LOSS, Metric.BRIER, Metric.AVERAGE_PRECISION, Metric.ROC_AUC);

    private Gains() {}

    /** The metrics that the workspace asks for. */
    static List<Metric> asked(PromotionPolicy policy) {
        return ORDER.stream()
                .filter(metric -> policy.leastGain().containsKey(metric.id()))
                .toList();
    }

    /** One check per metric: the lower end of the gain's interval must reach the least gain. */
    static List<Check> checks(PromotionPolicy policy, ScorerComparison figures) {
        return asked(policy).stream()
                .map(metric ->
                        check(metric, Objects.requireNonNull(policy.leastGain().get(metric.id())), figures))
                .toList();
    }

    private static Check check(Metric metric, double least, ScorerComparison figures) {
        Estimate gain = Contest.gain(figures, metric);
        OptionalDouble champion = Contest.champion(figures, metric);
        OptionalDouble challenger = Contest.challenger(figures, metric);
        boolean passed = gain.low().isPresent()
                ? gain.low().getAsDouble() >= least
                : champion.isEmpty() && challenger.isPresent();
        return new Check(
                metric.id(),
                Check.ALL,
                champion,
                challenger,
                gain,
                OptionalDouble.of(least),
                passed,
                reason(metric, champion, challenger, gain, least, passed));
    }

    private static String reason(
            Metric metric,
            OptionalDouble champion,
            OptionalDouble challenger,
            Estimate gain,
            double least,
            boolean passed) {
        String name = words(metric);
        if (gain.low().isEmpty()) {
            return "The " + name + " of both cannot be compared on these rows.";
        }
        String figures = String.format(
                Locale.ROOT,
                "The %s is %.4f against the champion's %.4f: %s",
                name,
                challenger.orElseThrow(),
                champion.orElseThrow(),
                share(gain));
        return figures
                + (passed
                        ? "."
                        : String.format(
                                Locale.ROOT,
                                least < 0
                                        ? "; it is not ruled out that it is worse by more than %.1f %%."
                                        : "; a gain of %.1f %% is not shown.",
                                Math.abs(100 * least)));
    }

    /** "0.1 % better (1.1 % worse to 1.3 % better)"; a direction that the whole interval has is told once. */
    static String share(Estimate gain) {
        double value = gain.value().orElseThrow();
        double low = gain.low().orElseThrow();
        double high = gain.high().orElseThrow();
        if (low >= 0) {
            return directed(value) + " (" + percent(low) + " to " + percent(high) + ")";
        }
        return high <= 0
                ? directed(value) + " (" + percent(high) + " to " + percent(low) + ")"
                : directed(value) + " (" + directed(low) + " to " + directed(high) + ")";
    }

    private static String directed(double gain) {
        return percent(gain) + (gain < 0 ? " % worse" : " % better");
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", Math.abs(100 * share));
    }

    static String words(Metric metric) {
        return switch (metric) {
            case LOG_LOSS -> "log loss";
            case BRIER -> "Brier score";
            case AVERAGE_PRECISION -> "average precision";
            case ROC_AUC -> "ROC AUC";
            case TOP_DECILE_LIFT -> "lift";
        };
    }
}
