package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Page;
import io.plumbline.engine.proposal.Placement;
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

    /**
     * The answer.
     *
     * @param directory the workspace's folder as it was named
     * @param asOf      the end of the data, where that is in the past
     */
    public static InitAnswer of(
            Path directory, Placement placement, Understanding understanding, Optional<String> asOf) {
        return new InitAnswer(
                directory.toString(),
                UnderstandingAnswer.of(placement, understanding),
                List.copyOf(placement.copies().keySet()),
                asOf,
                next(directory, understanding.plan().targetReported(), asOf));
    }

    /** Without what was understood, which has been shown before the questions. */
    public Answer brief() {
        return new Brief(this);
    }

    private static List<String> next(Path directory, boolean targetReported, Optional<String> asOf) {
        String command = "plumbline -w " + quoted(directory);
        String dated = command + asOf.map(date -> " --as-of " + date).orElse("");
        List<String> next = new ArrayList<>(List.of(command + " check"));
        next.addAll(targetReported ? List.of(dated + " run") : List.of(dated + " import", dated + " score"));
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

    private record Brief(InitAnswer answer) implements Answer {
        @Override
        public void print(Page page) {
            answer.written(page);
        }
    }
}
