package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Page;
import java.util.Optional;

/**
 * A model that became the one in use, or already was.
 *
 * @param champion the model
 * @param before   the champion until now; empty when this is the first, or already was it
 */
public record Promotion(long runId, long champion, Optional<Long> before) implements Answer {

    @Override
    public void print(Page page) {
        if (before.isEmpty()) {
            page.line("Model " + champion + " is the champion.");
            return;
        }
        page.line("Model " + champion + " is now the champion, model " + before.get() + " is retired.");
        page.line("Predictions are as they were until the next 'plumbline predict' or 'plumbline run'.");
    }
}
