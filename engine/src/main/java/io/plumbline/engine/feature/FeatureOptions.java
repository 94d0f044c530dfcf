package io.plumbline.engine.feature;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.EventType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a workspace says about its features.
 *
 * @param windows       the windows of event features, each a positive number of whole seconds
 * @param excluded      attributes and event types not to be used, with the reason
 * @param companyEvents whether events that the company makes are features too
 * @param declared      features that are there whatever else is said, in their order
 */
public record FeatureOptions(
        List<Duration> windows, Map<String, String> excluded, boolean companyEvents, List<Feature> declared) {
    public FeatureOptions {
        windows = windows.stream().sorted().distinct().toList();
        excluded = Map.copyOf(excluded);
        declared = List.copyOf(declared);
    }

    /** Without declared features. */
    public FeatureOptions(List<Duration> windows, Map<String, String> excluded, boolean companyEvents) {
        this(windows, excluded, companyEvents, List.of());
    }

    /** The types of events that are features when they happen. */
    public List<EventType> eventTypes(Declarations declared) {
        return declared.eventTypes().values().stream()
                .filter(type -> reasonAgainst(type).isEmpty())
                .toList();
    }

    /**
     * The windows that a row must have seen whole: for the derived features, and for each declared one that has a window
     * and does not judge by itself whether it was observed.
     */
    public List<Observed> observed(Declarations declarations) {
        List<Observed> observed = new ArrayList<>();
        observed.add(new Observed(
                eventTypes(declarations).stream().map(EventType::name).toList(),
                windows.stream().max(Comparator.naturalOrder()).orElse(Duration.ZERO)));
        for (SelectionFeature feature : FeaturePlan.only(new FeatureSet(declared), SelectionFeature.class)) {
            feature.events()
                    .within()
                    .ifPresent(
                            window -> observed.add(new Observed(feature.events().types(), window)));
        }
        return observed.stream().distinct().toList();
    }

    /** A window of time before a row, and the types of events that are counted in it. */
    public record Observed(List<String> types, Duration window) {
        public Observed {
            types = List.copyOf(types);
        }
    }

    /** Why a type of events is no feature; empty when it is one as soon as it happens. */
    Optional<String> reasonAgainst(EventType type) {
        return exclusion(type.name())
                .or(() -> type.byCompany() && !companyEvents
                        ? Optional.of("made by the company, which training.features.company_events leaves out")
                        : Optional.empty());
    }

    /** Why the workspace leaves out an attribute or a type of events, where it does. */
    Optional<String> exclusion(String name) {
        return Optional.ofNullable(excluded.get(name)).map(why -> "excluded by the workspace: " + why);
    }
}
