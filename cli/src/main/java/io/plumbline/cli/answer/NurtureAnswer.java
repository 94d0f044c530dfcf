package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Figures;
import io.plumbline.cli.terminal.Page;
import io.plumbline.cli.terminal.TextTable;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.util.List;
import java.util.Optional;

/**
 * Leads newly put on tracks.
 *
 * @param run    the command that put them there
 * @param tracks those with new leads, the largest first
 */
public record NurtureAnswer(long run, List<Track> tracks) implements Answer {

    /**
     * A track.
     *
     * @param nextStep what to do with its leads
     * @param leads    newly on it and on its list
     * @param heldOut  newly on it and left alone
     * @param lifted   leads on the list that one thing lifts to the points asked, or into a later stage
     * @param byMost   the rule that lifts most of them; empty where none lifts any
     * @param file     the list; empty where all are held out
     */
    public record Track(
            String name,
            String nextStep,
            long leads,
            long heldOut,
            long lifted,
            Optional<String> byMost,
            Optional<String> file) {}

    /** Reads what a command put on tracks. */
    public static NurtureAnswer read(Store store, long runId) {
        return new NurtureAnswer(
                runId,
                store.rows(
                        """
                select
                    t.track as track,
                    t.next_step as next_step,
                    t.file as file,
                    t.lead_count as lead_count,
                    t.held_out_count as held_out_count,
                    coalesce(sum(n.leads), 0) as lifted,
                    arg_max(n.milestone, n.leads) as by_most
                from nurture_list as t
                left join (
                    select
                        track,
                        milestone,
                        count(*) as leads
                    from nurture_lead
                    where run_id = %1$s
                        and not held_out
                        and (lifts_points or lifts_stage)
                    group by track, milestone
                ) as n on n.track = t.track
                where t.run_id = %1$s
                group by t.track, t.next_step, t.file, t.lead_count, t.held_out_count
                order by t.lead_count desc, t.track
                """.formatted(Sql.literal(runId)),
                        row -> new Track(
                                row.text("track"),
                                row.text("next_step"),
                                row.number("lead_count"),
                                row.number("held_out_count"),
                                row.number("lifted"),
                                row.optionalText("by_most"),
                                row.optionalText("file"))));
    }

    @Override
    public void print(Page page) {
        page.heading("Leads newly on tracks for marketing");
        if (tracks.isEmpty()) {
            page.line("None: no open lead is below its level, untouched by sales and on no track yet.");
            return;
        }
        TextTable table = TextTable.of(
                TextTable.words("track"),
                TextTable.numbers("on the list"),
                TextTable.numbers("held out"),
                TextTable.numbers("lifted by one thing"),
                TextTable.words("most by"),
                TextTable.words("what to do"));
        tracks.forEach(track -> table.row(
                track.name(),
                Figures.count(track.leads()),
                Figures.count(track.heldOut()),
                Figures.count(track.lifted()),
                track.byMost().orElse(Figures.NONE),
                track.nextStep()));
        page.table(table);
        page.list(tracks.stream().flatMap(track -> track.file().stream()).toList());
    }
}
