package io.plumbline.training.threshold;

import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.ThresholdPolicy;
import io.plumbline.training.curve.OperatingPoint;
import io.plumbline.training.curve.Scorer;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Writes {@code threshold}.
 *
 * @param chosenMonths length of the out-of-fold period; empty without time
 */
record ThresholdTable(Store store, long modelId, OptionalDouble chosenMonths) {

    void write(
            Scorer scorer,
            String level,
            String segment,
            ThresholdPolicy policy,
            ThresholdChoice choice,
            Promise promise) {
        Optional<OperatingPoint> point = choice.point();
        store.insert(
                "insert into threshold values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                modelId,
                scorer.word(),
                level,
                segment,
                policy.label(),
                policy.word(),
                choice.status().word(),
                choice.reason(),
                point.map(p -> OptionalDouble.of(p.threshold())).orElseGet(OptionalDouble::empty),
                point.map(OperatingPoint::precision).orElseGet(OptionalDouble::empty),
                point.map(OperatingPoint::recall).orElseGet(OptionalDouble::empty),
                point.map(this::volumePerMonth).orElseGet(OptionalDouble::empty),
                promise.precision().value(),
                promise.precision().low(),
                promise.precision().high(),
                promise.recall().value(),
                promise.recall().low(),
                promise.recall().high(),
                promise.volumePerMonth().value(),
                promise.volumePerMonth().low(),
                promise.volumePerMonth().high());
    }

    private OptionalDouble volumePerMonth(OperatingPoint point) {
        return chosenMonths.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(point.called() / chosenMonths.getAsDouble());
    }
}
