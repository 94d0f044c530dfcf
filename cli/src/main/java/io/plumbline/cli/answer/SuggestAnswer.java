package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Figures;
import io.plumbline.cli.terminal.InstantText;
import io.plumbline.cli.terminal.Page;
import io.plumbline.cli.terminal.TextTable;
import io.plumbline.training.suggestion.Suggestion.Change;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A scorecard that was suggested.
 *
 * @param file       absolute
 * @param unseenFrom the first moment that it has not learned from; empty without time
 */
public record SuggestAnswer(
        long modelId, String file, String name, Optional<Instant> unseenFrom, List<Change> changes, List<String> notes)
        implements Answer {

    @Override
    public void print(Page page) {
        if (changes.isEmpty()) {
            page.line("There is nothing to change: no decided verdict of the audit of model " + modelId
                    + " asks for another number.");
            page.line("The scorecard as it is was written to " + file);
        } else {
            page.heading(
                    Figures.counted(changes.size(), "number", "numbers") + " changed by the audit of model " + modelId);
            TextTable table = TextTable.of(
                    TextTable.words("rule"),
                    TextTable.words("key"),
                    TextTable.numbers("before"),
                    TextTable.numbers("after"),
                    TextTable.words("because"));
            changes.forEach(change -> table.row(
                    change.segment().equals("all") ? change.rule() : change.segment() + ": " + change.rule(),
                    change.key(),
                    change.before(),
                    change.after(),
                    change.reason()));
            page.table(table);
            page.line("Written to " + file
                    + ". The levels keep their thresholds, so how many leads they call may change:");
            page.line("plumbline simulate " + name + " replays it"
                    + unseenFrom
                            .map(from -> " on the moments from " + InstantText.day(from)
                                    + " on, which it has not learned from.")
                            .orElse(" on rows that it has not learned from."));
        }
        page.list(notes);
    }
}
