package io.plumbline.engine.nurture;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.handoff.Openness;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Known;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.score.LeadScorer;
import io.plumbline.engine.scorecard.Level;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.scorecard.Stage;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What became of leads on tracks once their time of being followed is over: writes the table {@code nurture_follow}, for those
 * on lists and those held out alike. Their scores then are those of the current scorecard.
 *
 * @param openness tells which levels are for leads that are not ready yet
 * @param steps    steps of the lifecycle that are a way up
 */
public record FollowedLeads(Scorecard scorecard, Declarations declared, Openness openness, Set<String> steps) {
    private static final String LEADS = "followed_lead";

    public FollowedLeads {
        steps = Set.copyOf(steps);
    }

    /** Leads that one command put on tracks. */
    private record Group(long runId, Instant from, Instant until) {
        static Group of(Row row) {
            return new Group(row.number("run_id"), row.instant("as_of"), row.instant("follow_until"));
        }
    }

    /**
     * Looks at those of whom that was not done yet.
     *
     * @param runId the command's own run
     * @param asOf  exclusive: later times are not over
     * @return leads looked at
     */
    public long write(Store store, long runId, Instant asOf) {
        return store.rows("""
                        select distinct
                            n.run_id as run_id,
                            n.as_of as as_of,
                            n.follow_until as follow_until
                        from nurture_lead as n
                        where n.follow_until <= %s
                            and n.run_id not in (select f.run_id from nurture_follow as f)
                        order by
                            run_id
                        """.formatted(Sql.literal(asOf)), Group::of).stream()
                .mapToLong(group -> write(store, group, runId, asOf))
                .sum();
    }

    private long write(Store store, Group group, long runId, Instant asOf) {
        store.execute("create or replace temp table " + LEADS + " as\n" + leads(group));
        String scores = LeadScorer.plan(
                        scorecard,
                        declared,
                        AttributesAsOf.in(store),
                        Moment.of(LEADS, group.until()),
                        runId,
                        group.until())
                .query();
        store.execute("create or replace temp table score_then as\n" + scores);
        long followed = store.execute("insert into nurture_follow\n" + followed(group, runId, asOf));
        store.execute("drop table score_then");
        store.execute("drop table " + LEADS);
        return followed;
    }

    /** Leads that are still leads of their own at the end. */
    private static String leads(Group group) {
        String until = Sql.literal(group.until());
        return """
                select
                    n.lead_id as lead_id
                from nurture_lead as n
                where n.run_id = %s
                    and %s
                    and %s
                """.formatted(
                Sql.literal(group.runId()), Known.ofItsOwn("n.lead_id", until), Known.notDeleted("n.lead_id", until));
    }

    private String followed(Group group, long runId, Instant asOf) {
        return """
                select
                    n.run_id as run_id,
                    n.lead_id as lead_id,
                    %s as followed_run_id,
                    s.points as points_after,
                    s.buying_stage as stage_after,
                    s.lead_id is not null and %s > %s as stage_up,
                    n.lead_id in (
                        select
                            c.lead_id
                        from qualification_change as c
                        where c.change = 'entered'
                            and c.changed_at > %s
                            and c.changed_at <= %s
                            and %s
                    ) as level_up,
                    n.lead_id in (
                        select
                            o.lead_id
                        from outcome as o
                        where %s
                            and o.happened
                            and o.occurred_at >= %s
                            and o.occurred_at < %s
                            and %s
                    ) as step_up
                from nurture_lead as n
                left join score_then as s on s.lead_id = n.lead_id
                where n.run_id = %s
                """.formatted(
                        Sql.literal(runId),
                        place("s.buying_stage"),
                        place("n.buying_stage"),
                        Sql.literal(group.from()),
                        Sql.literal(group.until()),
                        among("c.level", levels()),
                        among("o.step", steps),
                        Sql.literal(group.from()),
                        Sql.literal(group.until()),
                        Known.row("o", Sql.literal(asOf)).indent(12).strip(),
                        Sql.literal(group.runId()));
    }

    private Set<String> levels() {
        return scorecard.levels().stream()
                .filter(level -> !openness.isForClosed(level))
                .map(Level::name)
                .collect(Collectors.toSet());
    }

    private static String among(String column, Set<String> names) {
        return names.isEmpty() ? "false" : column + " in " + Sql.literals(new TreeSet<>(names));
    }

    /** The place of a stage in its scorecard, where segments have others in their own; 0 for none, or one of earlier days. */
    private String place(String stage) {
        String cases = scorecard.segments().stream()
                .map(segment -> " when " + Sql.literal(segment.name()) + " then " + place(segment.card(), stage))
                .collect(Collectors.joining());
        String base = place(scorecard, stage);
        return cases.isEmpty() ? base : "case s.segment" + cases + " else " + base + " end";
    }

    private static String place(Scorecard card, String stage) {
        List<String> names = card.stage().stages().stream().map(Stage::name).toList();
        return names.isEmpty()
                ? "0"
                : IntStream.range(0, names.size())
                        .mapToObj(i -> " when " + Sql.literal(names.get(i)) + " then " + (i + 1))
                        .collect(Collectors.joining("", "case " + stage, " else 0 end"));
    }
}
