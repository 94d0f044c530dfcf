package io.plumbline.training.leakage;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * When the values of attributes became known, by their history: a lead that had no value before an ending and has one
 * afterwards got it after the ending.
 */
final class AttributeTimes {
    private AttributeTimes() {}

    /** By attribute, one for each ending. */
    static Map<String, List<LateShare>> of(
            Store store, Collection<String> withHistory, List<Ending> endings, Instant asOf) {
        Map<String, List<LateShare>> shares = new HashMap<>();
        if (withHistory.isEmpty()) {
            return shares;
        }
        Map<String, OptionalDouble> lags = lags(store, asOf);
        String each = withHistory.stream()
                .map(attribute -> toldAfter(attribute, asOf))
                .collect(Collectors.joining("union all\n"));
        store.each(
                each,
                row -> shares.merge(
                        row.text("attribute"),
                        List.of(new LateShare(
                                EventTimes.named(endings, row.text("ending")),
                                row.number("told"),
                                row.number("told"),
                                row.number("told_after"),
                                lags.getOrDefault(row.text("attribute"), OptionalDouble.empty()))),
                        EventTimes::both));
        return shares;
    }

    private static String toldAfter(String attribute, Instant asOf) {
        return """
                select
                    %s as attribute,
                    ending,
                    count(*) filter (where told_before or told_after) as told,
                    count(*) filter (where told_after and not told_before) as told_after
                from (
                    select
                        z.ending as ending,
                        z.lead_id as lead_id,
                        bool_or(l.%s is not null or (c.value is not null and c.known_at < z.ended_at)) as told_before,
                        bool_or(c.value is not null and c.known_at >= z.ended_at) as told_after
                    from %s as z
                    join lead as l on l.lead_id = z.lead_id
                    left join attribute_change as c
                        on c.lead_id = z.lead_id
                        and c.attribute = %s
                        and c.known_at < %s
                    where z.ended_at is not null
                    group by
                        z.ending,
                        z.lead_id
                )
                group by ending
                """.formatted(
                        Sql.literal(attribute),
                        Sql.identifier(attribute),
                        Ending.TABLE,
                        Sql.literal(attribute),
                        Sql.literal(asOf));
    }

    private static Map<String, OptionalDouble> lags(Store store, Instant asOf) {
        Map<String, OptionalDouble> lags = new HashMap<>();
        store.each(
                """
                select
                    attribute,
                    median(epoch_us(known_at) - epoch_us(created_at)) / 86400e6 as lag_days
                from (
                    select
                        c.attribute as attribute,
                        min(c.known_at) as known_at,
                        any_value(l.created_at) as created_at
                    from attribute_change as c
                    join lead as l on l.lead_id = c.lead_id
                    where c.value is not null
                        and c.known_at < %s
                    group by
                        c.attribute,
                        c.lead_id
                )
                group by attribute
                """.formatted(Sql.literal(asOf)), row -> lags.put(row.text("attribute"), row.optionalReal("lag_days")));
        return lags;
    }
}
