package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Figures;
import io.plumbline.cli.terminal.Page;
import io.plumbline.cli.terminal.TextTable;
import io.plumbline.engine.version.ScorecardDiff;
import io.plumbline.engine.version.ScorecardDiff.Change;
import io.plumbline.engine.version.ScorecardDiff.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * In what two scorecards differ.
 *
 * @param before    what the earlier one is called
 * @param after     what the later one is called
 * @param identical whether they mean the same
 */
public record ScorecardDiffAnswer(String before, String after, boolean identical, List<Change> changes)
        implements Answer {
    private static final int WIDEST = 100;

    /** The differences that lead from one to the other. */
    public static ScorecardDiffAnswer of(NamedScorecard before, NamedScorecard after) {
        List<Change> changes =
                ScorecardDiff.of(before.scorecard(), after.scorecard()).changes();
        return new ScorecardDiffAnswer(before.name(), after.name(), changes.isEmpty(), changes);
    }

    @Override
    public void print(Page page) {
        if (identical) {
            page.line("Between " + before + " and " + after + " nothing differs that scores rest on.");
            return;
        }
        Map<String, List<Change>> subjects = changes.stream()
                .collect(Collectors.groupingBy(Change::subject, LinkedHashMap::new, Collectors.toList()));
        page.heading("From " + before + " to " + after + ": " + counted(subjects));
        TextTable table = TextTable.of(
                TextTable.words("what"),
                TextTable.words("change"),
                TextTable.words("key"),
                TextTable.words("before"),
                TextTable.words("after"));
        changes.forEach(change -> table.row(
                change.subject(), word(change.kind()), change.key(), shown(change.before()), shown(change.after())));
        page.table(table);
    }

    private static String counted(Map<String, List<Change>> subjects) {
        return List.of(Kind.values()).stream()
                .map(kind -> Figures.count(subjects.values().stream()
                                .filter(changes -> changes.get(0).kind() == kind)
                                .count())
                        + " " + word(kind))
                .collect(Collectors.joining(", "));
    }

    private static String shown(Optional<String> value) {
        String text = value.orElse("-");
        return text.length() <= WIDEST ? text : text.substring(0, WIDEST - 3) + "...";
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
