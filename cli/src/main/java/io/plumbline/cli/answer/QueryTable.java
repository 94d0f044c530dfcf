package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Figures;
import io.plumbline.cli.terminal.Terminal;
import io.plumbline.cli.terminal.TextTable;
import java.util.concurrent.atomic.AtomicLong;

/** A table for people, of the first rows. */
public record QueryTable() implements QueryForm {
    private static final int ROWS_SHOWN = 1000;

    @Override
    public void write(Query query, Terminal terminal) {
        TextTable table = TextTable.of(query.columns().stream()
                .map(column -> new TextTable.Column(column.name(), column.isNumber()))
                .toList());
        AtomicLong rows = new AtomicLong();
        query.eachRow(row -> {
            if (rows.incrementAndGet() <= ROWS_SHOWN) {
                table.row(row.stream().map(cell -> cell.orElse("")).toList());
            }
        });
        Answer answer = page -> {
            page.table(table);
            page.line(Figures.counted(rows.get(), "row", "rows")
                    + (rows.get() > ROWS_SHOWN
                            ? ", of which " + Figures.count(ROWS_SHOWN) + " are shown; --format csv prints all"
                            : ""));
        };
        terminal.show(answer, false);
    }
}
