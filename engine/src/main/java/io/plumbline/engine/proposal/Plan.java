package io.plumbline.engine.proposal;

import io.plumbline.engine.workspace.SnapshotPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the model should predict, and how it is trained.
 *
 * @param target         the step to predict
 * @param targetReported whether a table says who reached it
 * @param steps          steps that a table reports
 * @param horizon        how long after a snapshot the target counts; empty for tables without time
 * @param snapshots      when leads are looked at
 * @param before         the step from which a lead is not looked at any more
 * @param testShare      share of the rows kept for the test
 * @param folds          parts for cross-validation
 * @param windows        windows in which events are counted; empty for the usual ones
 * @param mqlsPerMonth   mean number of leads that became an MQL in a month; empty when not known
 * @param why            reasons for horizon and snapshots, in words
 */
public record Plan(
        String target,
        boolean targetReported,
        List<String> steps,
        Optional<Duration> horizon,
        SnapshotPolicy snapshots,
        String before,
        double testShare,
        int folds,
        List<Duration> windows,
        OptionalLong mqlsPerMonth,
        List<String> why) {
    public Plan {
        steps = List.copyOf(steps);
        windows = List.copyOf(windows);
        why = List.copyOf(why);
    }

    /** Whether a table says who reached a step. */
    public boolean reports(String step) {
        return steps.contains(step);
    }
}
