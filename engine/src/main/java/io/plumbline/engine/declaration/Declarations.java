package io.plumbline.engine.declaration;

import io.plumbline.engine.protection.Protection;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The attributes of leads, the types of events and the lifecycle steps that exist in a workspace.
 *
 * @param attributes by name; each is a column of the table {@code lead}
 * @param eventTypes by name
 * @param protection which attributes and properties nothing may read, because of what they tell of a person
 * @param steps      names of the steps, lost ones too; empty where that is not known
 */
public record Declarations(
        NavigableMap<String, ValueType> attributes,
        NavigableMap<String, EventType> eventTypes,
        Protection protection,
        Set<String> steps) {
    /** The attribute that holds a score the company already had: compared, never a feature. */
    public static final String EXISTING_SCORE = "existing_score";

    /** The step of a lead whose record was deleted; no step of the lifecycle is called so. */
    public static final String DELETED_STEP = "deleted";

    public Declarations {
        steps = Collections.unmodifiableSet(new TreeSet<>(steps));
    }

    /** Declarations of which nothing protected may be read. */
    public Declarations(NavigableMap<String, ValueType> attributes, NavigableMap<String, EventType> eventTypes) {
        this(attributes, eventTypes, Protection.USUAL);
    }

    /** Declarations of which the steps are not known. */
    public Declarations(
            NavigableMap<String, ValueType> attributes,
            NavigableMap<String, EventType> eventTypes,
            Protection protection) {
        this(attributes, eventTypes, protection, Set.of());
    }

    /** These declarations with other attributes and types of events. */
    public Declarations with(
            NavigableMap<String, ValueType> otherAttributes, NavigableMap<String, EventType> otherTypes) {
        return new Declarations(otherAttributes, otherTypes, protection, steps);
    }

    /** These declarations with the steps of the lifecycle. */
    public Declarations withSteps(Set<String> known) {
        return new Declarations(attributes, eventTypes, protection, known);
    }

    /**
     * The instant from which all the given types of events are complete; those that are not declared count as such.
     *
     * @return the latest of their {@code completeSince}; empty when all always were
     */
    public Optional<Instant> completeSince(Collection<String> types) {
        return types.stream()
                .flatMap(name -> Optional.ofNullable(eventTypes.get(name)).stream())
                .flatMap(type -> type.completeSince().stream())
                .max(Comparator.naturalOrder());
    }
}
