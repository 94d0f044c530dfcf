package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Page;
import io.plumbline.cli.terminal.TextTable;
import io.plumbline.engine.part.Parts;
import io.plumbline.engine.part.WrittenParts;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.engine.workspace.WorkspaceReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parts there are, in the order in which they are listed. */
public record PartList(List<Line> parts) implements Answer {

    /**
     * A part.
     *
     * @param fit how much of it the workspace can have; absent where there is no workspace
     */
    public record Line(String part, String about, Optional<Fit> fit) {}

    /** Rules that a workspace can have or has, and those that wait for a declaration; counts. */
    public record Fit(long rules, long there, long waiting) {
        private static Fit of(WrittenParts written) {
            return new Fit(
                    written.rules().size(),
                    written.there().size(),
                    written.waiting().size());
        }

        private String words() {
            return rules + there + " of " + (rules + there + waiting) + (there > 0 ? ", " + there + " there" : "");
        }
    }

    /**
     * Lists the parts; what fits the workspace in a folder as well, where there is one.
     *
     * @throws io.plumbline.engine.problem.ProblemException (usage) when the workspace there cannot be read
     */
    public static PartList of(Path folder) {
        Optional<Workspace> workspace = Files.exists(folder.resolve(Workspace.FILE))
                ? Optional.of(WorkspaceReader.read(folder))
                : Optional.empty();
        return new PartList(Parts.about().entrySet().stream()
                .map(part -> new Line(
                        part.getKey(),
                        part.getValue(),
                        workspace.map(found -> Fit.of(PartsAnswer.write(found, List.of(part.getKey()), Map.of())))))
                .toList());
    }

    @Override
    public void print(Page page) {
        TextTable table =
                TextTable.of(TextTable.words("part"), TextTable.words("rules for you"), TextTable.words("about"));
        parts.forEach(part -> table.row(part.part(), part.fit().map(Fit::words).orElse(""), part.about()));
        page.table(table);
        page.line("plumbline parts show PART ... prints the rules with the names of this workspace.");
    }
}
