package io.plumbline.engine.feature;

import io.plumbline.engine.moment.KnownEvents;
import io.plumbline.engine.sql.Dialect;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.Step;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Active days: the lead's days first, each with the age of its latest event, which decides whether the day is in a
 * window.
 *
 * @param types    the types of events that make a day active
 * @param features what is wanted, all of these types
 * @param number   tells these steps from those of other lists of types
 */
record ActivitySteps(KnownEvents events, List<String> types, List<ActiveDays> features, int number) {

    Step days() {
        String day = Dialect.DUCKDB.dayNumber(Dialect.DUCKDB.microseconds("e.occurred_at"));
        String sql = "select\n    e.lead_id as lead_id,\n    " + day + " as day,\n    min(" + events.ageMicros()
                + ") as youngest_us\n"
                + events.fromWhere(
                        types,
                        Window.longest(features.stream().map(ActiveDays::within).toList())) + "\ngroup by e.lead_id, "
                + day;
        return new Step(daysName(), "one row per lead and UTC day with an event", sql);
    }

    Step counts() {
        String counts = features.stream()
                .map(feature -> ",\n    " + count(feature) + " as " + Sql.identifier(feature.name()))
                .collect(Collectors.joining());
        String sql = "select\n    d.lead_id as lead_id" + counts + "\nfrom " + daysName() + " as d\ngroup by d.lead_id";
        return new Step(countsName(), "one row per lead with an active day", sql);
    }

    String countsName() {
        return "active_days_" + number;
    }

    private String daysName() {
        return "active_day_" + number;
    }

    private static String count(ActiveDays feature) {
        return "count(*)"
                + feature.within()
                        .map(window -> " filter (where " + Window.contains(window, "d.youngest_us") + ")")
                        .orElse("");
    }
}
