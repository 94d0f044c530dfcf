package io.plumbline.notebooks;

import java.sql.Connection;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows under named heads, to be shown or drawn. Two columns called {@code low} and {@code high} are the interval of the
 * column before them.
 *
 * @param heads names of the columns
 * @param rows  each with one cell per head: text, number, boolean, date or time; empty where there is no value
 */
public record Table(List<String> heads, List<List<Optional<Object>>> rows) {
    static final String LOW = "low";
    static final String HIGH = "high";

    public Table {
        heads = List.copyOf(heads);
        rows = List.copyOf(rows);
    }

    /** A table without rows; {@link #row} adds them. */
    public static Table of(String... heads) {
        return new Table(List.of(heads), List.of());
    }

    /**
     * The answer to a query.
     *
     * @param sql one SELECT
     */
    public static Table of(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            ResultSetMetaData columns = result.getMetaData();
            List<String> heads = new ArrayList<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                heads.add(columns.getColumnLabel(i));
            }
            List<List<Optional<Object>>> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(cells(result, columns));
            }
            return new Table(heads, rows);
        }
    }

    private static List<Optional<Object>> cells(ResultSet result, ResultSetMetaData columns) throws SQLException {
        List<Optional<Object>> cells = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            // A Timestamp would be read in the zone of the machine; the store's instants are UTC.
            boolean time = columns.getColumnType(i) == JDBCType.TIMESTAMP.getVendorTypeNumber();
            cells.add(Optional.ofNullable(time ? result.getObject(i, LocalDateTime.class) : result.getObject(i)));
        }
        return cells;
    }

    /**
     * This table and one row more.
     *
     * @param cells one per head; null or an empty {@code OptionalDouble} where there is no value
     */
    public Table row(@Nullable Object... cells) {
        if (cells.length != heads.size()) {
            throw new IllegalArgumentException("Got " + cells.length + " cells for " + heads.size() + " heads");
        }
        List<Optional<Object>> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(
                    cell instanceof OptionalDouble number
                            ? (number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty())
                            : Optional.ofNullable(cell));
        }
        List<List<Optional<Object>>> more = new ArrayList<>(rows);
        more.add(List.copyOf(row));
        return new Table(heads, more);
    }

    /** The first row, to speak about; every cell is empty where the table has no row. */
    public Facts facts() {
        return new Facts(
                heads,
                rows.isEmpty() ? heads.stream().map(head -> Optional.empty()).toList() : rows.get(0));
    }

    boolean hasIntervalAfter(int column) {
        return column + 2 < heads.size()
                && heads.get(column + 1).equals(LOW)
                && heads.get(column + 2).equals(HIGH);
    }

    /** Whether a column holds numbers; one without any value holds none. */
    boolean isNumeric(int column) {
        return rows.stream()
                .flatMap(row -> row.get(column).stream())
                .findFirst()
                .filter(Number.class::isInstance)
                .isPresent();
    }

    /** The places of columns of numbers that are no ends of intervals, from the left. */
    List<Integer> figures() {
        return IntStream.range(0, heads.size())
                .filter(i -> isNumeric(i)
                        && !heads.get(i).equals(LOW)
                        && !heads.get(i).equals(HIGH))
                .boxed()
                .toList();
    }

    /** The places of columns of anything else, from the left. */
    List<Integer> names() {
        return IntStream.range(0, heads.size())
                .filter(i -> !isNumeric(i)
                        && !heads.get(i).equals(LOW)
                        && !heads.get(i).equals(HIGH))
                .boxed()
                .toList();
    }

    static OptionalDouble number(Optional<Object> cell) {
        return cell.filter(Number.class::isInstance)
                .map(value -> OptionalDouble.of(((Number) value).doubleValue()))
                .orElseGet(OptionalDouble::empty);
    }
}
