package io.plumbline.reports.workbook;

import io.plumbline.engine.store.Row;
import io.plumbline.reports.words.Words;
import java.util.List;
import org.dhatim.fastexcel.Worksheet;

/** A table on a worksheet, written row by row under its headings. */
final class Table {
    private final Worksheet worksheet;
    private final List<Column> columns;
    private final int first;
    private int next;
    private int formatted;

    /**
     * Writes the headings.
     *
     * @param headings the row they are on
     */
    Table(Worksheet worksheet, List<Column> columns, int headings, Words words) {
        this.worksheet = worksheet;
        this.columns = columns;
        this.first = headings + 1;
        this.next = first;
        this.formatted = first;
        for (int at = 0; at < columns.size(); at++) {
            Cells.text(worksheet, headings, at, columns.get(at).heading(words));
            Layout.heading(worksheet, headings, at, columns.get(at).format());
        }
        worksheet.rowHeight(headings, Layout.HEADING_HEIGHT);
    }

    void row(Row row) {
        int lines = 1;
        for (int at = 0; at < columns.size(); at++) {
            Column column = columns.get(at);
            Object value = column.value().apply(row).orElse(null);
            if (value != null) {
                Cells.put(worksheet, next, at, value);
                lines = Math.max(lines, column.lines(value));
            }
        }
        if (lines > 1) {
            worksheet.rowHeight(next, Layout.height(lines));
        }
        next++;
    }

    /** The row after the last one. */
    int next() {
        return next;
    }

    int rows() {
        return next - first;
    }

    /** Rows that came since the last {@link #format}. */
    int waiting() {
        return next - formatted;
    }

    /** Formats are of cells, so rows must have theirs before they leave memory. */
    void format() {
        if (waiting() > 0) {
            for (int at = 0; at < columns.size(); at++) {
                Cells.format(
                        worksheet.range(formatted, at, next - 1, at),
                        columns.get(at).format());
            }
            formatted = next;
        }
    }
}
