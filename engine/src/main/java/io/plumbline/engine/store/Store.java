package io.plumbline.engine.store;

import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.sql.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBPreparedStatement;
import org.jspecify.annotations.Nullable;

/**
 * An open store: one connection to one DuckDB file. Not safe for use by several threads, but for what says otherwise.
 *
 * <p>SQL that fails throws {@link StoreException}, whose message never holds a lead's data.
 */
public final class Store implements AutoCloseable {
    /** Room made for a result whose size is not known. */
    private static final int FEW_ROWS = 4096;

    private final DuckDBConnection connection;
    private boolean inTransaction;
    private volatile @Nullable DuckDBPreparedStatement running;

    private Store(DuckDBConnection connection) {
        this.connection = connection;
    }

    /**
     * Opens a store, making the file and its tables where they are missing.
     *
     * @throws ProblemException when another program holds the file, or the file is no store of this version
     */
    public static Store open(Path file) {
        if (Files.notExists(file)) {
            NewStore.create(file);
        }
        Store store = new Store(Connections.open(file, false));
        return store.prepared(file.getFileName().toString());
    }

    /**
     * Opens a store or its published copy for reading only; nothing is created.
     *
     * @throws ProblemException when there is no such file, or another program holds it for writing
     */
    public static Store openForReading(Path file) {
        return new Store(Connections.open(file, true));
    }

    /**
     * {@link #openForReading}, unless another program writes the store.
     *
     * @return empty while it is written
     */
    public static Optional<Store> openForReadingUnlessHeld(Path file) {
        return Connections.openForReadingUnlessHeld(file).map(Store::new);
    }

    /** A store that lives only as long as it is open and writes nothing to disk. */
    public static Store inMemory() {
        return new Store(Connections.inMemory("")).prepared("memory");
    }

    /**
     * A store that lives only as long as it is open.
     *
     * @param temporaryFolder where what does not fit into memory goes until then; made when it is needed
     */
    public static Store inMemory(Path temporaryFolder) {
        return new Store(Connections.inMemory(temporaryFolder.toAbsolutePath().toString())).prepared("memory");
    }

    /** A store in a file that is to be moved to its place. */
    static Store begin(Path file, String name) {
        return new Store(Connections.open(file, false)).prepared(name);
    }

    private Store prepared(String name) {
        try {
            Schema.prepare(this, name);
            return this;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Runs one statement and returns the rows it changed, 0 where it has no such number. */
    public long execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            running = statement.unwrap(DuckDBPreparedStatement.class);
            statement.execute(sql);
            return Math.max(0, statement.getLargeUpdateCount());
        } catch (SQLException e) {
            throw StoreException.of(e, sql);
        } finally {
            running = null;
        }
    }

    /**
     * Adds the rows of a query to a temporary table, which is made by them where there is none.
     *
     * @param table its name, of letters, digits and {@code _}
     * @param query a SELECT with the columns of the table, in their order
     */
    public void append(String table, String query) {
        boolean exists = number("select count(*) from duckdb_tables() where table_name = " + Sql.literal(table))
                        .orElseThrow()
                > 0;
        execute((exists ? "insert into " : "create temp table ") + table + (exists ? "\n" : " as\n") + query);
    }

    /** How much memory statements may take before they write to disk. */
    public long memoryBytes() {
        return rows("select current_setting('memory_limit') as amount", row -> Resources.bytes(row.text("amount")))
                .get(0);
    }

    /** How much of the statement that {@link #execute} runs is done, 0 to 1; any thread may ask. */
    public OptionalDouble progress() {
        DuckDBPreparedStatement statement = running;
        try {
            double percentage =
                    statement == null ? -1 : statement.getQueryProgress().getPercentage();
            return percentage < 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.min(1, percentage / 100));
        } catch (SQLException e) {
            // The statement ended meanwhile.
            return OptionalDouble.empty();
        }
    }

    /** Ends the statement that {@link #execute} runs, which then fails; any thread may ask for it. */
    public void cancel() {
        DuckDBPreparedStatement statement = running;
        try {
            if (statement != null) {
                statement.cancel();
            }
        } catch (SQLException e) {
            // The statement ended meanwhile.
        }
    }

    /** All rows of a query, in its order. */
    public <T> List<T> rows(String sql, Function<Row, T> mapper) {
        List<T> rows = new ArrayList<>();
        each(sql, row -> rows.add(mapper.apply(row)));
        return rows;
    }

    /** Hands over the rows of a query one by one, in its order; the row given is valid only during the call. */
    public void each(String sql, Consumer<Row> reader) {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            Row row = new Row(result);
            while (result.next()) {
                reader.accept(row);
            }
        } catch (SQLException e) {
            throw StoreException.of(e, sql);
        }
    }

    /** The first row of a query, if there is one. */
    public <T> Optional<T> first(String sql, Function<Row, T> mapper) {
        return rows(sql, mapper).stream().findFirst();
    }

    /** The whole number in the one column of the one row of a query; absent when there is no row or it is NULL. */
    public Optional<Long> number(String sql) {
        return rows(sql, row -> row.optionalNumber(1)).stream().findFirst().flatMap(Function.identity());
    }

    /**
     * The numeric columns of a query as arrays, read block by block.
     *
     * @see Columns for how NULL, whole numbers and booleans are read
     */
    public Columns columns(String sql) {
        return Columns.read(connection, sql, FEW_ROWS);
    }

    /**
     * {@link #columns(String)} of a query whose number of rows is known, which saves the memory of growing arrays.
     *
     * @param rows of the result
     */
    public Columns columns(String sql, int rows) {
        return Columns.read(connection, sql, rows);
    }

    /**
     * Appends rows to a table whose columns are all DOUBLE.
     *
     * @param columns one array per column of the table, in its order, all of one length; NaN becomes NULL
     */
    public void append(String table, double[]... columns) {
        Appends.append(connection, table, columns);
    }

    /**
     * Adds rows of texts to a temporary table.
     *
     * @param rows in each a text per column of the table, in its order; an empty one becomes NULL
     */
    public void append(String table, List<List<Optional<String>>> rows) {
        Appends.append(connection, table, rows);
    }

    /**
     * Inserts one row with bound values, for the few places where a value is binary or long text.
     *
     * @param sql    an INSERT with one {@code ?} per value
     * @param values texts, numbers, byte arrays, or null; an empty {@code OptionalDouble} becomes NULL
     */
    public void insert(String sql, @Nullable Object... values) {
        Appends.insert(connection, sql, values);
    }

    /**
     * Runs work in one transaction: all of it is kept, or, when it throws or one of its statements fails, nothing. A
     * transaction inside a transaction is part of the outer one.
     */
    public <T> T transaction(Supplier<T> work) {
        if (inTransaction) {
            return work.get();
        }
        return within(work, "commit");
    }

    /**
     * Runs work in a transaction of its own of which nothing is kept, not even temporary tables. Files that it wrote stay.
     *
     * @throws IllegalStateException inside a transaction
     */
    public <T> T rehearse(Supplier<T> work) {
        if (inTransaction) {
            throw new IllegalStateException("A rehearsal cannot be part of a transaction.");
        }
        return within(work, "rollback");
    }

    private <T> T within(Supplier<T> work, String end) {
        execute("begin transaction");
        inTransaction = true;
        boolean complete = false;
        try {
            T result = work.get();
            requireAlive();
            complete = true;
            return result;
        } finally {
            inTransaction = false;
            execute(complete ? end : "rollback");
        }
    }

    /** {@link #transaction(Supplier)} for work without a result. */
    public void transaction(Runnable work) {
        transaction(() -> {
            work.run();
            return true;
        });
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw StoreException.of(e, "close");
        }
    }

    /** A transaction in which a statement failed commits nothing, and tells only its next statement so. */
    private void requireAlive() {
        try {
            execute("select 1");
        } catch (StoreException e) {
            throw new IllegalStateException("A statement of the transaction failed, so nothing of it was kept.", e);
        }
    }
}
