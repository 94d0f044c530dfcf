package io.plumbline.engine.workspace;

import java.util.Collections;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What a new model must show before it is used instead of the champion.
 *
 * @param mode             whether the checks decide
 * @param leastGain        by metric ({@code log_loss}, {@code brier}, {@code average_precision}, {@code roc_auc}): the gain,
 *                         as a share of the champion's figure, that the lower end of its 95% interval must reach; below 0 it
 *                         is the harm that must be ruled out
 * @param minimumPositives conversions below which the comparison says nothing, at least 1
 * @param calibration      share by which promised and realised conversions, and the calibration slope and 1, may differ,
 *                         above 0
 * @param segmentHarm      share of the champion's figure by which no segment may be shown to be worse, 0 or more
 * @param featureDrift     population stability index above which the drift of a feature must be explained, above 0
 * @param explainedDrift   attributes and types of events whose drift is understood, with the reason
 */
public record PromotionPolicy(
        Mode mode,
        NavigableMap<String, Double> leastGain,
        int minimumPositives,
        double calibration,
        double segmentHarm,
        double featureDrift,
        NavigableMap<String, String> explainedDrift) {

    public PromotionPolicy {
        leastGain = Collections.unmodifiableNavigableMap(new TreeMap<>(leastGain));
        explainedDrift = Collections.unmodifiableNavigableMap(new TreeMap<>(explainedDrift));
    }

    /** Whether the checks decide. They are made and stored in any case. */
    public enum Mode {
        /** A model that fails a check is refused. */
        GATED,
        /** Every new model becomes the champion. */
        ALWAYS,
        /** Only people change the champion. */
        NEVER;

        /** The word in {@code plumbline.yaml}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
