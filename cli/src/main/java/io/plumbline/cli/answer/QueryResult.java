package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Figures;
import io.plumbline.cli.terminal.Page;
import io.plumbline.cli.terminal.TextTable;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rows of somebody's own query.
 *
 * @param columns in the query's order
 * @param rows    one text per column, empty for NULL
 */
public record QueryResult(List<Column> columns, List<List<Optional<String>>> rows) {
    private static final int ROWS_SHOWN = 1000;
    private static final Set<String> NUMBERS =
            Set.of("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UBIGINT", "FLOAT", "DOUBLE");

    /** Complaints about the text of a query, which quote nothing else. */
    private static final List<String> ABOUT_TEXT = List.of("Parser Error", "Binder Error", "Catalog Error");

    /** A column and DuckDB's name of its type. */
    public record Column(String name, String type) {
        boolean isNumber() {
            return NUMBERS.contains(type) || type.startsWith("DECIMAL");
        }
    }

    /**
     * Runs a query.
     *
     * @throws ProblemException (usage) when the store does not understand it
     */
    public static QueryResult of(Store store, String sql) {
        try {
            List<Column> columns = columns(store, sql);
            return new QueryResult(columns, store.rows(shown(sql), row -> cells(row, columns.size())));
        } catch (StoreException e) {
            throw misunderstood(e);
        }
    }

    /** The rows of a query as a JSON array of objects with the types of the columns. */
    public static String json(Store store, String sql) {
        try {
            columns(store, sql);
            return store.rows("select to_json(q) as line from (" + sql + "\n) as q", row -> row.text("line")).stream()
                    .collect(Collectors.joining(",\n ", "[", "]"));
        } catch (StoreException e) {
            throw misunderstood(e);
        }
    }

    /** The columns of a query; what is not one SELECT is refused here, before any of it runs. */
    private static List<Column> columns(Store store, String sql) {
        return store.rows(
                "describe select * from (" + sql + "\n) as q",
                row -> new Column(row.text("column_name"), row.text("column_type")));
    }

    /** The query with every column as the text that the store shows for it. */
    private static String shown(String sql) {
        return "select cast(columns(*) as varchar) from (" + sql + "\n) as q";
    }

    private static List<Optional<String>> cells(Row row, int width) {
        List<Optional<String>> cells = new ArrayList<>();
        for (int position = 1; position <= width; position++) {
            cells.add(row.shown(position));
        }
        return cells;
    }

    /** Complaints about the text of a query quote the query; others may quote data and are told by their kind. */
    private static RuntimeException misunderstood(StoreException e) {
        String said = e.detail().replaceFirst("^Invalid Input Error: Attempting to execute.*\\R?Error: ", "");
        return ABOUT_TEXT.stream().anyMatch(said::startsWith)
                ? ProblemException.usage(
                        "sql", said.strip(), "give one SELECT; 'plumbline sql' alone lists the tables.")
                : e;
    }

    /** The rows as comma-separated values with a header; NULL is an empty cell, an empty text a quoted one. */
    public String csv() {
        StringBuilder csv = new StringBuilder(
                columns.stream().map(column -> quoted(column.name())).collect(Collectors.joining(",")));
        for (List<Optional<String>> row : rows) {
            csv.append('\n')
                    .append(row.stream()
                            .map(cell -> cell.map(QueryResult::quoted).orElse(""))
                            .collect(Collectors.joining(",")));
        }
        return csv.toString();
    }

    private static String quoted(String text) {
        boolean plain = !text.isEmpty() && text.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /** Writes the first rows as a table. */
    public void print(Page page) {
        TextTable table = TextTable.of(columns.stream()
                .map(column -> new TextTable.Column(column.name(), column.isNumber()))
                .toList());
        rows.stream()
                .limit(ROWS_SHOWN)
                .forEach(row ->
                        table.row(row.stream().map(cell -> cell.orElse("")).toList()));
        page.table(table);
        page.line(Figures.counted(rows.size(), "row", "rows")
                + (rows.size() > ROWS_SHOWN
                        ? ", of which " + Figures.count(ROWS_SHOWN) + " are shown; --format csv prints all"
                        : ""));
    }
}
