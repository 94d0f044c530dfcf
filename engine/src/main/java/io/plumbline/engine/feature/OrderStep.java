package io.plumbline.engine.feature;

import io.plumbline.engine.moment.KnownEvents;
import io.plumbline.engine.scorecard.EventSelection;
import io.plumbline.engine.sql.Dialect;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.Step;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Events that came later than others: for each event, when the latest of the first kind before it was.
 *
 * @param events  the events known at the moment
 * @param feature what is wanted of them
 * @param number  tells the step from those of other features
 */
record OrderStep(KnownEvents events, OrderFeature feature, int number) {

    Step step() {
        String sql = """
                select
                    o.lead_id as lead_id,
                    min(o.age_us) as age_us
                from (
                    select
                        e.lead_id as lead_id,
                        %s as age_us,
                        %s as completes,
                        %s - max(case when %s then %s end) over (
                            partition by e.lead_id
                            order by %s
                            range between unbounded preceding and 1 preceding) as later_us
                %s
                ) as o
                where o.completes
                    and o.later_us %s
                group by o.lead_id
                """.formatted(
                events.ageMicros(),
                picked(feature.then()),
                occurred(),
                picked(feature.first()),
                occurred(),
                occurred(),
                events.fromWhere(types(), Optional.empty()).indent(4).stripTrailing(),
                feature.within().map(window -> "<= " + Sql.microseconds(window)).orElse("is not null"));
        return new Step(name(), "one row per lead with events in this order", sql);
    }

    String name() {
        return "events_in_order_" + number;
    }

    /** The value of the feature over its row {@code alias} of the step. */
    String value(String alias) {
        return feature.finished(alias + ".age_us");
    }

    private static String picked(EventSelection events) {
        return "(e.event_type in " + Sql.literals(events.types())
                + events.andWhere("e").replace("\n    ", " ") + ")";
    }

    private static String occurred() {
        return Dialect.DUCKDB.microseconds("e.occurred_at");
    }

    private Set<String> types() {
        Set<String> types = new TreeSet<>(feature.first().types());
        types.addAll(feature.then().types());
        return types;
    }
}
