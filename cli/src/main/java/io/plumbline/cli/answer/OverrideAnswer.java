package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Figures;
import io.plumbline.cli.terminal.Page;
import io.plumbline.cli.terminal.TextTable;
import io.plumbline.engine.qualification.LevelOverride;
import io.plumbline.engine.qualification.LevelOverride.Action;
import io.plumbline.engine.qualification.Overrides.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was kept of what people said.
 *
 * @param from    the earliest instant from which on any of it counts; empty where nothing was kept
 * @param refused rows of a file that say nothing
 */
public record OverrideAnswer(long given, long withheld, long cleared, Optional<Instant> from, List<Refused> refused)
        implements Answer {
    private static final int SHOWN = 20;

    /** The answer from what was kept. */
    public static OverrideAnswer of(List<LevelOverride> said, List<Refused> refused) {
        return new OverrideAnswer(
                count(said, Action.GIVE),
                count(said, Action.WITHHOLD),
                count(said, Action.CLEAR),
                said.stream().map(LevelOverride::from).min(Instant::compareTo),
                refused);
    }

    private static long count(List<LevelOverride> said, Action action) {
        return said.stream().filter(each -> each.action() == action).count();
    }

    @Override
    public void print(Page page) {
        page.line("Given " + Figures.count(given) + ", withheld " + Figures.count(withheld) + ", cleared "
                + Figures.count(cleared) + ".");
        from.ifPresent(instant -> page.line("It counts from " + instant
                + " on: for handoffs from then on, and for levels from the next run as of then or later."));
        if (refused.isEmpty()) {
            return;
        }
        page.heading(Figures.counted(refused.size(), "row", "rows") + " refused");
        TextTable table = TextTable.of(TextTable.numbers("line"), TextTable.words("column"), TextTable.words("why"));
        refused.stream().limit(SHOWN).forEach(row -> table.row(Figures.count(row.line()), row.column(), row.reason()));
        page.table(table);
        if (refused.size() > SHOWN) {
            page.line("The table rejected_row has all of them.");
        }
    }
}
