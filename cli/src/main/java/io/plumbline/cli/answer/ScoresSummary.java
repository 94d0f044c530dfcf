package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Page;
import java.time.Instant;
import java.util.Optional;

/**
 * What a run of scores only came to.
 *
 * @param unchanged whether there was nothing to do: the results are those of the run before
 * @param handoff   empty where there is no playbook
 * @param readCopy  the store's published copy, absolute
 */
public record ScoresSummary(
        String workspace,
        long runId,
        Instant asOf,
        boolean unchanged,
        Sources sources,
        Points points,
        Levels levels,
        Optional<HandoffAnswer> handoff,
        String readCopy)
        implements Answer {

    @Override
    public void print(Page page) {
        page.heading("Workspace " + workspace + ", run " + runId + " of scores only, as of " + asOf);
        if (unchanged) {
            page.line("Nothing has changed since run " + runId + ", so its results stand.");
        } else {
            sources.print(page);
            points.print(page);
            levels.print(page);
            handoff.ifPresent(each -> each.print(page));
        }
        page.line("Results  " + readCopy + " (plumbline sql)");
    }
}
