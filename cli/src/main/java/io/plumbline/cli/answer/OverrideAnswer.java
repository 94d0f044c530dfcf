package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Figures;
import io.plumbline.cli.terminal.Page;
import io.plumbline.cli.terminal.TextTable;
import io.plumbline.engine.qualification.LevelOverride;
import io.plumbline.engine.qualification.LevelOverride.Action;
import java.util.List;

/**
 * What was kept of what people said.
 *
 * @param refused rows of a file that say nothing
 */
public record OverrideAnswer(long given, long withheld, long cleared, List<Refused> refused) implements Answer {
    private static final int SHOWN = 20;

    /**
     * A row of a file that says nothing.
     *
     * @param line   of the file, from 1
     * @param column in which something is wrong
     * @param reason what is wrong, without the value
     */
    public record Refused(long line, String column, String reason) {}

    /** The answer from what was kept. */
    public static OverrideAnswer of(List<LevelOverride> said, List<Refused> refused) {
        return new OverrideAnswer(
                count(said, Action.GIVE), count(said, Action.WITHHOLD), count(said, Action.CLEAR), refused);
    }

    private static long count(List<LevelOverride> said, Action action) {
        return said.stream().filter(each -> each.action() == action).count();
    }

    @Override
    public void print(Page page) {
        page.line("Given " + Figures.count(given) + ", withheld " + Figures.count(withheld) + ", cleared "
                + Figures.count(cleared) + ". It counts for the next handoff, and for levels from the next run on.");
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
