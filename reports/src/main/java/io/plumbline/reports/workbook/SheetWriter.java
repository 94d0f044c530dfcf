package io.plumbline.reports.workbook;

import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.words.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.dhatim.fastexcel.ConditionalFormattingExpressionRule;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes one sheet from top to bottom, a thousand rows in memory at a time. */
final class SheetWriter {
    private static final int TOGETHER = 1000;
    private static final int HEADINGS = Sheet.ABOVE - 1;

    private final Worksheet worksheet;
    private final Sheet sheet;
    private final Table table;

    private SheetWriter(Worksheet worksheet, Sheet sheet, String title, Words words) {
        this.worksheet = worksheet;
        this.sheet = sheet;
        Layout.page(worksheet);
        Layout.title(worksheet, title);
        Layout.note(
                worksheet,
                1,
                sheet.note(),
                sheet.columns().stream().map(Column::width).toList());
        this.table = new Table(worksheet, sheet.columns(), HEADINGS, words);
        for (int at = 0; at < sheet.columns().size(); at++) {
            worksheet.width(at, sheet.columns().get(at).width());
        }
        worksheet.freezePane(1, Sheet.ABOVE);
        worksheet.repeatRows(HEADINGS);
    }

    /**
     * Writes a sheet.
     *
     * @param workspace its name, over the table
     * @return rows of the table
     */
    static int write(Workbook workbook, Store store, Sheet sheet, String workspace, Words words) throws IOException {
        String title = workspace + ": " + sheet.name();
        SheetWriter writer = new SheetWriter(workbook.newWorksheet(sheet.name()), sheet, title, words);
        try {
            store.each(sheet.rows(), writer::row);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        writer.end();
        return writer.table.rows();
    }

    private void row(Row row) {
        table.row(row);
        if (table.waiting() == TOGETHER) {
            try {
                table.format();
                worksheet.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void end() throws IOException {
        table.format();
        if (table.rows() == 0) {
            Cells.text(worksheet, table.next(), 0, sheet.empty());
        } else {
            worksheet.setAutoFilter(
                    HEADINGS, 0, table.next() - 1, sheet.columns().size() - 1);
            sheet.shades().forEach(this::shade);
        }
        worksheet.finish();
    }

    private void shade(Shade shade) {
        place(shade.of()).ifPresent(of -> {
            String condition = escaped("$" + Cells.letters(of) + (Sheet.ABOVE + 1) + shade.condition());
            shade.columns().stream()
                    .flatMap(name -> place(name).stream())
                    .map(at -> worksheet.range(Sheet.ABOVE, at, table.next() - 1, at))
                    .forEach(range -> range.style()
                            .fillColor(shade.colour())
                            .set(new ConditionalFormattingExpressionRule(condition, true)));
        });
    }

    private Optional<Integer> place(String name) {
        for (int at = 0; at < sheet.columns().size(); at++) {
            if (sheet.columns().get(at).name().equals(name)) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    /** The library writes a condition as it is given. */
    private static String escaped(String condition) {
        return condition.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
