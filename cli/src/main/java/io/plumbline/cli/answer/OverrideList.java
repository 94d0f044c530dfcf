package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Page;
import io.plumbline.cli.terminal.TextTable;
import io.plumbline.engine.qualification.Overrides;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.List;

/** What people said of leads' levels, as far as it counts at an instant. */
public record OverrideList(Instant asOf, List<Overrides.Standing> overrides) implements Answer {

    /** Reads what counts. */
    public static OverrideList read(Store store, Instant asOf) {
        return new OverrideList(asOf, new Overrides(store).standing(asOf));
    }

    @Override
    public void print(Page page) {
        page.heading("Overrides in force as of " + asOf);
        if (overrides.isEmpty()) {
            page.line("None.");
            return;
        }
        TextTable table = TextTable.of(
                TextTable.words("lead"),
                TextTable.words("level"),
                TextTable.words("what people said"),
                TextTable.words("from"),
                TextTable.words("until"));
        overrides.forEach(each -> table.row(
                each.leadId(),
                each.level(),
                each.words(),
                each.from().toString(),
                each.until().map(Instant::toString).orElse("-")));
        page.table(table);
    }
}
