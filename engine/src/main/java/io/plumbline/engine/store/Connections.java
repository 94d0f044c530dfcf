package io.plumbline.engine.store;

import io.plumbline.engine.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/** Opens DuckDB with the settings every connection has, and says in plain words why it could not. */
final class Connections {
    private static final List<String> SETTINGS = List.of(
            "set TimeZone = 'UTC'",
            "set autoinstall_known_extensions = false",
            "set autoload_known_extensions = false",
            "set allow_persistent_secrets = false",
            "set enable_progress_bar = true",
            "set enable_progress_bar_print = false",
            "set progress_bar_time = 0");

    /**
     * DuckDB 1.5 makes an aggregate of a window that keeps the first rows of each partition, one that leaves out missing
     * values where the committed rows of the table have none; rows that the open transaction inserted are lost by it.
     */
    private static final String WINDOWS_STAY = "set disabled_optimizers = 'top_n_window_elimination'";

    /** A reader asks for results only: its queries reach no other file and no network. */
    private static final String NO_OTHER_FILES = "set enable_external_access = false";

    private static final String IN_MEMORY = "jdbc:duckdb:";

    private static final String LOCKED = "set lock_configuration = true";

    private Connections() {}

    static DuckDBConnection inMemory(String temporaryFolder) {
        return connect(IN_MEMORY, List.of(Resources.temporaryFolder(temporaryFolder)), false, "memory");
    }

    static DuckDBConnection open(Path file, boolean readOnly) {
        String name = file.getFileName().toString();
        if (readOnly) {
            requireStore(file, name);
        }
        return connect(url(file), readOnly ? List.of(NO_OTHER_FILES) : List.of(), readOnly, name);
    }

    /** Empty while another program writes the file. */
    static Optional<DuckDBConnection> openForReadingUnlessHeld(Path file) {
        String name = file.getFileName().toString();
        requireStore(file, name);
        try {
            return Optional.of(connected(url(file), List.of(NO_OTHER_FILES), true));
        } catch (ProblemException e) {
            throw e;
        } catch (Exception e) {
            if (isHeld(String.valueOf(e.getMessage()))) {
                return Optional.empty();
            }
            throw translated(e, name);
        }
    }

    private static String url(Path file) {
        return IN_MEMORY + file.toAbsolutePath();
    }

    private static void requireStore(Path file, String name) {
        if (!Files.isRegularFile(file)) {
            throw ProblemException.failed(
                    name,
                    "There is no store yet.",
                    "Run 'plumbline run' or 'plumbline import' in the workspace first.");
        }
    }

    private static DuckDBConnection connect(String url, List<String> more, boolean readOnly, String name) {
        try {
            return connected(url, more, readOnly);
        } catch (ProblemException e) {
            throw e;
        } catch (Exception e) {
            throw translated(e, name);
        }
    }

    private static DuckDBConnection connected(String url, List<String> more, boolean readOnly) throws Exception {
        DuckDBConnection connection = DuckDBConnection.newConnection(url, readOnly, new Properties());
        try (Statement statement = connection.createStatement()) {
            for (String setting : SETTINGS) {
                statement.execute(setting);
            }
            statement.execute(WINDOWS_STAY);
            for (String setting : Resources.settings()) {
                statement.execute(setting);
            }
            for (String setting : more) {
                statement.execute(setting);
            }
            statement.execute(LOCKED);
        }
        return connection;
    }

    private static boolean isHeld(String message) {
        return message.contains("Could not set lock") || message.contains("Conflicting lock");
    }

    private static RuntimeException translated(Exception e, String name) {
        String message = String.valueOf(e.getMessage());
        if (isHeld(message)) {
            return ProblemException.failed(
                    name,
                    "Another program has the store open" + holder(message) + ".",
                    "Wait until it has finished, or close it; readers can open plumbline-read.duckdb instead.");
        }
        if (message.contains("not a valid DuckDB database file") || message.contains("Serialization Error")) {
            return ProblemException.failed(
                    name,
                    "The file is not a store that this version can open.",
                    "Move it away; 'plumbline run' makes a new one from the sources.");
        }
        return e instanceof SQLException sql ? StoreException.of(sql, "open " + name) : new IllegalStateException(e);
    }

    private static String holder(String message) {
        int start = message.indexOf("(PID ");
        int end = start < 0 ? -1 : message.indexOf(')', start);
        return end < 0 ? "" : " (process " + message.substring(start + 5, end) + ")";
    }
}
