package io.plumbline.engine.nurture;

import io.plumbline.engine.export.ScoredRun;
import io.plumbline.engine.handoff.Openness;
import io.plumbline.engine.moment.Known;
import io.plumbline.engine.scorecard.Level;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.workspace.HoldOutPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Leads that are open and not ready: at no level that sales gets leads at, not in the hands of sales since a while, and on no
 * track since then.
 *
 * @param run           the run whose levels count
 * @param predictionRun the run whose predictions count; empty for none
 * @param levels        all levels in rising order
 * @param worked        steps of leads that sales worked
 * @param holdOut       leads that are left out of everything; empty for none
 * @param since         how long sales or marketing has a lead to itself
 */
record UnreadyLeads(
        Openness openness,
        ScoredRun run,
        OptionalLong predictionRun,
        List<Level> levels,
        Set<String> worked,
        Optional<HoldOutPolicy> holdOut,
        Duration since) {

    UnreadyLeads {
        worked = Set.copyOf(worked);
    }

    /** SELECT of one row per lead: {@code lead_id, probability}, the latter NULL where there is none. */
    String query() {
        List<String> conditions = new ArrayList<>();
        conditions.add(openness.condition("s.lead_id", "false", "coalesce(p.open, true)", run.asOf()));
        conditions.add(not(
                "select q.lead_id from qualification as q where q.run_id = " + Sql.literal(run.runId()) + atLevel()));
        conditions.add(not("select h.lead_id from handoff as h where h.as_of > " + Sql.literal(from())
                + " and h.as_of <= " + Sql.literal(run.asOf())));
        conditions.add(not("select n.lead_id from nurture_lead as n where n.as_of <= " + Sql.literal(run.asOf())
                + " and n.follow_until > " + Sql.literal(run.asOf())));
        if (!worked.isEmpty()) {
            conditions.add(not("select o.lead_id from outcome as o where o.step in " + Sql.literals(worked)
                    + " and o.happened and o.occurred_at > " + Sql.literal(from()) + " and "
                    + Known.row("o", Sql.literal(run.asOf()))));
        }
        holdOut.ifPresent(policy -> conditions.add("not (" + policy.condition("s.lead_id") + ")"));
        return """
                select
                    s.lead_id as lead_id,
                    p.probability as probability
                from lead_score as s
                left join prediction as p on p.run_id = %s
                    and p.lead_id = s.lead_id
                where s.run_id = %s
                    and %s
                """.formatted(
                        predictionRun.isPresent() ? Sql.literal(predictionRun.getAsLong()) : "null",
                        Sql.literal(run.runId()),
                        String.join("\n    and ", conditions));
    }

    private Instant from() {
        return run.asOf().minus(since);
    }

    /** Levels for customers do not make a lead ready for sales. */
    private String atLevel() {
        List<String> others =
                levels.stream().filter(openness::isForClosed).map(Level::name).toList();
        return others.isEmpty() ? "" : " and q.level not in " + Sql.literals(others);
    }

    private static String not(String leads) {
        return "s.lead_id not in (" + leads + ")";
    }
}
