package io.plumbline.engine.feature;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.EventType;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.protection.Protection;
import io.plumbline.engine.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Derives features from what the workspace declares and the store holds. */
public final class DefaultFeatures {

    private final FeatureOptions options;
    private final Protection protection;
    private final LeadProfile profile;
    private final List<Feature> features = new ArrayList<>();
    private final List<SetAside> setAside = new ArrayList<>();

    private DefaultFeatures(FeatureOptions options, Protection protection, LeadProfile profile) {
        this.options = options;
        this.protection = protection;
        this.profile = profile;
    }

    /**
     * Derives: age of the lead; every attribute, a title of many values as seniority and function; for every type of event its counts and sums in each window and ever,
     * and its recency; active days. What says nothing, or is an id or a name, is set aside with the reason.
     *
     * @param asOf leads created and events that occurred at or after it are not looked at
     */
    public static DerivedFeatures derive(Declarations declared, FeatureOptions options, Store store, Instant asOf) {
        DefaultFeatures derivation =
                new DefaultFeatures(options, declared.protection(), LeadProfile.read(store, declared, asOf));
        if (derivation.profile.anyCreationInstant()) {
            derivation.features.add(new LeadAge());
        }
        declared.attributes().forEach(derivation::attribute);
        derivation.events(declared);
        derivation.features.addAll(options.declared());
        return new DerivedFeatures(new FeatureSet(derivation.features), derivation.setAside);
    }

    /**
     * The features that could be derived whatever the store holds.
     *
     * @throws io.plumbline.engine.problem.ProblemException when two of them have the same name
     */
    public static FeatureSet possible(Declarations declared, FeatureOptions options) {
        DefaultFeatures derivation =
                new DefaultFeatures(options, declared.protection(), LeadProfile.anything(declared));
        derivation.features.add(new LeadAge());
        declared.attributes().forEach(derivation::attribute);
        derivation.events(declared);
        derivation.features.addAll(options.declared());
        return new FeatureSet(derivation.features);
    }

    private void attribute(String name, ValueType type) {
        Optional<String> unwanted = options.exclusion(name)
                .or(() -> name.equals(Declarations.EXISTING_SCORE)
                        ? Optional.of("a score that was there already is compared with, not learnt from")
                        : Optional.empty());
        Optional<String> refused = unwanted.or(() -> protection.reasonAgainst(name));
        Optional<String> reason = refused.or(() -> profile.spread(name).reasonAgainst(type));
        if (reason.isEmpty()) {
            features.add(ofAttribute(name, type));
        } else if (refused.isEmpty() && isTitle(name, type)) {
            Stream.of(TitleWords.SENIORITY, TitleWords.FUNCTION)
                    .map(words -> words.feature(name))
                    .filter(feature -> !isDeclared(feature.name()))
                    .forEach(features::add);
            setAside.add(new SetAside(name, reason.get() + "; read as seniority and function"));
        } else {
            setAside.add(new SetAside(name, reason.get()));
        }
    }

    private boolean isDeclared(String name) {
        return options.declared().stream().anyMatch(feature -> feature.name().equalsIgnoreCase(name));
    }

    /** A title of few different values is a category as it is, which says more. */
    private boolean isTitle(String name, ValueType type) {
        return type == ValueType.TEXT
                && TitleWords.isTitle(name)
                && profile.spread(name).manyValues();
    }

    private static Feature ofAttribute(String name, ValueType type) {
        return switch (type) {
            case NUMBER -> new NumberAttribute(name);
            case BOOLEAN -> new BooleanAttribute(name);
            case DATE, TIMESTAMP -> new DaysSinceDate(name);
            case TEXT -> new CategoryAttribute(name);
            case LIST -> new ListAttribute(name);
        };
    }

    private void events(Declarations declared) {
        List<EventType> used =
                declared.eventTypes().values().stream().filter(this::isUsed).toList();
        used.forEach(this::event);
        if (!used.isEmpty()) {
            List<String> names = used.stream().map(EventType::name).toList();
            options.windows().forEach(window -> features.add(new ActiveDays(names, Optional.of(window))));
            features.add(new DaysSinceAnyEvent(names));
        }
    }

    private boolean isUsed(EventType type) {
        Optional<String> reason = options.reasonAgainst(type)
                .or(() -> profile.eventTypes().contains(type.name())
                        ? Optional.empty()
                        : Optional.of("no such event has happened"));
        reason.ifPresent(why -> setAside.add(new SetAside(type.name(), why)));
        return reason.isEmpty();
    }

    private void event(EventType type) {
        List<Optional<Duration>> windows = new ArrayList<>();
        options.windows().forEach(window -> windows.add(Optional.of(window)));
        windows.add(Optional.empty());
        windows.forEach(window -> features.add(new EventCount(type.name(), window)));
        features.add(new DaysSinceEvent(type.name()));
        type.properties().forEach((property, valueType) -> {
            Optional<String> refused = protection.reasonAgainst(property);
            refused.ifPresent(reason -> setAside.add(new SetAside(type.name() + "." + property, reason)));
            if (valueType == ValueType.NUMBER && refused.isEmpty()) {
                windows.forEach(window -> features.add(new EventSum(type.name(), property, window)));
            }
        });
    }
}
