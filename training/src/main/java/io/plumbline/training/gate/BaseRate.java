package io.plumbline.training.gate;

import io.plumbline.training.metric.Estimate;
import io.plumbline.training.metric.Metric;
import io.plumbline.training.metric.ScorerComparison;
import java.util.Locale;
import java.util.OptionalDouble;

/** Whether the first model is shown to be worse than the rate of conversions before the test part. */
final class BaseRate {
    private BaseRate() {}

    static Check check(ScorerComparison figures) {
        Estimate gain = Contest.gain(figures, Metric.LOG_LOSS);
        OptionalDouble model = Contest.challenger(figures, Metric.LOG_LOSS);
        boolean passed = model.isPresent() && gain.high().orElse(0) >= 0;
        return new Check(
                "base_rate",
                Check.ALL,
                Contest.champion(figures, Metric.LOG_LOSS),
                model,
                gain,
                OptionalDouble.of(0),
                passed,
                reason(model, gain, passed));
    }

    private static String reason(OptionalDouble model, Estimate gain, boolean passed) {
        if (model.isEmpty() || gain.low().isEmpty()) {
            return "The log loss cannot be measured: what happened was given probability zero.";
        }
        return String.format(
                Locale.ROOT,
                "Against saying the same of every lead the log loss is %s%s.",
                Gains.share(gain),
                passed ? "" : "; the model is worse than that");
    }
}
