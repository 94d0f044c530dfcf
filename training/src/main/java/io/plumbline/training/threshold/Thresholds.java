package io.plumbline.training.threshold;

import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.ThresholdPolicy;
import io.plumbline.training.curve.CurveKey;
import io.plumbline.training.curve.OperatingPoint;
import io.plumbline.training.curve.Part;
import io.plumbline.training.curve.PrecisionRecallCurve;
import io.plumbline.training.curve.Scorer;
import io.plumbline.training.curve.Unit;
import io.plumbline.training.metric.ClusterBootstrap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Chooses the thresholds of a model's levels for every scorer, measures what they promise, and stores both.
 *
 * @param chosenMonths   length of the out-of-fold period; empty without time
 * @param promisedMonths length of the test period; empty without time
 */
public record Thresholds(
        Store store,
        long modelId,
        OptionalDouble chosenMonths,
        OptionalDouble promisedMonths,
        ClusterBootstrap bootstrap) {

    /** Levels from the lowest up: the threshold of a later one is never below that of an earlier one. */
    static final List<String> LEVELS = List.of("mql", "sql");

    /**
     * Chooses and stores.
     *
     * @param policies by level
     * @param scorers  those that have scores
     */
    public void choose(Map<String, ThresholdPolicy> policies, List<Scorer> scorers) {
        for (Scorer scorer : scorers) {
            OptionalDouble floor = OptionalDouble.empty();
            for (String level : LEVELS) {
                ThresholdPolicy policy = policies.get(level);
                if (policy != null) {
                    Optional<OperatingPoint> point = choose(scorer, level, policy, floor);
                    floor = point.isPresent() ? OptionalDouble.of(point.get().threshold()) : floor;
                }
            }
        }
    }

    private Optional<OperatingPoint> choose(Scorer scorer, String level, ThresholdPolicy policy, OptionalDouble floor) {
        PrecisionRecallCurve curve = PrecisionRecallCurve.read(
                store, new CurveKey(modelId, scorer, Part.OUT_OF_FOLD, Unit.ENTRY, policy.label()));
        ThresholdChoice choice = new ThresholdChooser(chosenMonths, floor).choose(policy, curve);
        Promise promise = choice.point()
                .map(point -> Calls.at(store, modelId, Part.TEST, scorer, policy.label(), point.threshold()))
                .map(calls -> Promise.measure(calls, promisedMonths, bootstrap))
                .orElseGet(Promise::none);
        new ThresholdTable(store, modelId, chosenMonths).write(scorer, level, CurveKey.ALL, policy, choice, promise);
        return choice.point();
    }
}
