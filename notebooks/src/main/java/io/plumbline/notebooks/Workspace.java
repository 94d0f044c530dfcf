package io.plumbline.notebooks;

import io.plumbline.cli.Plumbline;
import io.plumbline.cli.terminal.Style;
import io.plumbline.cli.terminal.Terminal;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Schema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The workspace that a notebook reads: the published copy of its store, and the rows of its model. Nothing in it is
 * changed but that the rows are kept in {@code exports/}.
 *
 * @param folder of the workspace
 * @param read   the published copy, open for reading only
 */
public record Workspace(Path folder, Connection read) {
    private static final String COPY = "plumbline-read.duckdb";

    /**
     * Opens the published copy of a workspace.
     *
     * @param folder its place, as seen from the notebook
     * @throws ProblemException which says what to do, when there is no copy, it is in use, or of another layout
     */
    public static Workspace at(String folder) throws SQLException {
        Path place = Path.of(folder).toAbsolutePath().normalize();
        Path copy = place.resolve(COPY);
        if (!Files.isDirectory(place)) {
            throw problem(
                    place,
                    "There is no such folder.",
                    "'./plumbline demo' makes one to try; else give the path of your workspace.");
        }
        if (!Files.isRegularFile(copy)) {
            throw problem(
                    place,
                    "The workspace has no " + COPY + " yet.",
                    "run './plumbline -w " + place + " run' first; it publishes its results there.");
        }
        Connection read = connected(place, copy);
        requireLayout(place, read);
        return new Workspace(place, read);
    }

    /**
     * Opens a DuckDB file for reading only, beside whatever else in this notebook has it open: as the one database of a
     * connection that has none of its own.
     */
    public static Connection open(Path file) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("set TimeZone = 'UTC'");
            statement.execute("set autoinstall_known_extensions = false");
            statement.execute("attach " + Sql.literal(file.toAbsolutePath().toString()) + " as opened (read_only)");
            statement.execute("use opened");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static Connection connected(Path place, Path copy) throws SQLException {
        try {
            return open(copy);
        } catch (SQLException e) {
            String message = String.valueOf(e.getMessage());
            if (message.contains("Could not set lock") || message.contains("Conflicting lock")) {
                throw problem(
                        place,
                        "Another program has " + COPY + " open for writing.",
                        "close it there, or let it open the file for reading only; then run this cell again.");
            }
            throw problem(
                    place,
                    COPY + " is not a file that this version of DuckDB can read.",
                    "run './plumbline -w " + place + " run', which publishes it anew.");
        }
    }

    private static void requireLayout(Path place, Connection read) throws SQLException {
        Optional<Long> layout = layout(read);
        if (layout.filter(version -> version == Schema.VERSION).isPresent()) {
            return;
        }
        read.close();
        String found = layout.map(version -> "layout " + version).orElse("no layout that is known");
        throw problem(
                place,
                COPY + " has " + found + ", these notebooks read layout " + Schema.VERSION + ".",
                layout.filter(version -> version > Schema.VERSION).isPresent()
                        ? "use the notebooks of the newer Plumbline that wrote it."
                        : "run './plumbline -w " + place
                                + " run', which brings the store up to date and publishes it anew.");
    }

    private static Optional<Long> layout(Connection read) {
        try {
            double version = Facts.of(read, "select version from store_version").number("version");
            return Double.isNaN(version) ? Optional.empty() : Optional.of((long) version);
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    /**
     * The number of the model in use.
     *
     * @throws ProblemException when there is none yet
     */
    public long model() throws SQLException {
        double model = Facts.of(read, "select max(model_id) as model_id from model where status = 'champion'")
                .number("model_id");
        if (Double.isNaN(model)) {
            throw problem(
                    folder,
                    "There is no model in use yet.",
                    "run './plumbline -w " + folder
                            + " run'; it needs leads that became customers. Notebook 1 works without.");
        }
        return (long) model;
    }

    /**
     * The rows of the model in use, in a DuckDB file of their own. They are built again where they are not there yet, which
     * takes as long as a good part of a training.
     *
     * @throws ProblemException when the model was made from other data, settings or another program than there are now, or
     *     the store is being written
     */
    public Path rows() throws SQLException, IOException {
        Facts model = Facts.of(read, "select model_id, fingerprint from model where model_id = " + model());
        Path file = Files.createDirectories(folder.resolve("exports"))
                .resolve("rows-of-model-" + model.text("model_id") + ".duckdb");
        if (!holdsRowsOf(file, model.text("fingerprint"))) {
            plumbline(
                    "models",
                    "rows",
                    model.text("model_id"),
                    "--out",
                    file.toAbsolutePath().toString());
        }
        return file;
    }

    private static boolean holdsRowsOf(Path file, String fingerprint) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (Connection rows = open(file)) {
            return Facts.of(rows, "select fingerprint from model")
                    .text("fingerprint")
                    .equals(fingerprint);
        } catch (SQLException e) {
            return false;
        }
    }

    /**
     * Runs a command in this workspace, as on the command line.
     *
     * @param words what follows {@code plumbline -w FOLDER}
     * @return what it printed
     * @throws IllegalStateException with what it said, when it failed
     */
    public String plumbline(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Plumbline.execute(
                new Terminal(out, err, Style.PLAIN),
                Clock.systemUTC(),
                Stream.concat(Stream.of("-w", folder.toString()), Stream.of(words))
                        .toArray(String[]::new));
        if (exitCode != 0) {
            throw new IllegalStateException(err.toString(StandardCharsets.UTF_8).strip());
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static ProblemException problem(Path place, String what, String fix) {
        return ProblemException.failed(place.toString(), what, fix);
    }

    /** Closes the published copy. */
    public void close() throws SQLException {
        read.close();
    }
}
