package io.plumbline.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.card.ModelCard;
import io.plumbline.reports.words.Words;
import io.plumbline.reports.workbook.AlignmentWorkbook;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An anonymised report names no lead, no person and nothing that a person wrote. */
class AnonymisedTest {
    private static final Pattern MARK = Pattern.compile("MARK_[a-z0-9_]+");

    /** What tells who somebody is, besides ids: texts of people, names, places of files, and what one lead is like. */
    private static final Map<String, List<String>> PERSONAL = Map.ofEntries(
            Map.entry("attribute_change", List.of("value")),
            Map.entry("lead", List.of("account_id")),
            Map.entry("source_file", List.of("path")),
            Map.entry("rejected_row", List.of("path")),
            Map.entry("swap_lead", List.of("points_because", "probability_because")),
            Map.entry("lead_reason", List.of("reason_1", "reason_2", "reason_3")),
            Map.entry("qualification", List.of("reason")),
            Map.entry("level_override", List.of("reason", "by_name")),
            Map.entry("handoff", List.of("reason", "handed_to", "history", "event_counts")),
            Map.entry("nurture_list", List.of("file")),
            Map.entry("model_status", List.of("reason")),
            Map.entry("model_note", List.of("note")),
            Map.entry("protected_attribute", List.of("reason")),
            Map.entry("leakage_audit", List.of("reason")));

    @TempDir
    private Path folder;

    /** A company in whose store every text that is personal begins with a mark. */
    private static Store marked() {
        Store store = Fixture.company();
        store.execute("insert into lead (lead_id, account_id, row_no, run_id) values ('lead-3', 'acme', 1, 1)");
        store.execute("insert into attribute_change values ('lead-3', 'industry', 'basket weaving', '2026-01-01', 1)");
        store.execute("insert into level_override values (1, 'lead-3', 'mql', 'give', 'she asked me', 'Ann Example',"
                + " '2026-01-01', null, 1)");
        store.execute("update health_finding set evidence = 'MARK_health_finding_evidence ' || evidence"
                + " where measure = 'rejected'");
        PERSONAL.forEach((table, columns) ->
                columns.forEach(column -> mark(store, table, column, "MARK_" + table + "_" + column)));
        store.rows(
                        "select table_name as name from duckdb_columns() where column_name = 'lead_id' and not internal",
                        row -> row.text("name"))
                .forEach(table -> mark(store, table, "lead_id", "MARK_lead_id"));
        return store;
    }

    private static void mark(Store store, String table, String column, String mark) {
        String name = Sql.identifier(column);
        store.execute("update " + Sql.identifier(table) + " set " + name + " = " + Sql.literal(mark + " ") + " || "
                + name + " where " + name + " is not null");
    }

    /** The marks found in each file of the report. */
    private Map<String, Set<String>> found(boolean anonymised) throws IOException {
        ReportRequest request = new ReportRequest("b2b", Fixture.RUN, Optional.empty(), anonymised, Words.english());
        try (Store store = marked()) {
            AlignmentReport.write(store, request, folder.resolve("report.html"));
            AlignmentWorkbook.write(store, request, folder.resolve("report.xlsx"));
            ModelCard.write(store, request, folder.resolve("card.md"), folder.resolve("card.json"));
        }
        Map<String, Set<String>> found = new TreeMap<>();
        found.put("report.html", marks(Files.readString(folder.resolve("report.html"))));
        found.put("report.xlsx", marks(unpacked(folder.resolve("report.xlsx"))));
        found.put("card.md", marks(Files.readString(folder.resolve("card.md")).replace("\\", "")));
        found.put("card.json", marks(Files.readString(folder.resolve("card.json"))));
        return found;
    }

    private static Set<String> marks(String text) {
        return MARK.matcher(text).results().map(match -> match.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String unpacked(Path workbook) throws IOException {
        StringBuilder text = new StringBuilder();
        try (ZipFile zip = new ZipFile(workbook.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    text.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return text.toString();
    }

    @Test
    void noFileOfTheReportHoldsAnythingPersonal() throws IOException {
        assertEquals(
                Map.of("report.html", Set.of(), "report.xlsx", Set.of(), "card.md", Set.of(), "card.json", Set.of()),
                found(true));
    }

    /** So that the test above looks where personal texts are shown. */
    @Test
    void withoutItTheFilesNameLeadsAndWhatPeopleWrote() throws IOException {
        Map<String, Set<String>> found = found(false);
        assertTrue(found.get("report.html").contains("MARK_lead_id"), found::toString);
        assertTrue(found.get("report.html").contains("MARK_model_status_reason"), found::toString);
        assertTrue(found.get("report.xlsx").contains("MARK_handoff_handed_to"), found::toString);
        assertTrue(found.get("card.md").contains("MARK_source_file_path"), found::toString);
        assertTrue(found.get("card.json").contains("MARK_source_file_path"), found::toString);
    }

    @Test
    void leadsAreNumberedAlikeAndGroupsOfFewHaveNoFigures() throws IOException {
        found(true);
        Html page = new Html(Files.readString(folder.resolve("report.html")));
        assertTrue(page.text().contains("#1"));
        assertTrue(page.rows().contains("held back: too few leads | 138 | 21 | – | – | –"));
        assertFalse(page.text().contains("only adults may sign"));
    }
}
