package io.plumbline.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.store.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first cell of each notebook says plainly what to do when there is nothing to read. */
class WorkspaceTest {
    @TempDir
    private Path folder;

    private void copyOfLayout(long version) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("plumbline-read.duckdb"));
                Statement statement = connection.createStatement()) {
            statement.execute("create table store_version as select " + version + "::bigint as version");
            statement.execute("create table model (model_id bigint, status varchar)");
        }
    }

    private String problem() {
        return String.valueOf(assertThrows(ProblemException.class, () -> Workspace.at(folder.toString()))
                .getMessage());
    }

    private void says(String... parts) {
        String problem = problem();
        for (String part : parts) {
            assertTrue(problem.contains(part), problem);
        }
    }

    @Test
    void aFolderThatIsNotThere() {
        Path place = folder.resolve("nowhere");
        String problem = String.valueOf(assertThrows(ProblemException.class, () -> Workspace.at(place.toString()))
                .getMessage());
        assertTrue(problem.contains("There is no such folder."), problem);
        assertTrue(problem.contains("'./plumbline demo' makes one to try"), problem);
    }

    @Test
    void aWorkspaceThatHasNotRunYet() {
        says("The workspace has no plumbline-read.duckdb yet.", "run './plumbline -w " + folder + " run' first");
    }

    @Test
    void aCopyOfAnOlderLayout() throws SQLException {
        copyOfLayout(Schema.VERSION - 1);
        says(
                "has layout " + (Schema.VERSION - 1) + ", these notebooks read layout " + Schema.VERSION + ".",
                "which brings the store up to date and publishes it anew.");
    }

    @Test
    void aCopyOfANewerLayout() throws SQLException {
        copyOfLayout(Schema.VERSION + 1);
        says("use the notebooks of the newer Plumbline that wrote it.");
    }

    @Test
    void aFileOfSomethingElse() throws IOException {
        Files.writeString(folder.resolve("plumbline-read.duckdb"), "lead_id,created_at\n".repeat(400));
        says("plumbline-read.duckdb is not a file that this version of DuckDB can read.");
    }

    @Test
    void aCopyThatAnotherProgramWrites() throws Exception {
        copyOfLayout(Schema.VERSION);
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        folder.resolve("plumbline-read.duckdb").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertEquals('h', holder.getInputStream().read());
            says("Another program has plumbline-read.duckdb open for writing.", "then run this cell again.");
        } finally {
            holder.destroy();
            holder.waitFor();
        }
    }

    @Test
    void aWorkspaceWithoutAModel() throws SQLException {
        copyOfLayout(Schema.VERSION);
        Workspace workspace = Workspace.at(folder.toString());
        String problem = String.valueOf(
                assertThrows(ProblemException.class, workspace::model).getMessage());
        assertTrue(problem.contains("There is no model in use yet."), problem);
        assertTrue(problem.contains("Notebook 1 works without."), problem);
        workspace.close();
    }

    /** Holds a file as a program does that writes it. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] args) throws Exception {
            try (Connection held = DriverManager.getConnection("jdbc:duckdb:" + args[0])) {
                System.out.print(held.isClosed() ? 'c' : 'h');
                System.out.flush();
                Thread.sleep(60_000);
            }
        }
    }
}
