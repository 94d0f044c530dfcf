package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Page;
import java.time.Instant;
import java.util.Optional;

/**
 * What a monthly run came to.
 *
 * @param unchanged   whether there was nothing to do: the results are those of an earlier run
 * @param health      the classic mistakes, found or not
 * @param predictions empty while no model is in use
 * @param handoff  empty where there is no playbook
 * @param nurture  empty where scoring.yaml says nothing of nurturing
 * @param report   the page to read, absolute
 * @param readCopy the store's published copy, absolute
 */
public record RunSummary(
        String workspace,
        long runId,
        Instant asOf,
        boolean unchanged,
        Sources sources,
        Points points,
        Levels levels,
        MistakeCheck health,
        TrainAnswer training,
        Optional<Predictions> predictions,
        Optional<HandoffAnswer> handoff,
        Optional<NurtureAnswer> nurture,
        String report,
        String readCopy)
        implements Answer {

    @Override
    public void print(Page page) {
        page.heading("Workspace " + workspace + ", run " + runId + ", as of " + asOf);
        if (unchanged) {
            page.line("Nothing has changed since run " + runId + ", so its results stand.");
            training.gate().print(page);
        } else {
            results(page);
        }
        page.heading("Report   " + report);
        page.line("Results  " + readCopy + " (plumbline sql)");
    }

    private void results(Page page) {
        sources.print(page);
        points.print(page);
        training.print(page);
        predictions.ifPresent(each -> each.summary(page));
        levels.print(page);
        health.summary(page);
        handoff.ifPresent(each -> each.print(page));
        nurture.ifPresent(each -> each.print(page));
    }
}
