package io.plumbline.cli.terminal;

import io.plumbline.engine.proposal.Choices;
import io.plumbline.engine.proposal.Question;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Asks a person who sits at the terminal. */
public final class Prompt {
    private final Terminal terminal;

    public Prompt(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Whether somebody can answer. */
    public boolean canAsk() {
        return terminal.in().isPresent();
    }

    /** Asks until an answer is understood; nothing, or the end of the input, takes the proposal. */
    public Choices ask(Question question, Choices choices) {
        PrintStream err = terminal.err();
        err.println();
        err.println(Printable.line(question.text()));
        for (int k = 0; k < question.options().size(); k++) {
            String proposed = k == 0 ? "   <- proposed, press Enter" : "";
            err.println("  " + (k + 1) + ". "
                    + Printable.line(question.options().get(k).words()) + proposed);
        }
        while (true) {
            err.print(question.anything() ? "A number, or another answer [1]: " : "A number [1]: ");
            err.flush();
            Optional<String> answer = answer(question, line());
            if (answer.isPresent()) {
                return choices.with(question.matter(), answer.get());
            }
            err.println("Write a number from 1 to " + question.options().size() + ".");
        }
    }

    private static Optional<String> answer(Question question, String line) {
        if (line.isEmpty()) {
            return Optional.of(question.options().get(0).answer());
        }
        if (line.matches("[0-9]{1,2}")) {
            int number = Integer.parseInt(line);
            if (number >= 1 && number <= question.options().size()) {
                return Optional.of(question.options().get(number - 1).answer());
            }
        }
        return question.anything() ? Optional.of(line) : Optional.empty();
    }

    private String line() {
        try {
            BufferedReader in = terminal.in().orElseThrow();
            String line = in.readLine();
            return line == null ? "" : line.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
