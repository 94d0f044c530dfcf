package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Page;

/**
 * A file or folder that a command wrote.
 *
 * @param path absolute
 * @param next what one may do with it
 */
public record Written(String path, String next) implements Answer {

    @Override
    public void print(Page page) {
        page.line("Written: " + path);
        page.line(next);
    }
}
