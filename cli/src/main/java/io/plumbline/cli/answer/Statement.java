package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Page;

/** A statement that a command would run. */
public record Statement(String sql) implements Answer {

    @Override
    public void print(Page page) {
        sql.lines().forEach(page::line);
    }
}
