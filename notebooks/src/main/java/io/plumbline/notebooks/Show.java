package io.plumbline.notebooks;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.function.Supplier;
import org.rapaio.jupyter.kernel.display.DisplayData;

/** Puts tables, charts and findings under a cell: let one of these be the cell's last line. */
public final class Show {
    private static final String HTML = "text/html";

    private Show() {}

    /** The answer to a query as a table. A number followed by columns {@code low} and {@code high} is shown with its interval. */
    public static DisplayData table(Connection connection, String sql) throws SQLException {
        return table(Table.of(connection, sql));
    }

    /** {@link #table(Connection, String)} of rows that are there already. */
    public static DisplayData table(Table table) {
        return shown(TableText.html(table), TableText.plain(table));
    }

    /**
     * The answer to a query as lines: the first number is drawn to the right, the second upwards, with {@code low} and
     * {@code high} as a band; a text column names the lines.
     */
    public static DisplayData lines(Connection connection, String title, String sql) throws SQLException {
        return lines(title, Table.of(connection, sql));
    }

    /** {@link #lines(Connection, String, String)} of rows that are there already. */
    public static DisplayData lines(String title, Table table) {
        return picture(title, table, () -> LineChart.of(title, table).svg(), title);
    }

    /**
     * The answer to a query as dots, one below the other: texts first, then a number, with {@code low} and {@code high} as
     * its interval. A second text column tells the dots of one name apart by colour.
     */
    public static DisplayData dots(Connection connection, String title, String sql) throws SQLException {
        return dots(title, Table.of(connection, sql));
    }

    /** {@link #dots(Connection, String, String)} of rows that are there already. */
    public static DisplayData dots(String title, Table table) {
        return picture(title, table, () -> RowChart.dots(title, table).svg(), title + "\n" + TableText.plain(table));
    }

    /** The answer to a query as bars, read as {@link #dots(Connection, String, String)} reads it. */
    public static DisplayData bars(Connection connection, String title, String sql) throws SQLException {
        return bars(title, Table.of(connection, sql));
    }

    /** {@link #bars(Connection, String, String)} of rows that are there already. */
    public static DisplayData bars(String title, Table table) {
        return picture(title, table, () -> RowChart.bars(title, table).svg(), title + "\n" + TableText.plain(table));
    }

    /** What a notebook found, in one or two sentences. */
    public static DisplayData finding(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return shown("<p><strong>Finding.</strong> " + Svg.escaped(line) + "</p>", "Finding. " + line);
    }

    /** Hosts of notebooks take SVG apart when it is an output of its own; as the source of an image they leave it alone. */
    private static DisplayData picture(String title, Table table, Supplier<String> svg, String plain) {
        if (table.rows().isEmpty()) {
            String nothing = title + ": the store has nothing of this.";
            return shown("<p>" + Svg.escaped(nothing) + "</p>", nothing);
        }
        String packed = Base64.getEncoder().encodeToString(svg.get().getBytes(StandardCharsets.UTF_8));
        return shown(
                "<img alt=\"" + Svg.escaped(title) + "\" src=\"data:image/svg+xml;base64," + packed + "\">", plain);
    }

    private static DisplayData shown(String html, String plain) {
        DisplayData shown = DisplayData.fromText(plain);
        shown.putData(HTML, html);
        return shown;
    }
}
