package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Figures;
import io.plumbline.cli.terminal.Page;
import java.time.Instant;

/**
 * A file of leads that was written.
 *
 * @param file    absolute
 * @param run     the run whose scores it holds
 * @param changed whether it holds only leads that changed since they were last exported
 */
public record ExportAnswer(String file, long run, Instant asOf, boolean changed, long rows) implements Answer {

    @Override
    public void print(Page page) {
        page.line("Written: " + file);
        page.line(Figures.counted(rows, "lead", "leads") + (changed ? " that changed," : "") + " as of " + asOf
                + " (run " + run + ").");
    }
}
