package io.plumbline.reports.workbook;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.dhatim.fastexcel.Range;
import org.dhatim.fastexcel.RichText;
import org.dhatim.fastexcel.Worksheet;

/** How a value becomes a cell. Nothing here becomes a formula. */
final class Cells {
    /** The first day that Excel counts as everybody else does. */
    private static final LocalDateTime EARLIEST = LocalDateTime.of(1900, 3, 1, 0, 0);

    private static final LocalDateTime LATEST = LocalDateTime.of(9999, 12, 31, 0, 0);
    private static final int LETTERS = 26;

    /** Between a number and the text on its right. */
    static final int INDENT = 1;

    private Cells() {}

    /**
     * Writes a cell.
     *
     * @param value a text, a number or an instant
     */
    static void put(Worksheet worksheet, int row, int column, Object value) {
        if (value instanceof Number number) {
            worksheet.value(row, column, number);
        } else if (value instanceof Instant instant) {
            instant(worksheet, row, column, LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
        } else {
            text(worksheet, row, column, value.toString());
        }
    }

    /** Texts stand in their cells: a table of all texts would have to be kept in memory. */
    static void text(Worksheet worksheet, int row, int column, String text) {
        String cell = CellText.of(text);
        if (CellText.hasOuterSpace(cell)) {
            worksheet.inlineString(
                    row, column, RichText.builder().run(cell).end().build());
        } else {
            worksheet.inlineString(row, column, cell);
        }
    }

    /** A date of which Excel knows nothing is a text. */
    private static void instant(Worksheet worksheet, int row, int column, LocalDateTime instant) {
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            text(worksheet, row, column, instant.toString());
        } else {
            worksheet.value(row, column, instant);
        }
    }

    /** Gives cells their look. */
    static void format(Range range, Format format) {
        var style = range.style().format(format.pattern()).verticalAlignment("top");
        if (format == Format.PROSE) {
            style.wrapText(true);
        }
        if (!format.isNumber()) {
            style.horizontalAlignment("left").indent(INDENT);
        }
        style.set();
    }

    /** The letters of a column, {@code A} for 0. */
    static String letters(int column) {
        String last = String.valueOf((char) ('A' + column % LETTERS));
        return column < LETTERS ? last : letters(column / LETTERS - 1) + last;
    }
}
