package io.plumbline.engine.feature;

import io.plumbline.engine.moment.KnownEvents;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.Step;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Counts, sums and recencies in one pass over the events: first per lead and type, with each measure once for all types,
 * then per lead. Of the forms tried (a pass per type, one pass with a filter per feature) this one grows least with the
 * number of types.
 *
 * @param events   the events known at the moment
 * @param features what is wanted of them
 */
record EventSteps(KnownEvents events, List<EventFeature> features) {
    static final String BY_TYPE = "events_by_type";
    static final String BY_LEAD = "events_by_lead";

    Step byType() {
        Map<String, String> aggregates = new TreeMap<>();
        features.forEach(feature ->
                aggregates.put(feature.measure().name(), feature.measure().aggregate()));
        StringBuilder sql = new StringBuilder("select\n    e.lead_id as lead_id,\n    e.event_type as event_type");
        aggregates.forEach((name, aggregate) ->
                sql.append(",\n    ").append(aggregate).append(" as ").append(Sql.identifier(name)));
        sql.append("\nfrom (\n").append(known().indent(4)).append(") as e\ngroup by e.lead_id, e.event_type");
        return new Step(BY_TYPE, "one row per lead and type of its known events", sql.toString());
    }

    Step byLead() {
        StringBuilder sql = new StringBuilder("select\n    t.lead_id as lead_id");
        features.forEach(feature -> sql.append(",\n    ").append(picked(feature)));
        sql.append("\nfrom ").append(BY_TYPE).append(" as t\ngroup by t.lead_id");
        return new Step(BY_LEAD, "one row per lead with a known event", sql.toString());
    }

    private static String picked(EventFeature feature) {
        Measure measure = feature.measure();
        return measure.pick() + "(t." + Sql.identifier(measure.name()) + ") filter (where t.event_type in "
                + Sql.literals(feature.types()) + ") as " + Sql.identifier(feature.name());
    }

    private String known() {
        StringBuilder sql = new StringBuilder("select\n    e.lead_id as lead_id,\n    e.event_type as event_type,\n    "
                + events.ageMicros() + " as age_us");
        properties(features).forEach(property -> sql.append(",\n    " + Measure.millionthsColumn(property)));
        return sql + "\n"
                + events.fromWhere(
                        types(),
                        Window.longest(
                                features.stream().map(EventFeature::within).toList()));
    }

    /** The numbers that some features read of events, in {@link Measure#millionths}. */
    static Set<String> properties(List<EventFeature> features) {
        Set<String> properties = new TreeSet<>();
        for (EventFeature feature : features) {
            if (feature instanceof EventSum sum) {
                properties.add(sum.property());
            }
        }
        return properties;
    }

    private Set<String> types() {
        Set<String> types = new TreeSet<>();
        features.forEach(feature -> types.addAll(feature.types()));
        return types;
    }
}
