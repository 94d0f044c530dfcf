package io.plumbline.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** A table of texts, with columns as wide as their widest cell. */
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

    List<String> lines(boolean unicode) {
        List<String> lines = new ArrayList<>();
        lines.add(line(columns.stream().map(Column::heading).toList()));
        lines.add(line(widths().stream()
                .map(width -> (unicode ? "─" : "-").repeat(width))
                .toList()));
        rows.forEach(row -> lines.add(line(row)));
        return lines;
    }

    private String line(List<String> cells) {
        List<Integer> widths = widths();
        StringBuilder line = new StringBuilder();
        for (int k = 0; k < cells.size(); k++) {
            String gap = " ".repeat(widths.get(k) - width(cells.get(k)));
            line.append(k == 0 ? "" : "  ");
            line.append(columns.get(k).right() ? gap + cells.get(k) : cells.get(k) + gap);
        }
        return line.toString().stripTrailing();
    }

    private List<Integer> widths() {
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
