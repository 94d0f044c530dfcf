package io.plumbline.engine.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are broken or meant to harm: each is refused with one clear message, or carried as the text it is. */
class HostileFilesTest extends ImportFixture {
    private static final String HEADER = "id,created,account,title,employees\n";
    private static final String PRIVATE = "Grace Hopper";
    private static final int MEBI = 1 << 20;

    @BeforeEach
    void noSteps() {
        write("steps.csv", "lead,step,at,amount,why\n");
    }

    private void assertRefused(String yaml, String expected) {
        ProblemException thrown = assertThrows(ProblemException.class, () -> load(yaml));
        assertEquals(expected.strip(), thrown.getMessage());
        assertFalse(thrown.getMessage().contains(PRIVATE));
        assertEquals(List.of(), texts("select lead_id from lead"));
    }

    private void assertRefused(String expected) {
        assertRefused(LEADS, expected);
    }

    private Path bytes(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    @Test
    void tenMegabytesInOneCellAreCarried() {
        String cell = "x".repeat(10 * MEBI);
        write("leads.csv", HEADER + "L0,2024-01-01,A,a,1\nL1,2024-01-01,A,\"" + cell + "\n\",1\nL2,2024-01-01,A,b,x\n");

        load(LEADS);

        assertEquals(List.of("L0|1", "L1|10485761", "L2|1"), table("lead_id, length(title)", "lead"));
        assertEquals(List.of("leads.csv|5|employees|not a number"), rejected());
    }

    @Test
    void manyLargeCellsAreCarriedWhereverBlocksEnd() {
        StringBuilder text = new StringBuilder(HEADER);
        int[] sizes = {1, 20 * MEBI, 3 * MEBI, 7, 31 * MEBI, 5 * MEBI, 1, 9 * MEBI};
        for (int i = 0; i < sizes.length; i++) {
            text.append("L")
                    .append(i)
                    .append(",2024-01-01,A,\"")
                    .append("y\n".repeat(sizes[i] / 2 + 1))
                    .append("\",1\n");
        }
        write("leads.csv", text.toString());

        load(LEADS);

        assertEquals(
                IntStream.range(0, sizes.length)
                        .mapToObj(i -> "L" + i + "|" + (sizes[i] / 2 + 1) * 2L)
                        .toList(),
                table("lead_id, length(title)", "lead"));
        assertEquals(List.of(), rejected());
    }

    @Test
    void rowsBeyondTheLimitAreRefusedWithTheirLine() {
        write("leads.csv", HEADER + "L1,2024-01-01,A,a,1\nL2,2024-01-01,A," + "x".repeat(33 * MEBI) + ",1\n");
        assertRefused("""
                leads.csv
                    The row in line 3 is longer than 32 MiB.
                    Fix: shorten or remove it; if it is many rows, check `csv: { quote: ... }` in plumbline.yaml.""");
    }

    @Test
    void anEndlessFirstLineIsNotReadIntoMemory() {
        write("leads.csv", "x".repeat(9 * MEBI));
        assertRefused("""
                leads.csv
                    The first line is longer than 8 MiB.
                    Fix: put the names of the columns into the first line; check `csv: { quote: ... }` in plumbline.yaml.""");
    }

    @Test
    void aQuotationThatSwallowsALargeFileIsRefusedWithItsLine() {
        String rows = IntStream.range(0, 60_000)
                .mapToObj(i -> "M" + i + ",2024-01-01,A,some title,1\n")
                .collect(Collectors.joining());
        write("leads.csv", HEADER + "L1,2024-01-01,A,a,1\nL2,2024-01-01,A,\"open,1\n" + rows);
        assertRefused("""
                leads.csv
                    A quoted text of the row in line 3 is never closed, so that the rest of the file would be part of it.
                    Fix: close the quotation, or set `csv: { quote: ... }` to a character that the file does not use.""");
    }

    @Test
    void fiveThousandColumnsWork() {
        String names = IntStream.range(0, 5_000).mapToObj(i -> "k" + i).collect(Collectors.joining(","));
        String row = IntStream.range(0, 5_000).mapToObj(i -> "v" + i).collect(Collectors.joining(","));
        write("leads.csv", "id," + names + "\nL1," + row + "\nL2," + row + "\n");

        load(LEADS.replace(
                        "columns: { lead_id: id, created_at: created, account_id: account }",
                        "columns: { lead_id: id }")
                .replace("{ title: text, employees: number }", "{ k0: text, k4999: text }"));

        assertEquals(List.of("L1|v0|v4999", "L2|v0|v4999"), table("lead_id, k0, k4999", "lead"));
    }

    @Test
    void aThousandAttributesWorkAndMoreAreRefused() {
        String names = IntStream.range(0, 1_001).mapToObj(i -> "k" + i).collect(Collectors.joining(","));
        String row = IntStream.range(0, 1_001).mapToObj(String::valueOf).collect(Collectors.joining(","));
        write("leads.csv", "id," + names + "\nL1," + row + "\n");

        load(wide(1_000));
        assertEquals(List.of("0.0|999.0"), table("k0, k999", "lead"));

        String message =
                assertThrows(ProblemException.class, () -> load(wide(1_001))).getMessage();
        assertTrue(message.contains("Too long: at most 1000 allowed."), message);
    }

    private static String wide(int attributes) {
        return LEADS.replace(
                        "columns: { lead_id: id, created_at: created, account_id: account }",
                        "columns: { lead_id: id }")
                .replace(
                        "title: text, employees: number",
                        IntStream.range(0, attributes)
                                .mapToObj(i -> "k" + i + ": number")
                                .collect(Collectors.joining(", ")));
    }

    @Test
    void nulCharactersAreCarriedInTextsAndRefusedInNamesOfColumns() throws IOException {
        bytes(
                "leads.csv",
                (HEADER + "L1,2024-01-01,A,a\0b,1\nL2,2024-01-01,A,\"\0\",1\0\n").getBytes(StandardCharsets.UTF_8));
        load(LEADS);
        assertEquals(List.of("L1|3|1.0", "L2|1|-"), table("lead_id, length(title), employees", "lead"));
        assertEquals(List.of("leads.csv|3|employees|not a number"), rejected());
        store.execute("delete from lead");
        store.execute("delete from rejected_row");

        bytes("leads.csv", (HEADER + "L\0,2024-01-01,A,a,1\n").getBytes(StandardCharsets.UTF_8));
        load(LEADS);
        assertEquals(List.of("leads.csv|2|id|the lead's id holds a NUL character"), rejected());

        bytes("leads.csv", ("i\0d" + HEADER).getBytes(StandardCharsets.UTF_8));
        assertRefused("""
                leads.csv
                    The first line is no text in the encoding of the file.
                    Fix: save the file as UTF-8, or declare the encoding it has, such as `csv: { encoding: windows-1252 }`.""");
    }

    @Test
    void utf16WithoutAMarkIsTold() throws IOException {
        bytes("leads.csv", (HEADER + PRIVATE).getBytes(StandardCharsets.UTF_16BE));
        assertRefused("""
                leads.csv
                    The file is UTF-16 text without a byte order mark.
                    Fix: declare it: `csv: { encoding: utf-16be }`.""");
    }

    @Test
    void archivesAndWorkbooksUnderOtherNamesAreTold() throws IOException {
        String packed = """
                leads.csv
                    The file is packed, which the end of its name does not say.
                    Fix: unpack it; text packed with gzip is also read when the name ends in .csv.gz or .tsv.gz.""";
        String office = """
                leads.csv
                    The file is a workbook of Excel or another office document.
                    Fix: save its sheet as CSV (UTF-8).""";
        bytes("leads.csv", zip("leads.csv"));
        assertRefused(packed);
        bytes("leads.csv", gzip(HEADER));
        assertRefused(packed);
        bytes("leads.csv", zip("[Content_Types].xml"));
        assertRefused(office);
        bytes("leads.csv", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0, 0, 0});
        assertRefused(office);
        bytes("leads.csv.gz", gzip(new String(gzip(HEADER), StandardCharsets.ISO_8859_1)));
        assertRefused(LEADS.replace("leads.csv", "leads.csv.gz"), packed.replace("leads.csv\n", "leads.csv.gz\n"));
    }

    @Test
    void webPagesAndOtherFilesUnderOtherNamesAreTold() throws IOException {
        for (String page : List.of("<!DOCTYPE html><p>Sign in", "\n <html>", "<?xml version='1.0'?>")) {
            write("leads.csv", page);
            assertRefused("""
                    leads.csv
                        The file is a web page or XML, not a table.
                        Fix: make the export again; a page that asks to sign in is saved like this.""");
        }
        bytes("leads.csv", "%PDF-1.7".getBytes(StandardCharsets.UTF_8));
        assertRefused("""
                leads.csv
                    The file is PDF, which the end of its name does not say.
                    Fix: export the table as CSV.""");
        store.execute("copy (select 1 as id) to '" + folder.resolve("leads.csv") + "' (format parquet)");
        assertRefused("""
                leads.csv
                    The file is Parquet, which the end of its name does not say.
                    Fix: let its name end in .parquet.""");
    }

    @Test
    void truncatedGzipIsTold() throws IOException {
        byte[] whole = gzip(HEADER + "L1,2024-01-01,A,a,1\n".repeat(1_000));
        for (int length : new int[] {0, 5, 12, whole.length / 2, whole.length - 4}) {
            bytes("leads.csv.gz", Arrays.copyOf(whole, length));
            assertRefused(LEADS.replace("leads.csv", "leads.csv.gz"), """
                    leads.csv.gz
                        The file cannot be read or unpacked.
                        Fix: check that it is complete and that you may read it.""");
        }
    }

    @Test
    void aGzipBombIsRefusedBeforeItFillsTheDisk() throws IOException {
        byte[] row = "L1,2024-01-01,A,a,1\n".repeat(1 << 14).getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("leads.csv.gz")))) {
            out.write(HEADER.getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 3_500; i++) {
                out.write(row);
            }
        }
        assertRefused(LEADS.replace("leads.csv", "leads.csv.gz"), """
                leads.csv.gz
                    The file unpacks to more than 100 times its size.
                    Fix: unpack it yourself, look at it, and name the unpacked file.""");
    }

    @Test
    void foldersPipesAndDevicesAreTold(@TempDir Path elsewhere) throws Exception {
        Files.createDirectory(folder.resolve("leads.csv"));
        assertRefused("""
                leads.csv
                    This is a folder, not a file.
                    Fix: name a file, such as `leads.csv/*.csv`.""");
        Files.delete(folder.resolve("leads.csv"));
        int made = new ProcessBuilder("mkfifo", folder.resolve("leads.csv").toString())
                .start()
                .waitFor();
        Assumptions.assumeTrue(made == 0);
        assertRefused("""
                leads.csv
                    This is a device or pipe, not a file.
                    Fix: name a file.""");
        assertRefused(LEADS.replace("leads.csv", "'*eads.csv'"), """
                *eads.csv
                    Source 'crm' finds no file.
                    Fix: put the file into the workspace, or correct `file` in plumbline.yaml.""");
        Files.delete(folder.resolve("leads.csv"));
        Files.createSymbolicLink(folder.resolve("leads.csv"), Path.of("/dev/zero"));
        assertRefused("""
                leads.csv
                    This is a device or pipe, not a file.
                    Fix: name a file.""");
    }

    @Test
    void filesThatMayNotBeReadAreTold() throws IOException {
        write("leads.csv", HEADER);
        assertTrue(folder.resolve("leads.csv").toFile().setReadable(false));
        Assumptions.assumeFalse(Files.isReadable(folder.resolve("leads.csv")), "this user may read everything");
        assertRefused("""
                leads.csv
                    The file cannot be read or unpacked.
                    Fix: check that it is complete and that you may read it.""");
    }

    @Test
    void formulasAreCarriedAsTexts() {
        List<String> formulas = List.of("=1+1", "+1", "-1+2", "@SUM(A1)", "=HYPERLINK(\"\"http://x\"\")", "\t=1");
        write(
                "leads.csv",
                HEADER
                        + IntStream.range(0, formulas.size())
                                .mapToObj(i -> "L" + i + ",2024-01-01,A,\"" + formulas.get(i) + "\",1\n")
                                .collect(Collectors.joining()));

        load(LEADS);

        assertEquals(
                formulas.stream().map(text -> text.replace("\"\"", "\"")).toList(),
                texts("select title from lead order by lead_id"));
    }

    @Test
    void idsAreCarriedWhateverTheyHold() {
        List<String> ids = List.of(
                "'); drop table lead; --",
                "\"quoted\"",
                "two\nlines",
                "return\r\n",
                "\u202Edaeh\u202C",
                "\u05D0\u200F",
                "O'Brien",
                "a\\b",
                "a|b",
                "${jndi:ldap://x}",
                "{{7*7}}",
                "\uD83D\uDE00",
                " ",
                "NULL");
        String rows = ids.stream()
                .map(id -> '"' + id.replace("\"", "\"\"") + "\",2024-01-01,A,x,1\n")
                .collect(Collectors.joining());
        write("leads.csv", HEADER + rows);
        write(
                "steps.csv",
                "lead,step,at,amount,why\n"
                        + ids.stream()
                                .map(id -> '"' + id.replace("\"", "\"\"") + "\",customer,2024-02-01,1,\"" + "'); --"
                                        + "\"\n")
                                .collect(Collectors.joining()));

        load(LEADS);

        assertEquals(
                ids.stream().sorted().toList(),
                texts("select lead_id from lead").stream().sorted().toList());
        assertEquals(
                (long) ids.size(),
                store.number("select count(distinct lead_id) from outcome").orElseThrow());
        assertEquals(List.of(), rejected());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "leads[1].csv",
                "leads{a,b}.csv",
                "'leads''; drop table lead; --.csv'",
                "leads %41.csv",
                "'leads$HOME.csv'",
                "'-leads.csv'",
                "leads\u202Ecsv.csv",
                "'.leads.csv'",
                "\"leads.csv.csv\"",
            })
    void namesOfFilesMeanThatFileOnly(String name) {
        String plain = name.replaceAll("^['\"]|['\"]$", "").replace("''", "'");
        write("leads1.csv", HEADER + "WRONG,2024-01-01,A,a,1\n");
        write("leadsa.csv", HEADER + "WRONG,2024-01-01,A,a,1\n");
        write(plain, HEADER + "L1,2024-01-01,A,a,1\n");

        load(LEADS.replace("leads.csv", name));

        assertEquals(List.of("L1"), texts("select lead_id from lead"));
    }

    @Test
    void globsFindOnlyWhatMatches() {
        write("in/leads[1].csv", HEADER + "L1,2024-01-01,A,a,1\n");
        write("in/leads*.csv", HEADER + "L2,2024-01-01,A,a,1\n");
        write("in/leads\n.csv", HEADER + "L3,2024-01-01,A,a,1\n");
        write("in/leads'.csv", HEADER + "L4,2024-01-01,A,a,1\n");
        write("in/leads?.csv", HEADER + "L5,2024-01-01,A,a,1\n");
        write("in/leads\\.csv", HEADER + "L6,2024-01-01,A,a,1\n");
        write("other/leads1.csv", HEADER + "WRONG,2024-01-01,A,a,1\n");

        load(LEADS.replace("leads.csv", "'in/leads*.csv'"));

        assertEquals(List.of("L1", "L2", "L3", "L4", "L5", "L6"), texts("select lead_id from lead order by 1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../leads.csv",
                "in/../../leads.csv",
                "/etc/passwd.csv",
                "~/leads.csv",
                "C:/leads.csv",
                "\\\\\\\\host\\\\leads.csv",
                "file:///etc/x.csv",
                "https://example.com/x.csv",
                "s3://bucket/x.csv",
                "in/..",
                "../*.csv",
                "**/../*.csv",
            })
    void pathsToOutsideAreRefused(String path) {
        String message = assertThrows(
                        ProblemException.class, () -> load(LEADS.replace("leads.csv", "\"" + path + "\"")))
                .getMessage();
        assertTrue(message.contains("The file is outside the workspace."), message);
    }

    @Test
    void linksOutOfTheWorkspaceAreRefused(@TempDir Path elsewhere) throws IOException {
        Files.writeString(elsewhere.resolve("leads.csv"), HEADER + "L1,2024-01-01,A," + PRIVATE + ",1\n");
        Files.createSymbolicLink(folder.resolve("leads.csv"), elsewhere.resolve("leads.csv"));
        Files.createSymbolicLink(folder.resolve("in"), elsewhere);
        String link = """
                %s
                    The file is a link that leads out of the workspace.
                    Fix: copy the file into the workspace.""";
        assertRefused(link.formatted("leads.csv"));
        assertRefused(LEADS.replace("leads.csv", "in/leads.csv"), link.formatted("in/leads.csv"));
        assertRefused(LEADS.replace("leads.csv", "'*.csv'"), link.formatted("leads.csv"));
        Files.delete(folder.resolve("leads.csv"));
        assertRefused(LEADS.replace("leads.csv", "'**/leads.csv'"), """
                **/leads.csv
                    Source 'crm' finds no file.
                    Fix: put the file into the workspace, or correct `file` in plumbline.yaml.""");
    }

    @Test
    void linksInsideTheWorkspaceAreFollowed() throws IOException {
        write("in/real.csv", HEADER + "L1,2024-01-01,A,a,1\n");
        Files.createSymbolicLink(folder.resolve("leads.csv"), Path.of("in/real.csv"));

        load(LEADS);

        assertEquals(List.of("L1"), texts("select lead_id from lead"));
    }

    @Test
    void refusedCellsNeverShowWhatTheyHold() {
        write("leads.csv", HEADER + "L1," + PRIVATE + ",A,a,1\nL2,2024-01-01,A,a," + PRIVATE + "\n" + PRIVATE + "\n");

        load(LEADS);

        assertEquals(
                List.of(
                        "leads.csv|2|created|not a time between 1900 and 2199",
                        "leads.csv|3|employees|not a number",
                        "leads.csv|4|-|the row has too few columns"),
                rejected());
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String name) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry(name));
            out.write(String.join("", Collections.nCopies(100, PRIVATE)).getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
        }
        return bytes.toByteArray();
    }
}
