package io.plumbline.training.leakage;

import io.plumbline.engine.feature.ActiveDays;
import io.plumbline.engine.feature.AttributeFeature;
import io.plumbline.engine.feature.CombinedFeature;
import io.plumbline.engine.feature.DaysSinceAnyEvent;
import io.plumbline.engine.feature.EventFeature;
import io.plumbline.engine.feature.Feature;
import io.plumbline.engine.feature.FeatureSet;
import io.plumbline.engine.feature.OrderFeature;
import io.plumbline.engine.feature.SelectionFeature;
import io.plumbline.training.leakage.AuditedSource.Kind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which attributes and types of events features read. */
public final class FeatureSources {
    private FeatureSources() {}

    /** Everything that a feature reads; empty for one that follows from the lead's creation alone. */
    static Set<AuditedSource> read(Feature feature) {
        Set<AuditedSource> read = new LinkedHashSet<>();
        if (feature instanceof AttributeFeature attribute) {
            read.add(new AuditedSource(Kind.ATTRIBUTE, attribute.attribute()));
        } else if (feature instanceof CombinedFeature combined) {
            combined.operands().forEach(operand -> read.addAll(read(operand)));
        }
        types(feature).forEach(type -> read.add(new AuditedSource(Kind.EVENT, type)));
        return read;
    }

    /** What a feature is audited as: the one source that it reads, else itself. */
    static AuditedSource audited(Feature feature) {
        Set<AuditedSource> read = read(feature);
        return read.size() == 1 ? read.iterator().next() : new AuditedSource(Kind.COMPUTED, feature.name());
    }

    /**
     * The features that remain when some sources are left out. What is counted over all types of events goes on with the
     * others; what was declared to read one of the sources goes.
     */
    public static FeatureSet without(FeatureSet features, Set<AuditedSource> leftOut) {
        return new FeatureSet(features.features().stream()
                .map(feature -> without(feature, leftOut))
                .flatMap(Optional::stream)
                .toList());
    }

    private static Optional<Feature> without(Feature feature, Set<AuditedSource> leftOut) {
        boolean reads =
                leftOut.contains(audited(feature)) || read(feature).stream().anyMatch(leftOut::contains);
        return reads ? reading(feature, leftOut) : Optional.of(feature);
    }

    private static Optional<Feature> reading(Feature feature, Set<AuditedSource> leftOut) {
        List<String> types = types(feature).stream()
                .filter(type -> !leftOut.contains(new AuditedSource(Kind.EVENT, type)))
                .toList();
        if (types.isEmpty() || leftOut.contains(audited(feature))) {
            return Optional.empty();
        }
        if (feature instanceof ActiveDays days) {
            return Optional.of(new ActiveDays(types, days.within()));
        }
        return feature instanceof DaysSinceAnyEvent ? Optional.of(new DaysSinceAnyEvent(types)) : Optional.empty();
    }

    private static List<String> types(Feature feature) {
        if (feature instanceof EventFeature event) {
            return event.types();
        }
        if (feature instanceof SelectionFeature selection) {
            return selection.events().types();
        }
        if (feature instanceof OrderFeature order) {
            return Stream.concat(order.first().types().stream(), order.then().types().stream())
                    .distinct()
                    .toList();
        }
        return feature instanceof ActiveDays days ? days.types() : List.of();
    }
}
