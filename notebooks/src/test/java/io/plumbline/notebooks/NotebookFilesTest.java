package io.plumbline.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class NotebookFilesTest {
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)[^)]*\\)");

    static List<Path> notebooks() throws IOException {
        return Notebook.files();
    }

    @Test
    void thereAreFive() throws IOException {
        assertEquals(5, Notebook.files().size());
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void aNotebookIsKeptWithTheOutputsOfOneRunFromTheTop(Path file) {
        int count = 0;
        for (JsonNode cell : Notebook.read(file).codeCells()) {
            count++;
            assertEquals(count, cell.get("execution_count").intValue(), file + ", cell " + count);
            cell.get("outputs")
                    .forEach(output -> assertEquals(
                            "execute_result", output.get("output_type").stringValue()));
        }
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void aNotebookOpensTheReadersWorkspaceFirstAndEndsWithAFinding(Path file) {
        Notebook notebook = Notebook.read(file);
        String first = Notebook.source(notebook.codeCells().get(0));
        assertTrue(
                first.contains(
                        "Workspace.at(System.getenv().getOrDefault(\"PLUMBLINE_WORKSPACE\", \"../plumbline-demo\"))"),
                first);
        List<Map<String, String>> stored = notebook.stored();
        String last = stored.get(stored.size() - 1).get("text/plain");
        assertTrue(last.startsWith("Finding. "), last);
        assertTrue(last.contains(" to "), "A finding tells its interval: " + last);
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void nothingTellsOfTheMachineItRanOn(Path file) throws IOException {
        String text = Files.readString(file);
        assertFalse(text.contains(Path.of("").toAbsolutePath().toString()), "folder");
        assertFalse(text.contains(System.getProperty("java.io.tmpdir") + "/"), "temporary folder");
        assertFalse(text.contains("\"name\": \"stderr\""), "something was written beside the results");
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void whatANotebookLinksToExists(Path file) {
        for (JsonNode cell : Notebook.read(file).root().get("cells")) {
            Matcher link =
                    LINK.matcher(cell.get("cell_type").stringValue().equals("markdown") ? Notebook.source(cell) : "");
            while (link.find()) {
                assertTrue(Files.exists(Path.of(link.group(1))), file + " links to " + link.group(1));
            }
        }
    }
}
