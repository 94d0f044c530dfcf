package io.plumbline.engine.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.store.Store;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoTableTest {
    private static final String TABLE = "id,name\n1,a\n";

    @TempDir
    private Path folder;

    private Store store;
    private Exports exports;

    @BeforeEach
    void open() {
        store = Store.inMemory();
        exports = new Exports(folder, store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void workbooksAndArchivesAreNamed() {
        assertRefused("leads.csv", new byte[] {'P', 'K', 3, 4, 20, 0}, """
                leads.csv
                    The file is a zip archive or an Excel workbook, not a table of text.
                    Fix: unpack it, or save the sheet as CSV UTF-8, one sheet a file.""");
        assertRefused("leads.xlsx", new byte[] {'P', 'K', 3, 4, 20, 0}, """
                leads.xlsx
                    The file is a zip archive or an Excel workbook, not a table of text.
                    Fix: unpack it, or save the sheet as CSV UTF-8, one sheet a file.""");
        assertRefused("leads.csv.gz", Exports.packed(new byte[] {'P', 'K', 3, 4, 20, 0}), """
                leads.csv.gz
                    The file is a zip archive or an Excel workbook, not a table of text.
                    Fix: unpack it, or save the sheet as CSV UTF-8, one sheet a file.""");
    }

    @Test
    void packedTextMustSaySoInItsName() {
        byte[] packed = Exports.packed(TABLE.getBytes(StandardCharsets.UTF_8));
        assertRefused("leads.csv", packed, """
                leads.csv
                    The file is packed with gzip, which its name does not say.
                    Fix: add .gz to its name.""");
        assertRefused("leads.csv.gz", TABLE.getBytes(StandardCharsets.UTF_8), """
                leads.csv.gz
                    The file is not packed with gzip, though its name ends in .gz.
                    Fix: drop .gz.""");
        assertRefused("leads.csv.gz", Arrays.copyOf(packed, packed.length - 9), """
                leads.csv.gz
                    The file cannot be read or unpacked.
                    Fix: check that it is complete and that you may read it.""");
    }

    @Test
    void webPagesAndBytesThatAreNoTextAreNamed() {
        assertRefused(
                "leads.csv", "\n<!DOCTYPE html><html><body>Log in</body></html>".getBytes(StandardCharsets.UTF_8), """
                leads.csv
                    The file is a web page, often the page of an error or a login.
                    Fix: download the export again, logged in.""");
        byte[] noise = new byte[10_000];
        new Random(1).nextBytes(noise);
        noise[0] = 7;
        assertRefused("leads.csv", noise, """
                leads.csv
                    The file is not text.
                    Fix: export the table as CSV, JSON or Parquet.""");
    }

    @Test
    void namesThatDoNotFitAreTold() {
        assertRefused("leads.txt", TABLE.getBytes(StandardCharsets.UTF_8), """
                leads.txt
                    The end of the file's name tells no format.
                    Fix: rename it: delimited text ends in .csv or .tsv, others in .parquet .json .jsonl or .ndjson.""");
        assertRefused("leads.parquet", TABLE.getBytes(StandardCharsets.UTF_8), """
                leads.parquet
                    The file is not Parquet, though its name says so.
                    Fix: make the export again.""");
    }

    @Test
    void emptyFilesAndHeadersAloneAreNoTable() {
        assertRefused("leads.csv", new byte[0], """
                leads.csv
                    The file is empty.
                    Fix: make the export again.""");
        assertRefused("leads.csv", "\n \n\n".getBytes(StandardCharsets.UTF_8), """
                leads.csv
                    The file is empty.
                    Fix: make the export again.""");
        assertRefused("leads.csv", "id,name,age\n".getBytes(StandardCharsets.UTF_8), """
                leads.csv
                    The file has a header and no rows.
                    Fix: make the export again, with rows.""");
    }

    @Test
    void oneColumnIsProbablyAnotherDelimiter() {
        assertRefused("leads.csv", "id^name\n1^a\n2^b\n".getBytes(StandardCharsets.UTF_8), """
                leads.csv
                    The file has one column, or its lines do not fall into columns.
                    Fix: separate the columns with a comma, semicolon, tab or '|', the same in all lines.""");
    }

    @Test
    void aHundredThousandColumnsAreTooMany() {
        String line = IntStream.range(0, 100_000).mapToObj(i -> "c" + i).collect(Collectors.joining(",")) + "\n";
        assertRefused("leads.csv", (line + line).getBytes(StandardCharsets.UTF_8), """
                leads.csv
                    The file has 100000 columns.
                    Fix: leave out those that are not needed; up to 20000 are looked at.""");
    }

    @Test
    void aFileThatIsNotThereIsTold() {
        ProblemException problem =
                assertThrows(ProblemException.class, () -> exports.profile(folder.resolve("nowhere.csv")));
        assertEquals("""
                nowhere.csv
                    There is no such file.
                    Fix: check its name and folder.""", problem.getMessage());
    }

    private void assertRefused(String name, byte[] bytes, String message) {
        Path file = exports.bytes(name, bytes);
        assertEquals(
                message,
                assertThrows(ProblemException.class, () -> exports.profile(file))
                        .getMessage());
    }
}
