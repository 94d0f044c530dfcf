package io.plumbline.engine.quality;

import io.plumbline.engine.declaration.EventType;
import io.plumbline.engine.quality.Finding.Severity;
import io.plumbline.engine.sql.Sql;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Events of one lead that are equal in everything but their id. Compared by a hash of 64 bits. */
final class EqualEvents implements Examination {
    private static final double MANY = 0.01;

    @Override
    public List<Finding> findings(Imported imported) {
        String properties = imported.workspace().declarations().eventTypes().values().stream()
                .map(EventType::properties)
                .flatMap(own -> own.keySet().stream())
                .distinct()
                .sorted()
                .map(name -> ", " + Sql.identifier(name))
                .collect(Collectors.joining());
        return imported.store()
                .rows(
                        """
                select
                    source,
                    cast(sum(copies) as bigint) as events,
                    cast(sum(copies - 1) as bigint) as extra
                from (
                    select
                        source,
                        count(*) as copies
                    from event
                    where replaced_at is null
                    group by source, hash(lead_id, occurred_at, event_type%s)
                )
                group by source
                having sum(copies - 1) > 0
                order by source
                """.formatted(properties),
                        row -> finding(row.text("source"), row.number("events"), row.number("extra")));
    }

    private static Finding finding(String source, long events, long extra) {
        double share = Figures.share(extra, events);
        return new Finding(
                "equal_events",
                share >= MANY ? Severity.WARNING : Severity.NOTE,
                source,
                Figures.counted(extra, "event equals", "events equal")
                        + " another of the same lead in time, type and properties (" + Figures.percent(share) + " of "
                        + Figures.count(events) + ").",
                "export every event once, or declare the property in which they differ; each of them counts.",
                Map.of("events", events, "extra", extra, "share", share));
    }
}
