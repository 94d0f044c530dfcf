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
 * double exactly (below 2^53). A column of USMALLINT is kept as codes of two bytes. Other types are refused.
 */
public final class Columns {
    private final List<String> names;
    private final List<Cells> cells;

    private Columns(List<String> names, List<Cells> cells) {
        this.names = names;
        this.cells = cells;
    }

    /** Names of the columns, in the query's order. */
    public List<String> names() {
        return names;
    }

    /** Number of rows. */
    public int size() {
        return cells.isEmpty() ? 0 : cells.get(0).size();
    }

    /** The values of a column in row order; the array is the caller's to keep. */
    public double[] column(String name) {
        if (cells(name) instanceof NumberCells numbers) {
            return numbers.values;
        }
        throw new IllegalArgumentException("The column '" + name + "' holds codes, not numbers.");
    }

    /** The codes of a column of type USMALLINT, below 2^15 and never NULL; the array is the caller's to keep. */
    public short[] codes(String name) {
        if (cells(name) instanceof CodeCells codes) {
            return codes.values;
        }
        throw new IllegalArgumentException("The column '" + name + "' holds numbers, not codes.");
    }

    private Cells cells(String name) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("There is no column '" + name + "' among " + names + ".");
        }
        return cells.get(index);
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

    static Columns read(DuckDBConnection connection, String sql, int expectedRows) {
        try (DuckDBPreparedStatement statement = connection.prepare(sql);
                DuckDBChunkedResult result = statement.query()) {
            int width = (int) result.columnCount();
            List<String> names = new ArrayList<>();
            for (int k = 0; k < width; k++) {
                names.add(result.columnName(k));
            }
            List<Cells> cells = new ArrayList<>();
            while (result.nextChunk()) {
                add(result.chunk(), cells, width, expectedRows);
            }
            while (cells.size() < width) {
                cells.add(new NumberCells(0));
            }
            cells.forEach(Cells::trim);
            return new Columns(List.copyOf(names), List.copyOf(cells));
        } catch (SQLException e) {
            throw StoreException.of(e, sql);
        }
    }

    private static void add(DuckDBDataChunkReader chunk, List<Cells> cells, int width, int expectedRows) {
        for (int k = 0; k < width; k++) {
            DuckDBReadableVector vector = chunk.vector(k);
            if (cells.size() == k) {
                cells.add(
                        vector.getType() == DuckDBColumnType.USMALLINT
                                ? new CodeCells(expectedRows)
                                : new NumberCells(expectedRows));
            }
            cells.get(k).add(vector, (int) chunk.rowCount());
        }
    }

    /** The values of one column while they are read. */
    private abstract static sealed class Cells {
        private int size;

        int size() {
            return size;
        }

        void add(DuckDBReadableVector vector, int rows) {
            if (size + rows > capacity()) {
                resize(Math.max(size + rows, capacity() * 2));
            }
            copy(vector, size, rows);
            size += rows;
        }

        void trim() {
            if (size != capacity()) {
                resize(size);
            }
        }

        abstract int capacity();

        abstract void resize(int length);

        abstract void copy(DuckDBReadableVector vector, int offset, int rows);
    }

    private static final class CodeCells extends Cells {
        private short[] values;

        CodeCells(int expectedRows) {
            values = new short[expectedRows];
        }

        @Override
        int capacity() {
            return values.length;
        }

        @Override
        void resize(int length) {
            values = Arrays.copyOf(values, length);
        }

        @Override
        void copy(DuckDBReadableVector vector, int offset, int rows) {
            for (int i = 0; i < rows; i++) {
                values[offset + i] = (short) vector.getUint16(i);
            }
        }
    }

    private static final class NumberCells extends Cells {
        private double[] values;

        NumberCells(int expectedRows) {
            values = new double[expectedRows];
        }

        @Override
        int capacity() {
            return values.length;
        }

        @Override
        void resize(int length) {
            values = Arrays.copyOf(values, length);
        }

        @Override
        void copy(DuckDBReadableVector vector, int offset, int rows) {
            DuckDBColumnType type = vector.getType();
            if (type == DuckDBColumnType.DOUBLE) {
                for (int i = 0; i < rows; i++) {
                    values[offset + i] = vector.getDouble(i, Double.NaN);
                }
                return;
            }
            for (int i = 0; i < rows; i++) {
                values[offset + i] = vector.isNull(i) ? Double.NaN : value(vector, type, i);
            }
        }

        private static double value(DuckDBReadableVector vector, DuckDBColumnType type, int i) {
            return switch (type) {
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
