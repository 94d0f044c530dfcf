package io.plumbline.reports.workbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.Fixture;
import io.plumbline.reports.ReportRequest;
import io.plumbline.reports.words.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbookSafetyTest {
    private static final List<String> TEXTS = List.of(
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1+1",
            "\r=1+1",
            "\n=1+1",
            "=cmd|'/C calc'!A0",
            "=HYPERLINK(\"http://example.com\",\"click\")",
            "http://example.com/",
            "  spaces at both ends  ",
            "'quoted",
            "_x0041_ & <b>\"'</b> ]]>",
            "00123",
            "1e5",
            "\u202e\u05d0\u05d1 right to left",
            IntStream.range(0, 10_000)
                    .mapToObj(Integer::toString)
                    .collect(Collectors.joining())
                    .substring(0, 32_767));

    @TempDir
    private static Path folder;

    /** The texts as the names of leads and all that is said of them, and the first one everywhere else. */
    private static void poison(Store store, List<String> texts) {
        for (int at = 0; at < texts.size(); at++) {
            String name = Sql.literal(texts.get(at));
            String lead = "where lead_id = 'lead-" + (at + 1) + "'";
            store.execute(
                    "update lead_score set lead_id = %1$s, buying_stage = %1$s, grade = %1$s ".formatted(name) + lead);
            store.execute("update swap_lead set lead_id = %1$s, became = %1$s, points_because = %1$s ".formatted(name)
                    + lead);
        }
        String name = Sql.literal(texts.get(0));
        store.execute("update threshold set reason = %1$s, policy = %1$s, segment = %1$s where segment = 'country=DE'"
                .formatted(name));
        store.execute("update funnel set step = %s where position = 2".formatted(name));
        store.execute("update comparison set metric = %1$s, label_step = %1$s where unit = 'entry'".formatted(name));
        store.execute("update model set target = %1$s, fingerprint = %1$s, status = %1$s".formatted(name));
    }

    private static ReadWorkbook poisoned(List<String> texts) {
        try (Store store = Fixture.company()) {
            poison(store, texts);
            return ReadWorkbook.of(store, ReportRequest.of(texts.get(0), Fixture.RUN));
        }
    }

    private static List<Cell> cells(ReadWorkbook workbook) {
        List<Cell> cells = new ArrayList<>();
        for (String name : workbook.names()) {
            for (Row row : workbook.sheet(name)) {
                row.forEach(cells::add);
            }
        }
        return cells;
    }

    @Test
    void aTextStaysThatTextInACellOfText() {
        ReadWorkbook workbook = poisoned(TEXTS);
        List<Cell> cells = cells(workbook);
        assertFalse(cells.stream().anyMatch(cell -> cell.getCellType() == CellType.FORMULA));
        for (String text : TEXTS) {
            List<Cell> found = cells.stream()
                    .filter(cell -> cell.getCellType() == CellType.STRING
                            && cell.getStringCellValue().equals(text))
                    .toList();
            assertTrue(found.size() >= 6, () -> found.size() + " times: " + text);
            assertTrue(
                    found.stream()
                            .filter(cell -> cell.getRowIndex() >= Sheet.ABOVE)
                            .allMatch(cell ->
                                    cell.getCellStyle().getDataFormatString().equals("@")),
                    () -> "became a formula when somebody edits it: " + text);
        }
        workbook.names()
                .forEach(name ->
                        assertEquals(0, workbook.sheet(name).getHyperlinkList().size(), name));
    }

    @Test
    void whatNoCellCanHoldDoesNoHarm() {
        ReadWorkbook workbook = poisoned(List.of("a\u0001\u001b\ufffe" + "x".repeat(40_000)));
        String longest = cells(workbook).stream()
                .filter(cell -> cell.getCellType() == CellType.STRING)
                .map(Cell::getStringCellValue)
                .max((one, other) -> Integer.compare(one.length(), other.length()))
                .orElseThrow();
        assertEquals(32_767, longest.length());
        assertTrue(longest.startsWith("a\ufffd\ufffd\ufffdx"));
    }

    @Test
    void thereIsNothingInTheFileThatRunsOrLeadsOut() throws IOException {
        Path file = folder.resolve("alignment.xlsx");
        try (Store store = Fixture.company()) {
            poison(store, TEXTS);
            AlignmentWorkbook.write(store, ReportRequest.of("b2b", Fixture.RUN), file);
        }
        Map<String, String> parts = parts(file);
        assertTrue(parts.keySet().stream()
                .allMatch(name ->
                        name.matches("(\\[Content_Types]|_rels/\\.rels|docProps/\\w+|xl/(workbook|styles|sharedStrings)"
                                + "|xl/_rels/workbook\\.xml|xl/worksheets/sheet\\d+)(\\.xml|\\.rels|)")));
        parts.forEach((name, part) -> {
            assertFalse(part.contains("TargetMode=\"External\""), name);
            assertFalse(part.contains("<f>"), name);
            assertFalse(part.contains("<hyperlink"), name);
            assertFalse(part.contains("macro"), name);
        });
    }

    private static Map<String, String> parts(Path file) throws IOException {
        Map<String, String> parts = new TreeMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                parts.put(
                        entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }

    @Test
    void anAnonymisedWorkbookNamesNobody() {
        try (Store store = Fixture.company()) {
            ReadWorkbook workbook = ReadWorkbook.of(
                    store, new ReportRequest("b2b", Fixture.RUN, Optional.empty(), true, Words.english()));
            assertTrue(cells(workbook).stream()
                    .map(ReadWorkbook::shown)
                    .noneMatch(shown -> shown.contains("lead-") || shown.contains("team-") || shown.contains("+15")));
            List<String> names = workbook.rows("All leads", List.of("lead"));
            assertEquals(names.size(), names.stream().distinct().count());
            assertTrue(names.stream().allMatch(name -> name.matches("#\\d+")));
        }
    }

    @Test
    void aFileThatCannotBeWrittenLeavesNothing() throws IOException {
        Path file = folder.resolve("taken.xlsx");
        Files.createDirectories(file.resolve("folder"));
        try (Store store = Fixture.company()) {
            ReportRequest request = ReportRequest.of("b2b", Fixture.RUN);
            var problem = assertThrows(ProblemException.class, () -> AlignmentWorkbook.write(store, request, file));
            assertTrue(problem.getMessage().contains("The workbook could not be written to 'taken.xlsx'."));
        }
        try (var files = Files.list(folder)) {
            assertTrue(files.noneMatch(each -> each.getFileName().toString().endsWith(".part")));
        }
    }
}
