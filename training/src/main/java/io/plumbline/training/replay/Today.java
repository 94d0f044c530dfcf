package io.plumbline.training.replay;

import io.plumbline.engine.moment.Known;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.qualification.TriedLevels;
import io.plumbline.engine.scorecard.Level;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What both scorecards say of today's leads: who changes band, and who would be handed over at once by the draft. Levels
 * remember what the grid remembers; what people said of a lead is left out.
 *
 * @param cards the current scorecard and the draft
 */
record Today(Store store, Workspace workspace, long runId, List<Scorecard> cards, Instant asOf) {
    private static final String NONE = "none";

    void write() {
        TriedLevels tried = new TriedLevels(store, workspace.declarations(), cards);
        tried.at(
                Moment.everyLead(asOf),
                asOf,
                Optional.of("(\n" + tried.remembered(asOf).indent(4) + ")"));
        bands("grade", TriedLevels.column(0, "grade"), TriedLevels.column(1, "grade"));
        bands(
                "level",
                highest(0, cards.get(0).levels()),
                highest(1, cards.get(1).levels()));
        handovers();
        tried.drop();
    }

    private void bands(String kind, String before, String after) {
        store.execute("""
                insert into replay_band
                select
                    %1$s as run_id,
                    %2$s as kind,
                    %3$s as before,
                    %4$s as after,
                    count(*) as lead_count
                from %5$s as t
                group by
                    %3$s,
                    %4$s
                order by
                    before,
                    after
                """.formatted(Sql.literal(runId), Sql.literal(kind), before, after, TriedLevels.TABLE));
    }

    /** The highest level that a lead is on, in words. */
    private static String highest(int card, List<Level> levels) {
        List<Level> highestFirst = new ArrayList<>(levels);
        Collections.reverse(highestFirst);
        return highestFirst.isEmpty()
                ? Sql.literal(NONE)
                : highestFirst.stream()
                        .map(level -> " when t." + TriedLevels.onLevel(card, level.name()) + " then "
                                + Sql.literal(level.name()))
                        .collect(Collectors.joining("", "case", " else " + Sql.literal(NONE) + " end"));
    }

    /** Levels that sales is sent leads at before they took a closing step. */
    private List<Level> ofOpenLeads(Scorecard card) {
        return card.levels().stream()
                .filter(level -> level.stepsAsked().stream().noneMatch(workspace.closingSteps()::contains))
                .toList();
    }

    private void handovers() {
        List<Level> before = ofOpenLeads(cards.get(0));
        List<Level> after = ofOpenLeads(cards.get(1));
        String heldOut = workspace
                .holdOut()
                .map(policy -> "\n    and not (" + policy.condition("t.lead_id") + ")")
                .orElse("");
        store.execute("""
                insert into replay_handover
                select
                    %s as run_id,
                    t.lead_id as lead_id,
                    t.after as level,
                    t.points_before as points_before,
                    t.points_after as points_after
                from (
                    select
                        t.lead_id as lead_id,
                        %s as points_before,
                        %s as points_after,
                        %s as before,
                        %s as after
                    from %s as t
                ) as t
                where %s > greatest(%s, coalesce((
                        select
                            max(%s)
                        from handoff as h
                        where h.lead_id = t.lead_id
                    ), 0))
                    and not %s%s
                order by
                    t.lead_id
                """.formatted(
                        Sql.literal(runId),
                        TriedLevels.column(0, "points"),
                        TriedLevels.column(1, "points"),
                        highest(0, before),
                        highest(1, after),
                        TriedLevels.TABLE,
                        place("t.after", after),
                        place("t.before", after),
                        place("h.level", after),
                        Known.took("t.lead_id", workspace.closingSteps(), Sql.literal(asOf)),
                        heldOut));
    }

    /** The place of a level in the ladder of the draft, from 1; 0 for any other. */
    private static String place(String name, List<Level> ladder) {
        StringBuilder places = new StringBuilder("case " + name + " when " + Sql.literal(NONE) + " then 0");
        for (int i = 0; i < ladder.size(); i++) {
            places.append(" when ")
                    .append(Sql.literal(ladder.get(i).name()))
                    .append(" then ")
                    .append(i + 1);
        }
        return places.append(" else 0 end").toString();
    }
}
