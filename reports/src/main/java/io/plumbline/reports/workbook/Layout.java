package io.plumbline.reports.workbook;

import java.util.List;
import org.dhatim.fastexcel.BorderSide;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Worksheet;

/** What all sheets look like. */
final class Layout {
    private static final String INK = "1F3A52";
    private static final String GREY = "5A6570";
    private static final String HEADING = "E8EEF4";

    /** How many characters wide a note may be, so that it can be read without scrolling. */
    private static final int NOTE = 110;

    private static final int LINE = 15;
    private static final int GAP = 6;

    /** Headings may take three lines, in points. */
    static final double HEADING_HEIGHT = 3.0 * LINE + 3;

    private static final int WIDE_FROM = 0x2e80;

    private Layout() {}

    /** On paper: across, as wide as the sheet, as long as it takes. */
    static void page(Worksheet worksheet) {
        worksheet.pageOrientation("landscape");
        worksheet.paperSize(PaperSize.A4_PAPER);
        worksheet.setFitToPage(true);
        worksheet.fitToWidth((short) 1);
        worksheet.fitToHeight((short) 0);
    }

    static void title(Worksheet worksheet, String title) {
        Cells.text(worksheet, 0, 0, title);
        worksheet.style(0, 0).bold().fontSize(14).fontColor(INK).set();
        worksheet.rowHeight(0, 22);
    }

    /**
     * A text over several columns, in as many lines as it takes.
     *
     * @param widths of the sheet's columns, in characters
     */
    static void note(Worksheet worksheet, int row, String text, List<Integer> widths) {
        int last = 0;
        int width = widths.get(0);
        while (last + 1 < widths.size() && width + widths.get(last + 1) <= NOTE) {
            last++;
            width += widths.get(last);
        }
        Cells.text(worksheet, row, 0, text);
        worksheet
                .range(row, 0, row, last)
                .style()
                .wrapText(true)
                .verticalAlignment("top")
                .fontColor(GREY)
                .set();
        if (last > 0) {
            worksheet.range(row, 0, row, last).merge();
        }
        worksheet.rowHeight(row, height(lines(text, width)) + GAP);
    }

    /** Of a row whose cells take so many lines, in points. */
    static double height(int lines) {
        return Math.min(Worksheet.MAX_ROW_HEIGHT - GAP, (double) LINE * lines);
    }

    /** How many lines a text takes; words that do not fit go to the next one, so a line holds less than its width. */
    static int lines(String text, int width) {
        int usable = Math.max(1, width * 6 / 7);
        return text.lines()
                .mapToInt(line -> 1 + Math.max(0, length(line) - 1) / usable)
                .sum();
    }

    /** In the width of Latin letters; Chinese ones take two. */
    private static int length(String text) {
        return text.codePoints().map(each -> each >= WIDE_FROM ? 2 : 1).sum();
    }

    static void subtitle(Worksheet worksheet, int row) {
        worksheet.style(row, 0).bold().fontSize(12).fontColor(INK).set();
    }

    static void heading(Worksheet worksheet, int row, int column, Format format) {
        worksheet
                .style(row, column)
                .bold()
                .fontColor(INK)
                .fillColor(HEADING)
                .wrapText(true)
                .verticalAlignment("bottom")
                .horizontalAlignment(format.isNumber() ? "right" : "left")
                .indent(format.isNumber() ? 0 : Cells.INDENT)
                .borderStyle(BorderSide.BOTTOM, BorderStyle.THIN)
                .borderColor(BorderSide.BOTTOM, INK)
                .set();
    }
}
