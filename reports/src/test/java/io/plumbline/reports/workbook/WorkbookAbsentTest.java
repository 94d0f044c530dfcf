package io.plumbline.reports.workbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.store.Store;
import io.plumbline.reports.Fixture;
import io.plumbline.reports.ReportRequest;
import io.plumbline.reports.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Row;
import org.junit.jupiter.api.Test;

class WorkbookAbsentTest {
    private static final String UNTRAINED = "No model has been trained yet, so there is nothing to show here.";

    private static ReadWorkbook read(Store store) {
        return ReadWorkbook.of(store, ReportRequest.of("b2b", Fixture.RUN));
    }

    /** What the first cell under the headings says. */
    private static String first(ReadWorkbook workbook, String sheet) {
        return ReadWorkbook.shown(workbook.sheet(sheet).getRow(Sheet.ABOVE).getCell(0));
    }

    private static List<String> summary(ReadWorkbook workbook) {
        List<String> rows = new ArrayList<>();
        for (Row row : workbook.sheet("Summary")) {
            List<String> cells = new ArrayList<>();
            row.forEach(cell -> cells.add(ReadWorkbook.shown(cell)));
            rows.add(String.join(" | ", cells).strip());
        }
        return rows;
    }

    @Test
    void withoutAnythingEverySheetSaysSo() {
        try (Store store = Fixture.empty()) {
            ReadWorkbook workbook = read(store);
            assertEquals("No open lead is on a level now.", first(workbook, "Work now"));
            assertEquals("No lead has been scored yet.", first(workbook, "All leads"));
            for (String sheet :
                    List.of("Deciles", "Thresholds", "Curves", "Quadrants", "Comparison", "Swapped leads")) {
                assertEquals(UNTRAINED, first(workbook, sheet));
            }
            assertEquals("No model has been trained yet, so no rule has been audited.", first(workbook, "Rules"));
            assertEquals("No step of any lead has been counted yet.", first(workbook, "Funnel"));
            assertEquals("No step of any lead has been counted yet.", first(workbook, "Cohorts"));
            assertEquals("The health of scoring has not been checked yet.", first(workbook, "Health"));
            assertTrue(summary(workbook).contains("model | " + UNTRAINED));
            assertTrue(summary(workbook).contains("All leads | 0 rows"));
        }
    }

    @Test
    void oneLeadIsEnough() {
        try (Store store = Fixture.empty()) {
            store.execute(
                    "insert into lead_score values (1, 'only', '2026-07-01', 'f', 40, 0, 0, null, 16, 16, 'C4', null)");
            store.execute("insert into qualification values (1, 'only', 'mql', 'points >= 10', '2026-06-01')");
            store.execute("insert into funnel values (1, null, 0, 'created', 1, null, true)");
            ReadWorkbook workbook = read(store);
            assertEquals(
                    List.of("only | MQL | 2026-06-01T00:00 |  | 16.0"),
                    workbook.rows("Work now", List.of("lead", "level", "on it since", "probability", "points")));
            assertEquals(
                    List.of(" | yes | 1.0"), workbook.rows("Cohorts", List.of("month", "full horizon", "created")));
            assertTrue(summary(workbook).contains("All leads | 1 row"));
        }
    }

    @Test
    void aLeadThatIsNotOpenIsNotToBeWorked() {
        try (Store store = Fixture.company()) {
            store.execute("update prediction set open = false");
            store.execute("insert into qualification values (1, 'lead-1', 'mql', 'by hand', null)");
            assertTrue(read(store).rows("Work now", List.of("lead")).stream().noneMatch("lead-1"::equals));
        }
    }

    @Test
    void theWorkbookOfASegmentHasItsThresholdsAndSaysWhatIsOfAllLeads() {
        try (Store store = Fixture.company()) {
            ReadWorkbook workbook = ReadWorkbook.of(
                    store, new ReportRequest("b2b", Fixture.RUN, Optional.of("country=DE"), false, Words.english()));
            assertTrue(workbook.rows("Thresholds", List.of("segment")).stream().allMatch("country=DE"::equals));
            assertTrue(summary(workbook).contains("segment | country=DE"));
            assertTrue(workbook.sheet("Deciles")
                    .getRow(1)
                    .getCell(0)
                    .getStringCellValue()
                    .endsWith("These figures are of all leads; they are not told by segment."));
        }
    }
}
