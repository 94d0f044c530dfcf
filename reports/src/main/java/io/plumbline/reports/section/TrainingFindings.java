package io.plumbline.reports.section;

import io.plumbline.reports.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sentences on promises, leaks, changes and refusals; of what is in order nothing is said. */
public final class TrainingFindings {
    private TrainingFindings() {}

    /** The findings in the order of the report's sections. */
    public static List<String> of(PromiseTable promises, LeakageSection leakage, DriftSection drift, GateSection gate) {
        return Stream.of(broken(promises), suspects(leakage), alarms(drift), refusal(gate))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> broken(PromiseTable promises) {
        List<PromiseTable.Line> checked = promises.ofAll();
        String broken = checked.stream()
                .filter(PromiseTable.Line::isBroken)
                .map(PromiseTable.Line::name)
                .collect(Collectors.joining(", "));
        return broken.isEmpty()
                ? Optional.empty()
                : Optional.of("Promised by the thresholds of model "
                        + checked.get(0).modelId() + " and not kept, by more than chance: " + broken + ".");
    }

    private static Optional<String> suspects(LeakageSection leakage) {
        List<String> leftOut = leakage.suspects().stream()
                .filter(source -> source.verdict().equals("left_out"))
                .map(AuditedSource::name)
                .toList();
        return leftOut.isEmpty()
                ? Optional.empty()
                : Optional.of("Left out of the model, since it seems to tell the outcome: " + String.join(", ", leftOut)
                        + ".");
    }

    private static Optional<String> alarms(DriftSection drift) {
        return drift.alarms().isEmpty()
                ? Optional.empty()
                : Optional.of("In months that model " + drift.modelId().orElseThrow()
                        + " had not seen when it was tried, more changed than is usual: " + drift.named() + ".");
    }

    private static Optional<String> refusal(GateSection gate) {
        return gate.judged()
                .filter(model -> gate.refused())
                .map(model -> "Model " + model.modelId() + " was refused by the gate"
                        + model.championId()
                                .map(champion -> ", and model " + champion + " stays in use")
                                .orElse("")
                        + ". Not passed: " + gate.failures(Words.english()) + ".");
    }
}
