package io.plumbline.cli.answer;

import io.plumbline.cli.run.Init;
import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Page;
import io.plumbline.engine.proposal.Understanding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A workspace that {@code init} wrote.
 *
 * @param workspace  its folder
 * @param understood what the files were taken for
 * @param copied     files that were copied into it
 * @param asOf       the end of the data, where that is in the past
 * @param next       commands to go on with
 */
public record InitAnswer(
        String workspace, UnderstandingAnswer understood, List<String> copied, Optional<String> asOf, List<String> next)
        implements Answer {

    /** The answer for people and machines. */
    public static Answer of(Init init, Understanding understanding, boolean withUnderstanding) {
        InitAnswer answer = new InitAnswer(
                init.directory().toString(),
                UnderstandingAnswer.of(init.placement(), understanding),
                List.copyOf(init.placement().copies().keySet()),
                init.asOf(understanding),
                next(init, understanding));
        return withUnderstanding ? answer : new Brief(answer);
    }

    private static List<String> next(Init init, Understanding understanding) {
        String command = "plumbline -w " + quoted(init.directory());
        String asOf = init.asOf(understanding).map(date -> " --as-of " + date).orElse("");
        List<String> next = new ArrayList<>();
        next.add(command + " check");
        if (understanding.plan().targetReported()) {
            next.add(command + asOf + " run");
        } else {
            next.add(command + asOf + " import");
            next.add(command + asOf + " score");
        }
        return next;
    }

    private static String quoted(Path path) {
        String text = path.toString();
        return text.matches("[A-Za-z0-9_./@%+=:,~-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    @Override
    public void print(Page page) {
        understood.print(page);
        written(page);
    }

    private void written(Page page) {
        page.heading("Written to " + workspace);
        page.line("plumbline.yaml and scoring.yaml, proposals to read through and change."
                + (copied.isEmpty() ? "" : " Copied there: " + String.join(", ", copied) + "."));
        if (!understood.targetReported()) {
            page.line("No table says who became a customer, so leads get points, and no model is trained.");
        }
        page.line("");
        page.line("Next:");
        next.forEach(command -> page.line("  " + command));
    }

    /** The same, when the understanding has been shown before the questions. */
    record Brief(InitAnswer answer) implements Answer {
        @Override
        public void print(Page page) {
            answer.written(page);
        }
    }
}
