package io.plumbline.cli.answer;

import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Somebody's own SELECT over a store.
 *
 * @param columns in the query's order
 */
public record Query(Store store, String sql, List<Column> columns) {
    private static final Set<String> NUMBERS =
            Set.of("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UBIGINT", "FLOAT", "DOUBLE");

    /** A column and DuckDB's name of its type. */
    public record Column(String name, String type) {
        boolean isNumber() {
            return NUMBERS.contains(type) || type.startsWith("DECIMAL");
        }

        boolean isText() {
            return type.equals("VARCHAR");
        }
    }

    /**
     * Understands a query; what is not one SELECT is refused here, before any of it runs.
     *
     * @throws ProblemException (usage) when the store does not understand it
     */
    public static Query of(Store store, String text) {
        String sql = text.strip().replaceAll(";\\s*$", "");
        try {
            List<Column> columns = store.rows(
                    "describe select * from (\n" + sql + "\n) as q",
                    row -> new Column(row.text("column_name"), row.text("column_type")));
            return new Query(store, sql, columns);
        } catch (StoreException e) {
            throw new Misunderstanding(store).of(e);
        }
    }

    /** Hands over the rows as one text per column, as the store shows it, empty for NULL. */
    void eachRow(Consumer<List<Optional<String>>> reader) {
        each("select cast(columns(*) as varchar) from (\n" + sql + "\n) as q", row -> reader.accept(cells(row)));
    }

    /** Hands over the rows as JSON objects with the types of the columns. */
    void eachObject(Consumer<String> reader) {
        each("select to_json(q) as line from (\n" + sql + "\n) as q", row -> reader.accept(row.text("line")));
    }

    private void each(String query, Consumer<Row> reader) {
        try {
            store.each(query, reader);
        } catch (StoreException e) {
            throw new Misunderstanding(store).of(e);
        }
    }

    private List<Optional<String>> cells(Row row) {
        List<Optional<String>> cells = new ArrayList<>();
        for (int position = 1; position <= columns.size(); position++) {
            cells.add(row.shown(position));
        }
        return cells;
    }
}
