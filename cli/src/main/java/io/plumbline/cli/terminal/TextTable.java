package io.plumbline.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of texts, with columns as wide as their widest cell. On a terminal too narrow for that, words are broken onto
 * several lines; where even that does not help, each row becomes a list of its cells.
 */
public final class TextTable {
    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    private TextTable(List<Column> columns) {
        this.columns = columns;
    }

    /** A table without rows. */
    public static TextTable of(Column... columns) {
        return new TextTable(List.of(columns));
    }

    /** A table without rows. */
    public static TextTable of(List<Column> columns) {
        return new TextTable(List.copyOf(columns));
    }

    /** A column of words. */
    public static Column words(String heading) {
        return new Column(heading, false);
    }

    /** A column of numbers. */
    public static Column numbers(String heading) {
        return new Column(heading, true);
    }

    /** Adds a row with one cell per column. */
    public TextTable row(List<String> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException("A row needs " + columns.size() + " cells.");
        }
        rows.add(cells.stream().map(Printable::line).toList());
        return this;
    }

    /** Adds a row with one cell per column. */
    public TextTable row(String... cells) {
        return row(List.of(cells));
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /**
     * The table as text.
     *
     * @param unicode whether it may be drawn with characters beyond ASCII
     * @param total   columns of the terminal
     */
    List<String> lines(boolean unicode, int total) {
        return ColumnWidths.fitting(
                        naturalWidths(), columns.stream().map(Column::right).toList(), total)
                .map(widths -> table(unicode, widths))
                .orElseGet(() -> lists(unicode, total));
    }

    private List<String> table(boolean unicode, List<Integer> widths) {
        List<String> lines = new ArrayList<>();
        lines.addAll(brokenRow(columns.stream().map(Column::heading).toList(), widths));
        lines.add(row(widths.stream().map(width -> rule(unicode, width)).toList(), widths));
        rows.forEach(row -> lines.addAll(brokenRow(row, widths)));
        return lines;
    }

    private List<String> brokenRow(List<String> cells, List<Integer> widths) {
        List<List<String>> broken = new ArrayList<>();
        for (int k = 0; k < cells.size(); k++) {
            broken.add(
                    width(cells.get(k)) <= widths.get(k)
                            ? List.of(cells.get(k))
                            : Wrap.cell(cells.get(k), widths.get(k)));
        }
        int height = broken.stream().mapToInt(List::size).max().orElse(1);
        List<String> lines = new ArrayList<>();
        for (int k = 0; k < height; k++) {
            int line = k;
            lines.add(row(
                    broken.stream()
                            .map(cell -> line < cell.size() ? cell.get(line) : "")
                            .toList(),
                    widths));
        }
        return lines;
    }

    private String row(List<String> cells, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int k = 0; k < cells.size(); k++) {
            String gap = " ".repeat(Math.max(0, widths.get(k) - width(cells.get(k))));
            line.append(k == 0 ? "" : " ".repeat(ColumnWidths.GAP));
            line.append(columns.get(k).right() ? gap + cells.get(k) : cells.get(k) + gap);
        }
        return line.toString().stripTrailing();
    }

    /** Every row as lines of a heading and a cell, with a rule between rows. */
    private List<String> lists(boolean unicode, int total) {
        int name = columns.stream()
                .mapToInt(column -> width(column.heading()))
                .max()
                .orElse(0);
        int room = Math.max(20, total - name - ColumnWidths.GAP);
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            if (!lines.isEmpty()) {
                lines.add(rule(unicode, name));
            }
            for (int k = 0; k < row.size(); k++) {
                String heading = columns.get(k).heading();
                String lead = heading + " ".repeat(name - width(heading) + ColumnWidths.GAP);
                for (String part : Wrap.cell(row.get(k), room)) {
                    lines.add((lead + part).stripTrailing());
                    lead = " ".repeat(name + ColumnWidths.GAP);
                }
            }
        }
        return lines;
    }

    private static String rule(boolean unicode, int width) {
        return (unicode ? "─" : "-").repeat(width);
    }

    private List<Integer> naturalWidths() {
        List<Integer> widths = new ArrayList<>();
        for (int k = 0; k < columns.size(); k++) {
            int column = k;
            widths.add(Math.max(
                    width(columns.get(k).heading()),
                    rows.stream().mapToInt(row -> width(row.get(column))).max().orElse(0)));
        }
        return widths;
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    /**
     * A column.
     *
     * @param heading the text above it
     * @param right   whether cells stand at its right edge
     */
    public record Column(String heading, boolean right) {}
}
