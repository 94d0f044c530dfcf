package io.plumbline.training.leakage;

import io.plumbline.engine.store.Store;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What an audit found, a finding for each source.
 *
 * @param all attributes, types of events and computed features, each by name
 */
public record LeakageFindings(List<Finding> all) {
    public LeakageFindings {
        all = List.copyOf(all);
    }

    /** The sources that the model goes without. */
    public Set<AuditedSource> leftOut() {
        Set<AuditedSource> leftOut = new LinkedHashSet<>();
        all.stream()
                .filter(finding -> finding.verdict() == Verdict.LEFT_OUT)
                .forEach(finding -> leftOut.add(finding.evidence().source()));
        return leftOut;
    }

    /** A sentence on each suspect. */
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        for (Finding finding : all) {
            String name = finding.evidence().source().name();
            switch (finding.verdict()) {
                case CLEAN -> {}
                case LEFT_OUT ->
                    sentences.add(name + " is left out, suspected of telling the outcome: " + finding.reason()
                            + ". To use it all the same, give the reason under training.leakage.keep.");
                case KEPT, REPORTED ->
                    sentences.add(
                            name + " is used although suspected of telling the outcome: " + finding.reason() + ".");
            }
        }
        return sentences;
    }

    /** Writes a row for each source into {@code leakage_audit}. */
    public void store(Store store, long modelId) {
        all.forEach(finding -> store(store, modelId, finding));
    }

    private static void store(Store store, long modelId, Finding finding) {
        Evidence evidence = finding.evidence();
        Optional<LateShare> late = latest(evidence);
        Optional<FillContrast> filled = mostUneven(evidence);
        Optional<Strength> strength = evidence.strength();
        Optional<Effect> effect = evidence.effect();
        store.insert(
                "insert into leakage_audit values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                modelId,
                evidence.source().kind().word(),
                evidence.source().name(),
                (long) evidence.features(),
                evidence.datedByData(),
                late.flatMap(share -> boxed(share.medianLagDays())).orElse(null),
                late.map(share -> share.ending().name()).orElse(null),
                late.map(LateShare::told).orElse(null),
                late.map(LateShare::toldAfter).orElse(null),
                filled.map(contrast -> contrast.ending().name()).orElse(null),
                filled.map(FillContrast::ended).orElse(null),
                filled.map(FillContrast::filledEnded).orElse(null),
                filled.map(FillContrast::others).orElse(null),
                filled.map(FillContrast::filledOthers).orElse(null),
                strength.map(Strength::feature).orElse(null),
                strength.map(Strength::rocAuc).orElse(null),
                strength.map(Strength::averagePrecision).orElse(null),
                effect.map(Effect::all).orElse(null),
                effect.map(Effect::without).orElse(null),
                effect.flatMap(found -> boxed(found.unshifted())).orElse(null),
                effect.flatMap(found -> boxed(found.shifted())).orElse(null),
                finding.verdict().word(),
                finding.reason());
    }

    private static Optional<LateShare> latest(Evidence evidence) {
        return evidence.late().stream()
                .max(Comparator.comparingDouble(late -> late.share().orElse(-1)));
    }

    private static Optional<FillContrast> mostUneven(Evidence evidence) {
        return evidence.filled().stream().max(Comparator.comparingDouble(FillContrast::leastOdds));
    }

    private static Optional<Double> boxed(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }
}
