package io.plumbline.engine.quality;

import io.plumbline.engine.quality.Finding.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Events that became known long after they happened, or before. */
final class LateRecords implements Examination {

    private record Counts(String source, long events, long late, long early, double hours) {}

    @Override
    public List<Finding> findings(Imported imported) {
        return imported
                .store()
                .rows(
                        """
                        select
                            source,
                            count(*) as events,
                            count(*) filter (where recorded_at > occurred_at + interval 1 day) as late,
                            count(*) filter (where recorded_at < occurred_at) as early,
                            coalesce(median((epoch_us(recorded_at) - epoch_us(occurred_at)) / 3.6e9)
                                filter (where recorded_at > occurred_at + interval 1 day), 0) as hours
                        from event
                        where recorded_at is not null
                            and replaced_at is null
                        group by source
                        order by source
                        """,
                        row -> new Counts(
                                row.text("source"),
                                row.number("events"),
                                row.number("late"),
                                row.number("early"),
                                row.real("hours")))
                .stream()
                .flatMap(counts -> Stream.of(late(counts), early(counts)).flatMap(Optional::stream))
                .toList();
    }

    private static Optional<Finding> late(Counts counts) {
        double share = Figures.share(counts.late(), counts.events());
        return counts.late() == 0
                ? Optional.empty()
                : Optional.of(new Finding(
                        "late_events",
                        Severity.NOTE,
                        counts.source(),
                        Figures.percent(share) + " of its events (" + Figures.count(counts.late())
                                + ") were recorded more than a day after they happened, "
                                + Figures.hours(counts.hours())
                                + " in the middle.",
                        "nothing: they count from then on. A score of that day did not know them either.",
                        Map.of("events", counts.events(), "late", counts.late(), "share", share)));
    }

    private static Optional<Finding> early(Counts counts) {
        return counts.early() == 0
                ? Optional.empty()
                : Optional.of(new Finding(
                        "recorded_before",
                        Severity.WARNING,
                        counts.source(),
                        Figures.counted(counts.early(), "event was", "events were")
                                + " recorded before they happened ("
                                + Figures.percent(counts.early(), counts.events()) + ").",
                        "check the two columns; when they are off by whole hours, give one of them its own zone under"
                                + " `times`.",
                        Map.of("events", counts.events(), "early", counts.early())));
    }
}
