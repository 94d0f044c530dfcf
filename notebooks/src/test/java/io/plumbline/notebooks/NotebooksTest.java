package io.plumbline.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.cli.Plumbline;
import io.plumbline.cli.terminal.Style;
import io.plumbline.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every cell of every notebook on the demonstration, made here, and holds what it shows against what is stored.
 * Rewritten by {@code -Dtest.args=-Dnotebooks.rewrite=true}.
 */
@Tag("slow")
class NotebooksTest {
    private static final Instant NOW = Instant.parse("2026-08-01T12:00:00Z");

    static List<Path> notebooks() throws IOException {
        return Notebook.files();
    }

    @BeforeAll
    static void demonstration() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int exitCode = Plumbline.execute(
                new Terminal(said, said, Style.PLAIN),
                Clock.fixed(NOW, ZoneOffset.UTC),
                "demo",
                "--dir",
                System.getenv("PLUMBLINE_WORKSPACE"));
        assertEquals(0, exitCode, said.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void everyCellRunsAndShowsWhatIsStored(Path file) {
        Notebook notebook = Notebook.read(file);
        List<Map<String, String>> shown = notebook.run();
        if (Boolean.getBoolean("notebooks.rewrite")) {
            notebook.write(shown);
        }
        List<Map<String, String>> stored = Notebook.read(file).stored();
        for (int i = 0; i < shown.size(); i++) {
            String cell = "cell " + (i + 1) + " of " + file;
            assertEquals(stored.get(i).get("text/plain"), shown.get(i).get("text/plain"), cell);
            assertEquals(stored.get(i), shown.get(i), cell);
        }
    }
}
