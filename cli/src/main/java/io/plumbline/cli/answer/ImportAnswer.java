package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Page;

/** What an import came to. */
public record ImportAnswer(long runId, Sources sources) implements Answer {

    @Override
    public void print(Page page) {
        sources.print(page);
    }
}
