package io.plumbline.engine.quality;

import io.plumbline.engine.quality.Finding.Severity;
import java.util.List;
import java.util.Map;

/** Events of a lead from before it existed. Visits that were joined to the person later are such, and are welcome. */
final class EventsBeforeCreation implements Examination {
    private static final double MANY = 0.2;

    private record Counts(String source, long events, long early, double hours) {}

    @Override
    public List<Finding> findings(Imported imported) {
        return imported
                .store()
                .rows(
                        """
                        select
                            e.source as source,
                            count(*) as events,
                            count(*) filter (where e.occurred_at < l.created_at) as early,
                            coalesce(median((epoch_us(l.created_at) - epoch_us(e.occurred_at)) / 3.6e9)
                                filter (where e.occurred_at < l.created_at), 0) as hours
                        from event as e
                        join %s as l on l.lead_id = e.lead_id
                        where l.listed
                            and l.created_at is not null
                            and e.replaced_at is null
                        group by e.source
                        having count(*) filter (where e.occurred_at < l.created_at) > 0
                        order by e.source
                        """.formatted(Imported.LEAD),
                        row -> new Counts(
                                row.text("source"), row.number("events"), row.number("early"), row.real("hours")))
                .stream()
                .map(EventsBeforeCreation::finding)
                .toList();
    }

    private static Finding finding(Counts counts) {
        double share = Figures.share(counts.early(), counts.events());
        return new Finding(
                "events_before_creation",
                share >= MANY ? Severity.WARNING : Severity.NOTE,
                counts.source(),
                Figures.percent(share) + " of its events (" + Figures.count(counts.early())
                        + ") happened before their lead was created, by " + Figures.hours(counts.hours())
                        + " in the middle.",
                "nothing, if visits are joined to a person who signs up later; else check created_at and the time zones."
                        + " They count in windows that reach back so far.",
                Map.of(
                        "events",
                        counts.events(),
                        "early",
                        counts.early(),
                        "share",
                        share,
                        "median_hours",
                        counts.hours()));
    }
}
