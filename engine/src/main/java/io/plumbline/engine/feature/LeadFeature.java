package io.plumbline.engine.feature;

import io.plumbline.engine.declaration.ValueType;
import java.util.Optional;
import java.util.Set;

/** A feature that follows from the lead's own row as known at the moment. */
public sealed interface LeadFeature extends Feature
        permits LeadAge, NumberAttribute, BooleanAttribute, DaysSinceDate, CategoryAttribute {

    /** The attribute it reads; empty when it reads none. */
    Optional<String> source();

    /** The types the attribute may be declared with. */
    Set<ValueType> sourceTypes();

    /** Its value as an SQL expression over the lead as known at the moment, {@code l}. */
    String sql();
}
