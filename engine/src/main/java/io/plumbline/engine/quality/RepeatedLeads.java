package io.plumbline.engine.quality;

import io.plumbline.engine.ingest.Reasons;
import io.plumbline.engine.quality.Finding.Severity;
import io.plumbline.engine.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Ids that a file of leads holds twice, and leads that may be one person twice. */
final class RepeatedLeads implements Examination {
    /** With days in the place of times, equal ones say nothing. */
    private static final double MOSTLY_TIMES = 0.5;

    @Override
    public List<Finding> findings(Imported imported) {
        List<Finding> findings = new ArrayList<>(sameId(imported));
        findings.addAll(sameMoment(imported));
        return findings;
    }

    private static List<Finding> sameId(Imported imported) {
        return imported.store()
                .rows(
                        """
                select
                    source,
                    count(*) as row_count
                from rejected_row
                where reason = %s
                group by source
                order by source
                """.formatted(Sql.literal(Reasons.LEAD_TWICE)),
                        row -> new Finding(
                                "lead_twice",
                                Severity.WARNING,
                                row.text("source"),
                                Figures.counted(row.number("row_count"), "row repeats", "rows repeat")
                                        + " the id of an earlier row of the same file; the first counts.",
                                "export one row per lead; rows of different months belong into files of their own with `exported_at`.",
                                Map.of("rows", row.number("row_count"))));
    }

    private static List<Finding> sameMoment(Imported imported) {
        return imported
                .store()
                .rows(
                        """
                        with known as (
                            select
                                account_id,
                                created_at,
                                created_at = date_trunc('day', created_at) as is_day
                            from %s
                            where listed
                                and account_id is not null
                                and created_at is not null
                        ),
                        repeated as (
                            select
                                count(*) as leads
                            from known
                            group by account_id, created_at
                            having count(*) > 1
                        )
                        select
                            (select count(*) from repeated) as groups,
                            (select coalesce(cast(sum(leads) as bigint), 0) from repeated) as leads
                        where (select coalesce(avg(cast(is_day as integer)), 1) from known) < %s
                        """.formatted(Imported.LEAD, Sql.literal(MOSTLY_TIMES)),
                        row -> new Finding(
                                "same_account_and_creation",
                                Severity.NOTE,
                                "leads",
                                Figures.count(row.number("leads"))
                                        + " leads share account and instant of creation with another;" + " they may be "
                                        + Figures.counted(row.number("groups"), "person", "persons") + ".",
                                "merge them in the CRM if they are; an import of a whole company at once looks the same.",
                                Map.of("groups", row.number("groups"), "leads", row.number("leads"))))
                .stream()
                .filter(finding -> finding.counts("groups"))
                .toList();
    }
}
