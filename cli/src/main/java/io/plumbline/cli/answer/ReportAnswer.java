package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Page;
import java.util.List;

/**
 * A report that was written.
 *
 * @param path   the page, absolute
 * @param beside the other files asked for, absolute
 */
public record ReportAnswer(String path, List<String> beside) implements Answer {

    @Override
    public void print(Page page) {
        page.line("Written: " + path);
        beside.forEach(file -> page.line("Written: " + file));
        page.line("Open it in a browser; it needs no network.");
    }
}
