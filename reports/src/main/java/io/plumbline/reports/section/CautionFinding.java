package io.plumbline.reports.section;

import io.plumbline.engine.store.Store;
import io.plumbline.reports.words.Estimate;
import io.plumbline.reports.words.Figures;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What must be known before relying on the rest: the first that holds of a broken promise, leads that are no longer like
 * those the model learned from, something left out because it tells the outcome, and points with hindsight; where none
 * does, what the threshold promises.
 */
final class CautionFinding {
    /** Prediction before points, and of one score the level nearest to a customer; then the order of the table. */
    private static final Comparator<PromiseTable.Line> WEIGHTIEST = Comparator.comparing(
                    (PromiseTable.Line line) -> !line.scorer().equals("predictive"))
            .thenComparing(Levels.order(PromiseTable.Line::level).reversed());

    private CautionFinding() {}

    static Optional<Finding> of(
            Store store, Subject subject, ComparisonSection comparison, LeakageSection leakage, DriftSection drift) {
        return Stream.<Supplier<Optional<Finding>>>of(
                        () -> broken(PromiseTable.read(store, subject)),
                        () -> drifted(drift),
                        () -> leftOut(leakage),
                        () -> hindsight(comparison),
                        () -> PromiseFinding.read(store, subject))
                .flatMap(each -> each.get().stream())
                .findFirst();
    }

    /** Without time nobody can check that the model knew only what was known. */
    static Optional<Finding> unchecked(Subject subject) {
        return subject.isUnchecked()
                ? Optional.of(new Finding("card", words -> words.say("findings.unchecked")))
                : Optional.empty();
    }

    private static Optional<Finding> broken(PromiseTable promises) {
        return promises.ofAll().stream()
                .filter(PromiseTable.Line::isBroken)
                .min(WEIGHTIEST)
                .map(line -> new Finding(
                        "drift",
                        words -> words.say(
                                "findings.broken." + line.measure(),
                                "level",
                                words.named("level", line.level()),
                                "scorer",
                                words.named("scorer", line.scorer()),
                                "promised",
                                shown(line, line.promised(), words.figures()),
                                "came",
                                shown(line, line.came(), words.figures()))));
    }

    private static String shown(PromiseTable.Line line, Estimate estimate, Figures figures) {
        return line.measure().equals("volume_per_month") ? figures.volume(estimate) : figures.share(estimate);
    }

    private static Optional<Finding> drifted(DriftSection drift) {
        return drift.alarmCount() == 0
                ? Optional.empty()
                : Optional.of(new Finding("drift", words -> words.say("findings.drift", "count", drift.alarmCount())));
    }

    private static Optional<Finding> leftOut(LeakageSection leakage) {
        return leakage.suspects().stream()
                .filter(source -> source.verdict().equals("left_out"))
                .findFirst()
                .map(source -> new Finding(
                        "leakage",
                        words -> words.say(
                                "findings.left_out",
                                "count",
                                leakage.suspects().stream()
                                        .filter(each -> each.verdict().equals("left_out"))
                                        .count(),
                                "source",
                                source.name())));
    }

    private static Optional<Finding> hindsight(ComparisonSection comparison) {
        return comparison.hindsight()
                ? Optional.of(new Finding("comparison", words -> words.say("findings.hindsight")))
                : Optional.empty();
    }
}
