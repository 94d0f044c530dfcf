package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Page;
import java.time.Instant;

/**
 * What a monthly run came to.
 *
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
        Predictions predictions,
        String report,
        String readCopy)
        implements Answer {

    @Override
    public void print(Page page) {
        page.heading("Workspace " + workspace + ", run " + runId + ", as of " + asOf);
        sources.print(page);
        points.print(page);
        training.print(page);
        predictions.summary(page);
        levels.print(page);
        page.heading("Report   " + report);
        page.line("Results  " + readCopy + " (plumbline sql)");
    }
}
