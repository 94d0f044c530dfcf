package io.plumbline.engine.store;

import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalDouble;

/** The row a query stands at. Columns are named, or numbered from 1. NULL is refused unless asked for as optional. */
public final class Row {
    private final ResultSet result;

    Row(ResultSet result) {
        this.result = result;
    }

    public String text(String column) {
        return optionalText(column).orElseThrow(() -> missing(column));
    }

    public Optional<String> optionalText(String column) {
        return read(() -> Optional.ofNullable(result.getString(column)));
    }

    public long number(String column) {
        return read(() -> present(result.getLong(column), column));
    }

    /** The whole number in the column at a position, counted from 1. */
    public Optional<Long> optionalNumber(int position) {
        return read(() -> {
            long value = result.getLong(position);
            return result.wasNull() ? Optional.empty() : Optional.of(value);
        });
    }

    public Optional<Long> optionalNumber(String column) {
        return read(() -> {
            long value = result.getLong(column);
            return result.wasNull() ? Optional.empty() : Optional.of(value);
        });
    }

    public double real(String column) {
        return read(() -> present(result.getDouble(column), column));
    }

    public OptionalDouble optionalReal(String column) {
        return read(() -> {
            double value = result.getDouble(column);
            return result.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
        });
    }

    public boolean truth(String column) {
        return read(() -> present(result.getBoolean(column), column));
    }

    public Instant instant(String column) {
        return optionalInstant(column).orElseThrow(() -> missing(column));
    }

    public Optional<Instant> optionalInstant(String column) {
        return read(() -> Optional.ofNullable(result.getObject(column, LocalDateTime.class))
                .map(local -> local.toInstant(ZoneOffset.UTC)));
    }

    /** The bytes of a BLOB column. */
    public byte[] bytes(String column) {
        return read(() -> {
            Blob blob = result.getBlob(column);
            return blob.getBytes(1, (int) blob.length());
        });
    }

    /** Any column as the text DuckDB shows for it. */
    public Optional<String> shown(int position) {
        return read(() -> Optional.ofNullable(result.getString(position)));
    }

    private <T> T present(T value, String column) throws SQLException {
        if (result.wasNull()) {
            throw missing(column);
        }
        return value;
    }

    private static IllegalStateException missing(String column) {
        return new IllegalStateException("Column '" + column + "' holds no value where one is promised.");
    }

    private static <T> T read(SqlRead<T> read) {
        try {
            return read.read();
        } catch (SQLException e) {
            throw StoreException.of(e, "read a column");
        }
    }

    @FunctionalInterface
    private interface SqlRead<T> {
        T read() throws SQLException;
    }
}
