package io.plumbline.training.leakage;

import io.plumbline.engine.feature.FeatureSet;
import io.plumbline.training.leakage.AuditedSource.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was found out about all sources, look by look; what is not in a map was not found out.
 *
 * @param timed      whether rows have a moment
 * @param dated      attributes with a history
 * @param endings    in the order in which they are told
 * @param lateValues by attribute
 * @param lateEvents by type
 * @param filled     by attribute
 * @param features   of the model
 */
record Observations(
        boolean timed,
        Set<String> dated,
        List<Ending> endings,
        Map<String, List<LateShare>> lateValues,
        Map<String, List<LateShare>> lateEvents,
        Map<String, List<FillContrast>> filled,
        Map<AuditedSource, Strength> strengths,
        Map<AuditedSource, Effect> effects,
        FeatureSet features) {

    /** All of one source. */
    Evidence of(AuditedSource source) {
        return new Evidence(
                source,
                (int) features.features().stream()
                        .filter(feature -> FeatureSources.audited(feature).equals(source))
                        .count(),
                isDated(source),
                late(source),
                source.kind() == Kind.ATTRIBUTE ? filled.getOrDefault(source.name(), List.of()) : List.of(),
                Optional.ofNullable(strengths.get(source)),
                Optional.ofNullable(effects.get(source)),
                false);
    }

    /** What is computed from events or from the lead's creation is as old as these. */
    private boolean isDated(AuditedSource source) {
        return timed && (source.kind() != Kind.ATTRIBUTE || dated.contains(source.name()));
    }

    private List<LateShare> late(AuditedSource source) {
        Map<String, List<LateShare>> late = source.kind() == Kind.EVENT ? lateEvents : lateValues;
        return late.getOrDefault(source.name(), List.of()).stream()
                .sorted(Comparator.comparingInt(share -> endings.indexOf(share.ending())))
                .toList();
    }
}
