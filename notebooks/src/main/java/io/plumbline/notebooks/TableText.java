package io.plumbline.notebooks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table as HTML without styles, which hosts of notebooks take away, and as plain text. */
final class TableText {
    /** A column as it is shown: a number and its interval are one. */
    private record Column(String head, boolean numeric, List<String> cells) {
        int width() {
            return cells.stream().mapToInt(String::length).reduce(head.length(), Math::max);
        }

        String padded(String cell) {
            String room = " ".repeat(width() - cell.length());
            return numeric ? room + cell : cell + room;
        }
    }

    private TableText() {}

    static String html(Table table) {
        List<Column> columns = columns(table);
        StringBuilder html = new StringBuilder("<table>\n<thead><tr>");
        columns.forEach(column -> html.append("<th")
                .append(side(column))
                .append(">")
                .append(Svg.escaped(column.head()))
                .append("</th>"));
        html.append("</tr></thead>\n<tbody>\n");
        for (int i = 0; i < table.rows().size(); i++) {
            int row = i;
            html.append("<tr>");
            columns.forEach(column -> html.append("<td")
                    .append(side(column))
                    .append(">")
                    .append(Svg.escaped(column.cells().get(row)))
                    .append("</td>"));
            html.append("</tr>\n");
        }
        return html.append("</tbody>\n</table>").toString();
    }

    private static String side(Column column) {
        String side = column.numeric() ? "right" : "left";
        return " align=\"%s\" style=\"text-align: %s\"".formatted(side, side);
    }

    static String plain(Table table) {
        List<Column> columns = columns(table);
        List<String> lines = new ArrayList<>();
        lines.add(columns.stream().map(column -> column.padded(column.head())).collect(Collectors.joining("  ")));
        lines.add(columns.stream().map(column -> "─".repeat(column.width())).collect(Collectors.joining("  ")));
        for (int i = 0; i < table.rows().size(); i++) {
            int row = i;
            lines.add(columns.stream()
                    .map(column -> column.padded(column.cells().get(row)))
                    .collect(Collectors.joining("  ")));
        }
        return lines.stream().map(String::stripTrailing).collect(Collectors.joining("\n"));
    }

    private static List<Column> columns(Table table) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < table.heads().size(); i++) {
            int place = i;
            boolean interval = table.hasIntervalAfter(place);
            columns.add(new Column(
                    table.heads().get(place).replace('_', ' '),
                    table.isNumeric(place),
                    IntStream.range(0, table.rows().size())
                            .mapToObj(row -> cell(table, row, place, interval))
                            .toList()));
            i += interval ? 2 : 0;
        }
        return columns;
    }

    private static String cell(Table table, int row, int column, boolean interval) {
        List<Optional<Object>> cells = table.rows().get(row);
        String head = table.heads().get(column);
        String text = Figures.text(head, cells.get(column));
        return interval
                        && cells.get(column + 1).isPresent()
                        && cells.get(column + 2).isPresent()
                ? text + " (" + Figures.text(head, cells.get(column + 1)) + " to "
                        + Figures.text(head, cells.get(column + 2)) + ")"
                : text;
    }
}
