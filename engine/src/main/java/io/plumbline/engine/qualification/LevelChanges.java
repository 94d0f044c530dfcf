package io.plumbline.engine.qualification;

import io.plumbline.engine.scorecard.Level;
import io.plumbline.engine.sql.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The changes of levels at a point of the grid, from the leads judged then and who was on a level before.
 *
 * @param judged     table of {@link JudgedLeads}
 * @param thresholds what {@code learned} stands for
 */
record LevelChanges(GridPoint point, String judged, List<LearnedThreshold> thresholds, long runId) {

    /** SELECT with the columns of {@code qualification_change}, in their order. */
    String query() {
        List<String> parts = new ArrayList<>();
        List<Level> levels = point.scorecard().levels();
        levels.forEach(level ->
                parts.add(changes(level.name(), new SegmentLevel(point.scorecard(), level.name(), thresholds))));
        parts.add(dropped(levels));
        return String.join("union all\n", parts);
    }

    private String changes(String name, SegmentLevel level) {
        String holds = "not j.gone and " + level.holds();
        String reason = "case when j.gone then 'no lead of its own any more' when j." + LevelSql.WAS + " then "
                + level.whyNot() + " else " + level.why() + " end";
        return row(Sql.literal(name), reason)
                + """
                from (
                    select
                        coalesce(x.lead_id, m.lead_id) as lead_id,
                        x.lead_id is null as gone,
                        m.lead_id is not null as %s,
                        x.* exclude (lead_id)
                    from %s as x
                    full join (
                        select
                            lead_id
                        from %s
                        where level = %s
                    ) as m on m.lead_id = x.lead_id
                ) as j
                where j.%s <> (%s)
                """.formatted(LevelSql.WAS, judged, Members.TABLE, Sql.literal(name), LevelSql.WAS, holds);
    }

    /** Levels that the scorecard in force does not have. */
    private String dropped(List<Level> levels) {
        String kept = levels.isEmpty()
                ? ""
                : "\nwhere j.level not in "
                        + Sql.literals(levels.stream().map(Level::name).toList());
        return row("j.level", Sql.literal("the scorecard has no such level any more"))
                + """
                from (
                    select
                        m.lead_id as lead_id,
                        m.level as level,
                        true as %s,
                        x.* exclude (lead_id)
                    from %s as m
                    left join %s as x on x.lead_id = m.lead_id
                ) as j%s
                """.formatted(LevelSql.WAS, Members.TABLE, judged, kept);
    }

    private String row(String level, String reason) {
        Instant at = point.at();
        return """
                select
                    j.lead_id as lead_id,
                    %s as level,
                    %s as changed_at,
                    case when j.%s then 'left' else 'entered' end as change,
                    %s as reason,
                    j.fit as fit,
                    j.engagement as engagement,
                    j.stage_points as stage_points,
                    j.points as points,
                    j.probability as probability,
                    %s as scorecard_fingerprint,
                    %s as run_id
                """.formatted(
                level, Sql.literal(at), LevelSql.WAS, reason, Sql.literal(point.fingerprint()), Sql.literal(runId));
    }
}
