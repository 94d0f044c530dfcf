package io.plumbline.engine.quality;

import io.plumbline.engine.quality.Finding.Severity;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.workspace.EventSource;
import io.plumbline.engine.workspace.LeadSource;
import io.plumbline.engine.workspace.TimeFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Times that are all at midnight of their zone, so that they are days. */
final class DatesWithoutTime implements Examination {
    private static final double NEARLY_ALL = 0.99;

    @Override
    public List<Finding> findings(Imported imported) {
        List<Finding> findings = new ArrayList<>();
        for (EventSource source : imported.workspace().sources().events()) {
            share(
                            imported,
                            "occurred_at",
                            "event where replaced_at is null and source = " + Sql.literal(source.name()),
                            source.file().times(source.occurredAt()))
                    .map(share -> finding(source.name() + ".occurred_at", share))
                    .ifPresent(findings::add);
        }
        imported.workspace().sources().leads().stream()
                .filter(LeadSource::datesItsLeads)
                .findFirst()
                .flatMap(source -> share(
                        imported,
                        "created_at",
                        Imported.LEAD + " where listed",
                        source.file().times(source.createdAt().orElseThrow())))
                .map(share -> finding("created_at of leads", share))
                .ifPresent(findings::add);
        return findings;
    }

    private static Optional<Double> share(Imported imported, String column, String rows, TimeFormat times) {
        String zone = times.zone().getId().equals("Z") ? "UTC" : times.zone().getId();
        String local = "timezone(" + Sql.literal(zone) + ", timezone('UTC', " + column + "))";
        return imported.store()
                .first(
                        """
                        select
                            count(*) as row_count,
                            count(*) filter (where %s = date_trunc('day', %s)) as midnights,
                            count(distinct cast(%s as date)) as days
                        from %s
                            and %s is not null
                        """.formatted(local, local, local, rows, column),
                        row -> row.number("row_count") >= Imported.FEW && row.number("days") > 1
                                ? Figures.share(row.number("midnights"), row.number("row_count"))
                                : 0.0)
                .filter(share -> share >= NEARLY_ALL);
    }

    private static Finding finding(String subject, double share) {
        return new Finding(
                "days_only",
                Severity.NOTE,
                subject,
                Figures.percent(share)
                        + " of the times are midnight: they are days, and what came first on a day cannot be"
                        + " told.",
                "export the time of day too, if there is one.",
                Map.of("share", share));
    }
}
