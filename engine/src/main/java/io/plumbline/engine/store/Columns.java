package io.plumbline.engine.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;

/**
 * The columns of a query as arrays of doubles. NULL is read as NaN, a boolean as 0 or 1; a whole number must fit a
 * double exactly (below 2^53). Other types are refused.
 */
public final class Columns {
    private final List<String> names;
    private final double[][] values;

    private Columns(List<String> names, double[][] values) {
        this.names = names;
        this.values = values;
    }

    /** Names of the columns, in the query's order. */
    public List<String> names() {
        return names;
    }

    /** Number of rows. */
    public int size() {
        return values.length == 0 ? 0 : values[0].length;
    }

    /** The values of a column in row order; the array is the caller's to keep. */
    public double[] column(String name) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("There is no column '" + name + "' among " + names + ".");
        }
        return values[index];
    }

    /** A column that holds whole numbers, as ints. */
    public int[] whole(String name) {
        return Arrays.stream(column(name)).mapToInt(value -> (int) value).toArray();
    }

    /** A boolean column. */
    public boolean[] truth(String name) {
        double[] column = column(name);
        boolean[] truth = new boolean[column.length];
        for (int i = 0; i < truth.length; i++) {
            truth[i] = column[i] != 0;
        }
        return truth;
    }

    static Columns read(DuckDBConnection connection, String sql) {
        try (DuckDBPreparedStatement statement = connection.prepare(sql);
                DuckDBChunkedResult result = statement.query()) {
            int width = (int) result.columnCount();
            List<String> names = new ArrayList<>();
            for (int k = 0; k < width; k++) {
                names.add(result.columnName(k));
            }
            Growing growing = new Growing(width);
            while (result.nextChunk()) {
                growing.add(result.chunk());
            }
            return new Columns(List.copyOf(names), growing.trimmed());
        } catch (SQLException e) {
            throw StoreException.of(e, sql);
        }
    }

    private static final class Growing {
        private final double[][] values;
        private int size;

        Growing(int width) {
            values = new double[width][4096];
        }

        void add(DuckDBDataChunkReader chunk) {
            int rows = (int) chunk.rowCount();
            for (int k = 0; k < values.length; k++) {
                if (size + rows > values[k].length) {
                    values[k] = Arrays.copyOf(values[k], Math.max(size + rows, values[k].length * 2));
                }
                copy(chunk.vector(k), values[k], size, rows);
            }
            size += rows;
        }

        double[][] trimmed() {
            for (int k = 0; k < values.length; k++) {
                values[k] = Arrays.copyOf(values[k], size);
            }
            return values;
        }

        private static void copy(DuckDBReadableVector vector, double[] target, int offset, int rows) {
            DuckDBColumnType type = vector.getType();
            for (int i = 0; i < rows; i++) {
                target[offset + i] = vector.isNull(i) ? Double.NaN : value(vector, type, i);
            }
        }

        private static double value(DuckDBReadableVector vector, DuckDBColumnType type, int i) {
            return switch (type) {
                case DOUBLE -> vector.getDouble(i);
                case FLOAT -> vector.getFloat(i);
                case BIGINT -> vector.getLong(i);
                case INTEGER -> vector.getInt(i);
                case SMALLINT -> vector.getShort(i);
                case TINYINT -> vector.getByte(i);
                case BOOLEAN -> vector.getBoolean(i) ? 1 : 0;
                default ->
                    throw new IllegalArgumentException("Columns of type " + type + " cannot be read as numbers.");
            };
        }
    }
}
