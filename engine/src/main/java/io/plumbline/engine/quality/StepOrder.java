package io.plumbline.engine.quality;

import io.plumbline.engine.quality.Finding.Severity;
import io.plumbline.engine.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Leads that reached a later step of the lifecycle before an earlier one. A step that is a day agrees with all of that day. */
final class StepOrder implements Examination {
    private static final double MANY = 0.05;

    /** Whether one step lies before another. */
    static String before(String first, String second) {
        return first + " < " + second + " and not (" + first + " = date_trunc('day', " + first + ") and " + first
                + " = date_trunc('day', " + second + "))";
    }

    @Override
    public List<Finding> findings(Imported imported) {
        List<String> steps = imported.workspace().outcome().steps();
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            for (int j = i + 1; j < steps.size(); j++) {
                pair(imported, steps.get(i), steps.get(j)).ifPresent(findings::add);
            }
        }
        return findings;
    }

    private static Optional<Finding> pair(Imported imported, String earlier, String later) {
        return imported.store()
                .first(
                        """
                        select
                            count(*) as both,
                            count(*) filter (where %s) as turned
                        from %s as a
                        join %s as b on b.lead_id = a.lead_id
                        where a.step = %s
                            and b.step = %s
                        """.formatted(
                                        before("b.first_at", "a.first_at"),
                                        Imported.STEP,
                                        Imported.STEP,
                                        Sql.literal(earlier),
                                        Sql.literal(later)),
                        row -> finding(earlier, later, row.number("both"), row.number("turned")))
                .filter(finding -> finding.counts("turned"));
    }

    private static Finding finding(String earlier, String later, long both, long turned) {
        double share = Figures.share(turned, both);
        return new Finding(
                "step_order",
                share >= MANY ? Severity.WARNING : Severity.NOTE,
                earlier + " > " + later,
                "'" + later + "' comes before '" + earlier + "' in " + Figures.count(turned) + " of "
                        + Figures.counted(both, "lead", "leads") + " that reached both (" + Figures.percent(share)
                        + ").",
                "check the columns or words of these steps, and that outcome.steps is in the order in which sales works.",
                Map.of("both", both, "turned", turned, "share", share));
    }
}
