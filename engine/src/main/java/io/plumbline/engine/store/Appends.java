package io.plumbline.engine.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** The ways from Java into a table. */
final class Appends {
    private Appends() {}

    static void append(DuckDBConnection connection, String table, double[]... columns) {
        try (DuckDBAppender appender = connection.createAppender("temp", "main", table)) {
            for (int row = 0; row < columns[0].length; row++) {
                appender.beginRow();
                for (double[] column : columns) {
                    if (Double.isNaN(column[row])) {
                        appender.appendNull();
                    } else {
                        appender.append(column[row]);
                    }
                }
                appender.endRow();
            }
        } catch (SQLException e) {
            throw StoreException.of(e, "append to " + table);
        }
    }

    static void append(DuckDBConnection connection, String table, List<List<Optional<String>>> rows) {
        try (DuckDBAppender appender = connection.createAppender("temp", "main", table)) {
            for (List<Optional<String>> row : rows) {
                appender.beginRow();
                for (Optional<String> text : row) {
                    if (text.isPresent()) {
                        appender.append(text.get());
                    } else {
                        appender.appendNull();
                    }
                }
                appender.endRow();
            }
        } catch (SQLException e) {
            throw StoreException.of(e, "append to " + table);
        }
    }

    static void insert(DuckDBConnection connection, String sql, @Nullable Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, bound(values[i]));
            }
            statement.execute();
        } catch (SQLException e) {
            throw StoreException.of(e, sql);
        }
    }

    private static @Nullable Object bound(@Nullable Object value) {
        if (value instanceof OptionalDouble number) {
            return number.isPresent() ? number.getAsDouble() : null;
        }
        return value;
    }
}
