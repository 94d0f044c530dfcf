package io.plumbline.engine.quality;

import io.plumbline.engine.quality.Finding.Severity;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.workspace.Source;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sources whose local times are read in a wrong zone. Two signs tell: the first records of one lead in two sources lie
 * whole hours apart for many leads, to within minutes (see {@link HourGaps}); and events lie hours in the future.
 */
final class TimeZones implements Examination {

    @Override
    public List<Finding> findings(Imported imported) {
        List<Finding> findings = new ArrayList<>();
        List<Records> all = Records.of(imported);
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                Records earlier = all.get(i);
                Records later = all.get(j);
                HourGaps.between(imported, earlier, later)
                        .map(gaps -> apart(earlier, later, gaps))
                        .ifPresent(findings::add);
            }
        }
        findings.addAll(ahead(imported));
        return findings;
    }

    /** Exports of a CRM are written in its users' zone more often than logs of events are. */
    private static Finding apart(Records first, Records second, HourGaps gaps) {
        return new Finding(
                "time_zone",
                Severity.WARNING,
                first.name() + ", " + second.name(),
                "For " + Figures.count(gaps.leads()) + " of " + Figures.counted(gaps.joined(), "lead", "leads")
                        + " the first record in '" + second.name() + "' lies " + gaps.hours() + " "
                        + (gaps.isLater() ? "after" : "before") + " " + first.what()
                        + ", to within 3 minutes: one of the"
                        + " two holds local times that are read in another zone.",
                remedy(first, gaps.zone(first.zone(), -1)) + "; " + remedy(second, gaps.zone(second.zone(), 1)) + ".",
                Map.of("leads", gaps.leads(), "of", gaps.joined(), "hours", gaps.mainHours()));
    }

    private static String remedy(Records records, Optional<ZoneId> zone) {
        return "if '" + records.name() + "' is the one, set its `time_zone`"
                + zone.map(id -> " (" + id.getId() + " would fit)").orElse("");
    }

    private static List<Finding> ahead(Imported imported) {
        List<Finding> findings = new ArrayList<>();
        for (Source source : imported.workspace().sources().events()) {
            imported.store()
                    .first(
                            """
                            select
                                count(*) filter (where occurred_at >= known_until) as ahead,
                                coalesce(max(epoch_us(occurred_at) - epoch_us(known_until)) / 3.6e9, 0) as hours
                            from event
                            cross join (
                                select
                                    least(%s, coalesce(max(exported_at), %s)) as known_until
                                from source_file
                                where source = %s
                            )
                            where source = %s
                                and replaced_at is null
                            """.formatted(
                                            Sql.literal(imported.now()),
                                            Sql.literal(imported.now()),
                                            Sql.literal(source.name()),
                                            Sql.literal(source.name())),
                            row -> ahead(source, row.number("ahead"), row.real("hours")))
                    .flatMap(finding -> finding)
                    .ifPresent(findings::add);
        }
        return findings;
    }

    private static Optional<Finding> ahead(Source source, long events, double hours) {
        return events == 0 || hours >= HourGaps.MOST_HOURS + 1
                ? Optional.empty()
                : Optional.of(new Finding(
                        "time_zone",
                        Severity.WARNING,
                        source.name(),
                        Figures.counted(events, "event lies", "events lie")
                                + " after the export or in the future, by up to " + Figures.hours(hours) + ".",
                        "its times may be local to a zone east of the one they are read in: set its `time_zone`.",
                        Map.of("events", events, "hours", hours)));
    }
}
