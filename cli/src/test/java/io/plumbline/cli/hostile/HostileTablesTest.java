package io.plumbline.cli.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.cli.Shell.Ended;
import io.plumbline.cli.SmallWorkspace;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of a size or a make that nobody expects. */
class HostileTablesTest {

    @TempDir
    private Path temporary;

    private SmallWorkspace workspace;
    private Sentinel sentinel;

    @BeforeEach
    void watch() {
        workspace = SmallWorkspace.in(temporary);
        sentinel = Sentinel.beside(workspace.folder());
    }

    @AfterEach
    void nothingOutsideChanged() {
        sentinel.assertNothingOutsideChanged();
    }

    private Ended imported() {
        Ended ended = workspace.plumbline("import");
        assertEquals(0, ended.exitCode(), ended.all());
        return ended;
    }

    private void assertRefused() {
        Ended ended = workspace.plumbline("import");
        Refused.check(ended);
        assertTrue(ended.err().contains("leads.csv"), ended.all());
        assertFalse(Files.exists(workspace.file("plumbline.duckdb")));
    }

    private String count(String query) {
        return workspace
                .plumbline("sql", "--format=csv", "select count(*) as n from " + query)
                .out()
                .strip();
    }

    @Test
    void tenMegabytesInACell() {
        workspace.write(
                "leads.csv", workspace.read("leads.csv") + "BIG,2025-05-01," + "SECRET ".repeat(1_500_000) + ",5\n");
        Ended ended = imported();
        assertFalse(ended.all().contains("SECRET"));
        assertEquals("n\n400", count("lead where lead_id like 'L%'"));
        assertEquals("n\n1", count("lead where lead_id = 'BIG' and length(country) = 10500000"));
    }

    @Test
    void tenMegabytesInTheHeading() {
        workspace.write("leads.csv", "x".repeat(10_000_000) + "," + workspace.read("leads.csv"));
        Ended ended = workspace.plumbline("import");
        assertTrue(
                ended.all().length() < 20_000, "the message is " + ended.all().length() + " signs long");
    }

    @Test
    void fiveThousandColumns() {
        String names = IntStream.range(0, 5_000).mapToObj(i -> ",column " + i).collect(Collectors.joining());
        String cells = IntStream.range(0, 5_000).mapToObj(i -> "," + i).collect(Collectors.joining());
        String leads = workspace
                .read("leads.csv")
                .lines()
                .map(line -> line + (line.startsWith("lead_id") ? names : cells))
                .collect(Collectors.joining("\n", "", "\n"));
        workspace.write("leads.csv", leads);
        imported();
        assertEquals("n\n400", count("lead where employees is not null"));
    }

    @Test
    void nulBytesInCells() {
        workspace.write("leads.csv", workspace.read("leads.csv") + "N\0UL,2025-05-01,D\0E,5\n");
        imported();
        assertEquals("n\n400", count("lead where lead_id like 'L%'"));
    }

    @Test
    void aZipCalledCsv() throws IOException {
        try (OutputStream out = Files.newOutputStream(workspace.file("leads.csv"));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("../../outside/made.csv"));
            zip.write("lead_id,created_at\nSECRET,2025-01-01\n".getBytes(StandardCharsets.UTF_8));
        }
        assertRefused();
    }

    @Test
    void aPageOfTheWebCalledCsv() {
        workspace.write("leads.csv", "<!doctype html>\n<html><body>Please log in, SECRET</body></html>\n");
        assertRefused();
    }

    @Test
    void anEmptyFile() {
        workspace.write("leads.csv", "");
        assertRefused();
    }

    @Test
    void randomBytes() throws IOException {
        byte[] bytes = new byte[100_000];
        new java.util.Random(1).nextBytes(bytes);
        Files.write(workspace.file("leads.csv"), bytes);
        assertRefused();
    }

    @Test
    void aQuoteThatIsNeverClosed() {
        workspace.write(
                "leads.csv",
                workspace.read("leads.csv") + "L9,2025-05-01,\"SECRET,5\n" + "L8,2025-05-01,DE,5\n".repeat(1_000));
        Ended ended = imported();
        assertFalse(ended.all().contains("SECRET"));
        assertEquals("n\n400", count("lead where lead_id not in ('L8', 'L9') or country not like '%SECRET%'"));
    }
}
