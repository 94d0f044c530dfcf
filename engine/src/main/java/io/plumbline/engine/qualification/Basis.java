package io.plumbline.engine.qualification;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.fingerprint.Sha256;
import io.plumbline.engine.scorecard.AbsenceRule;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** What an evaluation of levels rests on, beside the data: the scorecard, the predictions, and what was learned. */
final class Basis {
    private final Store store;
    private final Declarations declared;
    private final List<Predicted> predicted;
    private final Map<Long, List<LearnedThreshold>> learned = new HashMap<>();
    private final Map<String, String> fingerprints = new HashMap<>();

    Basis(Store store, Declarations declared) {
        this.store = store;
        this.declared = declared;
        this.predicted = Predicted.in(store);
    }

    /** The run whose predictions count at an instant. */
    OptionalLong predictionRun(Instant at) {
        return Predicted.at(predicted, at)
                .map(run -> OptionalLong.of(run.runId()))
                .orElseGet(OptionalLong::empty);
    }

    /** The thresholds that the model in use at an instant learned. */
    List<LearnedThreshold> thresholds(Instant at) {
        return Predicted.at(predicted, at).map(run -> thresholds(run.modelId())).orElse(List.of());
    }

    private List<LearnedThreshold> thresholds(long modelId) {
        return learned.computeIfAbsent(modelId, id -> LearnedThreshold.ofModel(store, id));
    }

    /** A fingerprint of all of it; scores and levels of two instants of the same data and basis follow the same rules. */
    String fingerprint(GridPoint point) {
        Optional<Predicted> run = Predicted.at(predicted, point.at());
        return fingerprints.computeIfAbsent(
                point.fingerprint() + "\n" + run,
                rules -> Sha256.hex(
                        String.join("\n", rules, thresholds(point.at()).toString(), completeness(point.scorecard()))));
    }

    private String completeness(Scorecard scorecard) {
        return scorecard.rules().stream()
                .filter(AbsenceRule.class::isInstance)
                .map(rule -> String.valueOf(
                        declared.completeSince(((AbsenceRule) rule).events().types())))
                .collect(Collectors.joining(" "));
    }
}
