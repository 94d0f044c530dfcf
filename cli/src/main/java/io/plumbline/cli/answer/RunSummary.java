package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Page;
import java.time.Instant;
import java.util.Optional;

/**
 * What a monthly run came to.
 *
 * @param predictions empty while no model is in use
 * @param handoff  empty where there is no playbook
 * @param report   the page to read, absolute
 * @param readCopy the store's published copy, absolute
 */
public record RunSummary(
        String workspace,
        long runId,
        Instant asOf,
        Sources sources,
        Points points,
        Levels levels,
        TrainAnswer training,
        Optional<Predictions> predictions,
        Optional<HandoffAnswer> handoff,
        String report,
        String readCopy)
        implements Answer {

    @Override
    public void print(Page page) {
        page.heading("Workspace " + workspace + ", run " + runId + ", as of " + asOf);
        sources.print(page);
        points.print(page);
        training.print(page);
        predictions.ifPresent(each -> each.summary(page));
        levels.print(page);
        handoff.ifPresent(each -> each.print(page));
        page.heading("Report   " + report);
        page.line("Results  " + readCopy + " (plumbline sql)");
    }
}
