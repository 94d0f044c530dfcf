package io.plumbline.engine.feature;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.moment.KnownEvents;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.Step;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Features of selected events, all in one pass over the events, each with a filter of its own.
 *
 * @param events   the events known at the moment
 * @param features what is wanted of them, at least one
 */
record SelectionSteps(KnownEvents events, List<SelectionFeature> features) {
    static final String STEP = "selected_events";

    Step step() {
        String age = events.ageMicros();
        StringBuilder sql = new StringBuilder("select\n    e.lead_id as lead_id");
        features.forEach(feature -> sql.append(",\n    ")
                .append(feature.aggregate(age).replace("\n    ", "\n        "))
                .append(" as ")
                .append(Sql.identifier(feature.name())));
        sql.append("\n")
                .append(events.fromWhere(
                        types(),
                        Window.longest(
                                features.stream().map(SelectionFeature::reach).toList())))
                .append("\ngroup by e.lead_id");
        return new Step(STEP, "one row per lead with a known event of these types", sql.toString());
    }

    /** The value of a feature over the lead {@code l} and its row {@code s} of the step. */
    static String value(SelectionFeature feature, Declarations declared) {
        return feature.finished("s." + Sql.identifier(feature.name()), declared);
    }

    private Set<String> types() {
        Set<String> types = new TreeSet<>();
        features.forEach(feature -> types.addAll(feature.events().types()));
        return types;
    }
}
