package io.plumbline.datasets.b2b;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The later export holds every contact of the earlier one, and what happened since. */
class RawExportsTest {

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        RawExports.write(folder);
    }

    private List<String> lines(String day, String file) throws IOException {
        return Files.readAllLines(folder.resolve(file + "-" + day + ".csv"));
    }

    /** The cells of each contact by its id. */
    private Map<String, String[]> contacts(String day) throws IOException {
        Map<String, String[]> contacts = new LinkedHashMap<>();
        lines(day, "contacts").stream().skip(1).forEach(line -> {
            String[] cells = line.split(",", -1);
            contacts.put(cells[0], cells);
        });
        return contacts;
    }

    @Test
    void nothingInAnExportIsOfItsDayOrLater() throws IOException {
        for (String day : RawExports.DAYS) {
            for (String[] cells : contacts(day).values()) {
                for (int column : new int[] {1, 15, 16, 17, 18}) {
                    assertTrue(cells[column].compareTo(day) < 0, () -> String.join(",", cells));
                }
            }
            assertTrue(lines(day, "activity").stream()
                    .skip(1)
                    .allMatch(line -> line.split(",", -1)[2].compareTo(day) < 0));
        }
    }

    @Test
    void theLaterActivityBeginsWhereTheEarlierEnds() throws IOException {
        List<String> after = lines("2026-07-01", "activity");
        assertTrue(after.size() > 10_000);
        assertTrue(after.stream().skip(1).allMatch(line -> line.split(",", -1)[2].compareTo("2026-06-01") >= 0));
        assertTrue(contacts("2026-07-01")
                .keySet()
                .containsAll(contacts("2026-06-01").keySet()));
    }

    @Test
    void oneContactIn37IsPromotedBetweenThem() throws IOException {
        Map<String, String[]> after = contacts("2026-07-01");
        long promoted = 0;
        for (String[] cells : contacts("2026-06-01").values()) {
            String title = after.get(cells[0])[2];
            promoted += title.equals("Senior " + cells[2]) ? 1 : 0;
            assertTrue(title.endsWith(cells[2]));
        }
        assertEquals(contacts("2026-06-01").size() / 37, promoted);
    }

    @Test
    void aStepThatWasReachedKeepsItsDate() throws IOException {
        Map<String, String[]> after = contacts("2026-07-01");
        for (String[] cells : contacts("2026-06-01").values()) {
            for (int column : new int[] {1, 15, 16, 17, 18}) {
                int place = column;
                assertTrue(
                        cells[column].isEmpty() || cells[column].equals(after.get(cells[0])[column]),
                        () -> "column " + place);
            }
        }
    }

    @Test
    void noPersonIsNamed() throws IOException {
        String contacts = Files.readString(folder.resolve("contacts-2026-06-01.csv"));
        assertFalse(contacts.contains("@"));
        assertTrue(lines("2026-06-01", "contacts").stream().skip(1).allMatch(line -> line.contains(".example,")));
    }
}
