package io.plumbline.reports.workbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.store.Store;
import io.plumbline.reports.Fixture;
import io.plumbline.reports.ReportRequest;
import io.plumbline.reports.section.Subject;
import io.plumbline.reports.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.junit.jupiter.api.Test;

class WorkbookLayoutTest {
    @Test
    void everySheetHasItsNameInEveryLanguage() {
        try (Store store = Fixture.company()) {
            for (String language : List.of("en", "vi", "th", "zh")) {
                ReadWorkbook workbook = ReadWorkbook.of(
                        store, new ReportRequest("b2b", Fixture.RUN, Optional.empty(), false, Words.in(language)));
                List<String> asked = AlignmentWorkbook.sheets(
                                store,
                                Subject.read(store, "b2b", Fixture.RUN, Optional.empty(), false),
                                Words.in(language))
                        .stream()
                        .map(Sheet::name)
                        .toList();
                assertEquals(asked, workbook.names().subList(1, workbook.names().size()), language);
            }
        }
    }

    @Test
    void headingsStayInViewAndEveryTableCanBeFiltered() {
        try (Store store = Fixture.company()) {
            ReadWorkbook workbook = ReadWorkbook.of(store, ReportRequest.of("b2b", Fixture.RUN));
            for (String name : List.of("Work now", "All leads", "Deciles", "Thresholds", "Quadrants", "Cohorts")) {
                XSSFSheet sheet = workbook.sheet(name);
                assertEquals(Sheet.ABOVE, sheet.getPaneInformation().getHorizontalSplitTopRow(), name);
                int last = sheet.getRow(Sheet.ABOVE - 1).getLastCellNum() - 1;
                String filter = "A3:" + Cells.letters(last) + (sheet.getLastRowNum() + 1);
                assertEquals(filter, sheet.getCTWorksheet().getAutoFilter().getRef(), name);
                assertTrue(sheet.getColumnWidth(0) > 256 * 8, name);
            }
        }
    }

    @Test
    void sharesArePercentagesAndDatesAreDates() {
        try (Store store = Fixture.company()) {
            ReadWorkbook workbook = ReadWorkbook.of(store, ReportRequest.of("b2b", Fixture.RUN));
            assertFormat(workbook, "All leads", "probability", "0.0%");
            assertFormat(workbook, "All leads", "points", "0.0");
            assertFormat(workbook, "Thresholds", "precision promised", "0.0%");
            assertFormat(workbook, "Cohorts", "month", "yyyy\\-mm");
            assertFormat(workbook, "Cohorts", "created", "#,##0");
            assertFormat(workbook, "Swapped leads", "as of", "yyyy\\-mm\\-dd");
        }
    }

    private static void assertFormat(ReadWorkbook workbook, String sheet, String heading, String format) {
        Cell cell = workbook.sheet(sheet).getRow(Sheet.ABOVE).getCell(workbook.place(sheet, heading));
        assertEquals(CellType.NUMERIC, cell.getCellType(), heading);
        assertEquals(format, cell.getCellStyle().getDataFormatString(), heading);
    }

    @Test
    void theBestLeadsAndTheVerdictsAreColoured() {
        try (Store store = Fixture.company()) {
            ReadWorkbook workbook = ReadWorkbook.of(store, ReportRequest.of("b2b", Fixture.RUN));
            assertEquals(
                    List.of("$E4>=90", "$E4>=90", "$E4>=75", "$E4>=75", "$E4>=50", "$E4>=50"),
                    conditions(workbook.sheet("All leads")));
            assertTrue(conditions(workbook.sheet("Thresholds")).contains("$F4=\"met\""));
        }
    }

    private static List<String> conditions(XSSFSheet sheet) {
        List<String> conditions = new ArrayList<>();
        var formatting = sheet.getSheetConditionalFormatting();
        for (int at = 0; at < formatting.getNumConditionalFormattings(); at++) {
            conditions.add(formatting.getConditionalFormattingAt(at).getRule(0).getFormula1());
        }
        return conditions;
    }
}
