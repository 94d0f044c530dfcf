package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Figures;
import io.plumbline.cli.terminal.Page;
import io.plumbline.cli.terminal.TextTable;
import io.plumbline.engine.export.ScoredRun;
import io.plumbline.engine.handoff.Handoff;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A list of leads that go to sales.
 *
 * @param run       the run whose levels it rests on
 * @param leads     leads on the list
 * @param fresh     those of them that were handed over just now
 * @param unmatched leads that were due and fit no step of the playbook
 * @param groups    the list by level, receiver and next step
 * @param file      the list, absolute; empty when nobody is on it
 */
public record HandoffAnswer(
        long run, Instant asOf, long leads, long fresh, long unmatched, List<Group> groups, Optional<String> file)
        implements Answer {

    /** Leads for one receiver with one next step. */
    public record Group(String level, Optional<String> handedTo, Optional<String> nextStep, long leads) {}

    /** Reads what was handed over from a run. */
    public static HandoffAnswer read(Store store, ScoredRun run, Optional<String> level, Handoff.Outcome outcome) {
        List<Group> groups = store.rows(
                """
                select
                    level,
                    handed_to,
                    next_step,
                    count(*) as leads
                from handoff
                where scored_run_id = %s%s
                group by level, handed_to, next_step
                order by level desc, leads desc, handed_to, next_step
                """.formatted(
                        Sql.literal(run.runId()),
                        level.map(name -> " and level = " + Sql.literal(name)).orElse("")),
                row -> new Group(
                        row.text("level"),
                        row.optionalText("handed_to"),
                        row.optionalText("next_step"),
                        row.number("leads")));
        return new HandoffAnswer(
                run.runId(),
                run.asOf(),
                groups.stream().mapToLong(Group::leads).sum(),
                outcome.leads(),
                outcome.unmatched(),
                groups,
                Optional.empty());
    }

    /** This answer with the file that the list is in. */
    public HandoffAnswer in(String path) {
        return new HandoffAnswer(run, asOf, leads, fresh, unmatched, groups, Optional.of(path));
    }

    @Override
    public void print(Page page) {
        page.heading("Handed over to sales, from run " + run + " as of " + asOf);
        if (leads == 0) {
            page.line("No lead is newly at a level.");
        }
        TextTable table = TextTable.of(
                TextTable.words("level"),
                TextTable.words("for"),
                TextTable.words("next step"),
                TextTable.numbers("leads"));
        groups.forEach(group -> table.row(
                group.level(),
                group.handedTo().orElse(Figures.NONE),
                group.nextStep().orElse(Figures.NONE),
                Figures.count(group.leads())));
        page.table(table);
        if (unmatched > 0) {
            page.line(Figures.counted(unmatched, "lead", "leads") + " at a level fit no step of the playbook.");
        }
        file.ifPresent(path -> page.line("List     " + path + " (" + Figures.count(fresh)
                + " new; fill in its last columns, the next import reads them)"));
    }
}
