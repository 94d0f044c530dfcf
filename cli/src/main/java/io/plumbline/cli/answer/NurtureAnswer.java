package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Figures;
import io.plumbline.cli.terminal.Page;
import io.plumbline.cli.terminal.TextTable;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Leads newly put on tracks, and what came of those put there before.
 *
 * @param run     the command that put them there
 * @param tracks  those with new leads, the largest first
 * @param results of tracks of which something is known
 * @param waiting leads put on tracks before whose time of being followed is not over
 */
public record NurtureAnswer(long run, List<Track> tracks, List<Result> results, long waiting) implements Answer {

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
            Optional<String> file) {
        private static Track of(Row row) {
            return new Track(
                    row.text("track"),
                    row.text("next_step"),
                    row.number("lead_count"),
                    row.number("held_out_count"),
                    row.number("lifted"),
                    row.optionalText("by_most"),
                    row.optionalText("file"));
        }

        private List<String> cells() {
            return List.of(
                    name,
                    Figures.count(leads),
                    Figures.count(heldOut),
                    Figures.count(lifted),
                    byMost.orElse(Figures.NONE),
                    nextStep);
        }
    }

    /**
     * How many moved up, of those on lists and of those held out.
     *
     * @param measure    up (in any of the ways), stage, level or step
     * @param treated    leads that were on lists
     * @param treatedUp  those of them that moved up
     * @param heldOut    leads that were left alone
     * @param heldOutUp  those of them that moved up
     * @param difference of the two shares
     * @param verdict    better, worse or cannot_tell
     */
    public record Result(
            String track,
            String measure,
            long treated,
            long treatedUp,
            long heldOut,
            long heldOutUp,
            Figure difference,
            String verdict) {
        private static Result of(Row row) {
            return new Result(
                    row.text("track"),
                    row.text("measure"),
                    row.number("treated_count"),
                    row.number("treated_up"),
                    row.number("held_out_count"),
                    row.number("held_out_up"),
                    new Figure(row.optionalReal("difference"), row.optionalReal("low"), row.optionalReal("high")),
                    row.text("verdict"));
        }

        private List<String> cells() {
            return List.of(
                    track,
                    measure.equals("up") ? "any of these" : measure,
                    share(treatedUp, treated),
                    share(heldOutUp, heldOut),
                    difference.percent(),
                    heldOut == 0 ? "cannot be told: nobody is held out" : words());
        }

        private String words() {
            return switch (verdict) {
                case "better" -> "better than leaving alone";
                case "worse" -> "worse than leaving alone";
                default -> "cannot be told apart";
            };
        }

        private static String share(long part, long whole) {
            return whole == 0
                    ? Figures.NONE
                    : Figures.percent(OptionalDouble.of((double) part / whole)) + " of " + Figures.count(whole);
        }
    }

    /** Reads what a command put on tracks, and the results that it found. */
    public static NurtureAnswer read(Store store, long runId) {
        String run = Sql.literal(runId);
        return new NurtureAnswer(
                runId,
                store.rows(TRACKS.formatted(run), Track::of),
                store.rows(RESULTS.formatted(run), Result::of),
                store.number(WAITING.formatted(run)).orElse(0L));
    }

    private static final String TRACKS = """
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
            """;

    private static final String RESULTS = """
            select *
            from nurture_result
            where run_id = %s
            order by track, case measure when 'stage' then 0 when 'level' then 1 when 'step' then 2 else 3 end
            """;

    private static final String WAITING = """
            select
                count(*)
            from nurture_lead as n
            where n.run_id != %s
                and n.run_id not in (select f.run_id from nurture_follow as f)
            """;

    @Override
    public void print(Page page) {
        page.heading("Leads newly on tracks for marketing");
        if (tracks.isEmpty()) {
            page.line("None: no open lead is below its level, untouched by sales and on no track yet.");
        } else {
            printTracks(page);
        }
        if (!results.isEmpty()) {
            printResults(page);
        }
        if (waiting > 0) {
            page.line(Figures.counted(waiting, "lead", "leads") + " of earlier lists are still followed.");
        }
    }

    private void printTracks(Page page) {
        TextTable table = TextTable.of(
                TextTable.words("track"),
                TextTable.numbers("on the list"),
                TextTable.numbers("held out"),
                TextTable.numbers("lifted by one thing"),
                TextTable.words("most by"),
                TextTable.words("what to do"));
        tracks.forEach(track -> table.row(track.cells()));
        page.table(table);
        page.list(tracks.stream().flatMap(track -> track.file().stream()).toList());
    }

    private void printResults(Page page) {
        page.heading("Who moved up while followed, with 95 % intervals");
        TextTable table = TextTable.of(
                TextTable.words("track"),
                TextTable.words("moved up by"),
                TextTable.words("on the list"),
                TextTable.words("held out"),
                TextTable.words("difference"),
                TextTable.words("nurturing is"));
        results.forEach(result -> table.row(result.cells()));
        page.table(table);
    }
}
