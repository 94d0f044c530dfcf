package io.plumbline.training.leakage;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** When events became known, by their {@code recorded_at}; an event without one is known when it happens. */
final class EventTimes {
    private EventTimes() {}

    /**
     * By type of events, one for each ending. Types of which no event says when it was recorded are left out.
     *
     * @param types at least one
     */
    static Map<String, List<LateShare>> of(Store store, Collection<String> types, List<Ending> endings, Instant asOf) {
        String known = """
                e.event_type in %s
                    and e.replaced_at is null
                    and e.recorded_at is not null
                    and e.recorded_at < %s""".formatted(Sql.literals(types), Sql.literal(asOf));
        Map<String, OptionalDouble> lags = new HashMap<>();
        store.each("""
                        select
                            e.event_type as event_type,
                            median(epoch_us(e.recorded_at) - epoch_us(e.occurred_at)) / 86400e6 as lag_days
                        from event as e
                        where %s
                        group by e.event_type
                        """.formatted(known), row -> lags.put(row.text("event_type"), row.optionalReal("lag_days")));
        Map<String, List<LateShare>> shares = new HashMap<>();
        if (lags.isEmpty()) {
            return shares;
        }
        store.each(
                """
                        select
                            e.event_type as event_type,
                            z.ending as ending,
                            count(distinct e.lead_id) as leads,
                            count(*) as told,
                            count(*) filter (where e.recorded_at >= z.ended_at) as told_after
                        from event as e
                        join %s as z on z.lead_id = e.lead_id
                        where %s
                            and e.occurred_at < z.ended_at
                        group by
                            e.event_type,
                            z.ending
                        """.formatted(Ending.TABLE, known),
                row -> shares.merge(
                        row.text("event_type"),
                        List.of(new LateShare(
                                named(endings, row.text("ending")),
                                row.number("leads"),
                                row.number("told"),
                                row.number("told_after"),
                                lags.getOrDefault(row.text("event_type"), OptionalDouble.empty()))),
                        EventTimes::both));
        return shares;
    }

    static Ending named(List<Ending> endings, String name) {
        return endings.stream()
                .filter(ending -> ending.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static List<LateShare> both(List<LateShare> some, List<LateShare> more) {
        return java.util.stream.Stream.concat(some.stream(), more.stream()).toList();
    }
}
