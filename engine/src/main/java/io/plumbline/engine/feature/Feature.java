package io.plumbline.engine.feature;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.plumbline.engine.declaration.ValueType;

/**
 * One thing known about a lead at a moment. Uses only what was known before the moment's {@code as_of}.
 *
 * <p>The kinds and their components are part of every stored model: add, never rename.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "event_count", value = EventCount.class),
    @JsonSubTypes.Type(name = "event_sum", value = EventSum.class),
    @JsonSubTypes.Type(name = "days_since_event", value = DaysSinceEvent.class),
    @JsonSubTypes.Type(name = "days_since_any_event", value = DaysSinceAnyEvent.class),
    @JsonSubTypes.Type(name = "active_days", value = ActiveDays.class),
    @JsonSubTypes.Type(name = "lead_age", value = LeadAge.class),
    @JsonSubTypes.Type(name = "number_attribute", value = NumberAttribute.class),
    @JsonSubTypes.Type(name = "boolean_attribute", value = BooleanAttribute.class),
    @JsonSubTypes.Type(name = "days_since_date", value = DaysSinceDate.class),
    @JsonSubTypes.Type(name = "category_attribute", value = CategoryAttribute.class),
    @JsonSubTypes.Type(name = "selected_count", value = SelectedCount.class),
    @JsonSubTypes.Type(name = "selected_sum", value = SelectedSum.class),
    @JsonSubTypes.Type(name = "distinct_values", value = DistinctValues.class),
    @JsonSubTypes.Type(name = "decayed_count", value = DecayedCount.class),
    @JsonSubTypes.Type(name = "days_since_selected", value = DaysSinceSelected.class),
    @JsonSubTypes.Type(name = "trend", value = Trend.class),
    @JsonSubTypes.Type(name = "edge_value", value = EdgeValue.class),
    @JsonSubTypes.Type(name = "events_in_order", value = EventsInOrder.class),
    @JsonSubTypes.Type(name = "days_since_order", value = DaysSinceOrder.class),
    @JsonSubTypes.Type(name = "list_attribute", value = ListAttribute.class),
    @JsonSubTypes.Type(name = "list_size", value = ListSize.class),
    @JsonSubTypes.Type(name = "list_contains", value = ListContains.class),
    @JsonSubTypes.Type(name = "text_class", value = TextClass.class),
    @JsonSubTypes.Type(name = "date_part", value = DatePart.class),
    @JsonSubTypes.Type(name = "creation_part", value = CreationPart.class),
    @JsonSubTypes.Type(name = "product", value = Product.class),
    @JsonSubTypes.Type(name = "number_within", value = NumberWithin.class),
    @JsonSubTypes.Type(name = "logarithm", value = Logarithm.class),
    @JsonSubTypes.Type(name = "binned", value = Binned.class)
})
public sealed interface Feature
        permits EventFeature, ActiveDays, LeadFeature, SelectionFeature, OrderFeature, CombinedFeature {

    /** Its name in tables and models: the same for equal features, in lower case where the declared names are. */
    String name();

    /** What it holds, in plain words, for reports. */
    String description();

    /** {@link ValueType#NUMBER} or {@link ValueType#TEXT}; a value may be missing (NULL) in both. */
    default ValueType valueType() {
        return shape().valueType();
    }

    /** Whether every lead has a value, at every moment. */
    default boolean alwaysPresent() {
        return false;
    }

    /** How its values spread, which decides how a model reads them. */
    Shape shape();
}
