package io.plumbline.engine.workspace;

import io.plumbline.engine.feature.Feature;
import io.plumbline.engine.feature.FeatureOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How the model is trained.
 *
 * @param snapshots        when leads are looked at
 * @param firstSnapshot    no snapshot before this instant
 * @param eligibility      which leads a snapshot looks at
 * @param testShare        share of the mature rows aimed at for the test, above 0 and below 1
 * @param folds            parts for cross-validation, at least 2
 * @param c                weights of the data against the penalty to choose from, ascending, each above 0
 * @param seed             start of the random numbers
 * @param bootstrapDraws   draws for the intervals
 * @param minimumPositives conversions below which no model is trained
 * @param features         what the model looks at
 * @param segments         for which leads it is judged by themselves
 * @param yardstick        whether a more complex model is set beside it, to see what that would gain
 * @param leakage          what becomes of features that seem to tell the outcome
 */
public record TrainingPolicy(
        SnapshotPolicy snapshots,
        Optional<Instant> firstSnapshot,
        Eligibility eligibility,
        double testShare,
        int folds,
        List<Double> c,
        long seed,
        int bootstrapDraws,
        int minimumPositives,
        FeaturePolicy features,
        SegmentPolicy segments,
        boolean yardstick,
        LeakagePolicy leakage) {

    public TrainingPolicy {
        c = List.copyOf(c);
    }

    /**
     * Which leads a snapshot looks at.
     *
     * @param endedBy      steps that end eligibility: the first from which sales works a lead, and all later ones
     * @param activeWithin created or active within this time
     */
    public record Eligibility(List<String> endedBy, Duration activeWithin) {
        public Eligibility {
            endedBy = List.copyOf(endedBy);
        }
    }

    /**
     * What the model looks at.
     *
     * @param windows       windows in which events are counted, ascending
     * @param exclude       attributes and types of events that are no features, with the reason
     * @param companyEvents whether events by the company are features too
     * @param declared      features beyond those that are derived, in the order of the file
     */
    public record FeaturePolicy(
            List<Duration> windows,
            NavigableMap<String, String> exclude,
            boolean companyEvents,
            List<Feature> declared) {
        public FeaturePolicy {
            windows = List.copyOf(windows);
            declared = List.copyOf(declared);
            exclude = Collections.unmodifiableNavigableMap(new TreeMap<>(exclude));
        }

        /** The same for the engine of features. */
        public FeatureOptions options() {
            return new FeatureOptions(windows, exclude, companyEvents, declared);
        }
    }

    /**
     * For which leads the model is judged by themselves.
     *
     * @param attributes each of their values is a segment; texts or booleans
     * @param minimum    rows of either outcome in the test below which a value is pooled with others, at least 1
     */
    public record SegmentPolicy(List<String> attributes, int minimum) {
        public SegmentPolicy {
            attributes = List.copyOf(attributes);
        }
    }

    /**
     * What becomes of sources of features that seem to tell the outcome.
     *
     * @param leaveOut whether the model goes without them; else they are only named
     * @param keep     attributes, types of events and features that stay all the same, with the reason
     */
    public record LeakagePolicy(boolean leaveOut, NavigableMap<String, String> keep) {
        public LeakagePolicy {
            keep = Collections.unmodifiableNavigableMap(new TreeMap<>(keep));
        }
    }
}
