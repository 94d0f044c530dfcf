package io.plumbline.engine.quality;

import io.plumbline.engine.quality.Finding.Severity;
import java.util.List;
import java.util.Map;

/** Events and steps of leads that no source of leads lists. */
final class UnlistedLeads implements Examination {
    private static final double MANY = 0.05;

    private record Counts(String source, long leads, long unlisted, long rows) {}

    @Override
    public List<Finding> findings(Imported imported) {
        if (imported.workspace().sources().leads().isEmpty()) {
            return List.of();
        }
        return imported
                .store()
                .rows(
                        """
                        with records as (
                            select source, lead_id, count(*) as row_count from event where replaced_at is null group by source, lead_id
                            union all
                            select source, lead_id, count(*) as row_count from outcome where replaced_at is null group by source, lead_id
                        )
                        select
                            r.source as source,
                            count(*) as leads,
                            count(*) filter (where not l.listed) as unlisted,
                            cast(sum(r.row_count) filter (where not l.listed) as bigint) as row_count
                        from records as r
                        join %s as l on l.lead_id = r.lead_id
                        group by r.source
                        having count(*) filter (where not l.listed) > 0
                        order by r.source
                        """.formatted(Imported.LEAD),
                        row -> new Counts(
                                row.text("source"),
                                row.number("leads"),
                                row.number("unlisted"),
                                row.number("row_count")))
                .stream()
                .map(UnlistedLeads::finding)
                .toList();
    }

    private static Finding finding(Counts counts) {
        double share = Figures.share(counts.unlisted(), counts.leads());
        return new Finding(
                "unlisted_leads",
                share >= MANY ? Severity.WARNING : Severity.NOTE,
                counts.source(),
                Figures.count(counts.unlisted()) + " of its " + Figures.counted(counts.leads(), "lead", "leads") + " ("
                        + Figures.percent(share) + ", " + Figures.counted(counts.rows(), "row", "rows")
                        + ") stand in no source of leads.",
                "export these leads too, or write their ids as the leads' files do; until then they count as leads"
                        + " without attributes.",
                Map.of("leads", counts.leads(), "unlisted", counts.unlisted(), "rows", counts.rows(), "share", share));
    }
}
