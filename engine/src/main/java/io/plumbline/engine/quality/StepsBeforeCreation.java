package io.plumbline.engine.quality;

import io.plumbline.engine.quality.Finding.Severity;
import java.util.List;
import java.util.Map;

/** Leads that were created after their first step. */
final class StepsBeforeCreation implements Examination {
    private static final double MANY = 0.01;

    @Override
    public List<Finding> findings(Imported imported) {
        return imported
                .store()
                .rows(
                        """
                        select
                            count(*) as leads,
                            count(*) filter (where %s) as late
                        from %s as l
                        join (
                            select
                                lead_id,
                                min(first_at) as first_at
                            from %s
                            group by lead_id
                        ) as s on s.lead_id = l.lead_id
                        where l.listed
                            and l.created_at is not null
                        """.formatted(StepOrder.before("s.first_at", "l.created_at"), Imported.LEAD, Imported.STEP),
                        row -> finding(row.number("leads"), row.number("late")))
                .stream()
                .filter(finding -> finding.counts("late"))
                .toList();
    }

    private static Finding finding(long leads, long late) {
        double share = Figures.share(late, leads);
        return new Finding(
                "created_after_step",
                share >= MANY ? Severity.WARNING : Severity.NOTE,
                "created_at of leads",
                Figures.count(late) + " of " + Figures.counted(leads, "lead", "leads") + " with a step ("
                        + Figures.percent(share) + ") were created after it.",
                "take the column that says when the person was first known, not when the record was last imported or"
                        + " merged.",
                Map.of("leads", leads, "late", late, "share", share));
    }
}
