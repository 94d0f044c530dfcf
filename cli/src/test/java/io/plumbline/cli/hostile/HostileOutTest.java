package io.plumbline.cli.hostile;

import static io.plumbline.cli.hostile.Printed.assertPrintable;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.cli.Shell;
import io.plumbline.cli.Shell.Ended;
import io.plumbline.cli.SmallWorkspace;
import io.plumbline.engine.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Leads made to hurt on their way out, to people who open files in spreadsheets, and back in with their answers. */
@Tag("slow")
class HostileOutTest {
    private static final String LIST = "handoffs/handoff-2026-01-01-run-1.csv";

    /** A plain twin of what is safe: numbers are, and what no program takes for a formula behind signs that are not seen. */
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE]-?[0-9]+)?");

    private static final Pattern FORMULA = Pattern.compile(
            "^[\\s\"\\u00a0\\u00ad\\ufeff\\u200b-\\u200f\\u2028-\\u202f\\u2060-\\u2069]*[=+\\-@＝＋－＠]|^[\\t\\r\\n]");

    @TempDir
    private Path temporary;

    private SmallWorkspace workspace;
    private Sentinel sentinel;
    private final Overheard overheard = new Overheard();

    @BeforeEach
    void run() {
        workspace = HostileLeads.in(temporary).workspace();
        workspace.write(
                "outcomes.csv",
                workspace
                        .read("outcomes.csv")
                        .lines()
                        .filter(line -> line.matches("lead_id.*|L[0-9]+,.*"))
                        .collect(Collectors.joining("\n", "", "\n")));
        workspace.replace(
                "plumbline.yaml",
                "outcome:\n",
                "  answers: { file: handoffs/*.csv, rejected: lost }\noutcome:\n  lost: [lost]\n");
        StringBuilder events = new StringBuilder(workspace.read("events.csv"));
        HostileLeads.IDS.forEach(id -> events.append(HostileLeads.quoted("late " + id))
                .append(',')
                .append(HostileLeads.quoted(id))
                .append(",2025-12-28T10:00:00Z,page_view,x\n"));
        workspace.write("events.csv", events.toString());
        workspace.replace("scoring.yaml", "at_least: 30", "at_least: 0");
        workspace.write("scoring.yaml", workspace.read("scoring.yaml") + """
                playbook:
                  facts: [country, title]
                  steps:
                    - { for: { attribute: title, otherwise: "=nobody" }, do: "=HYPERLINK(\\"x\\")" }
                """);
        sentinel = Sentinel.beside(workspace.folder());
        done(workspace.plumbline("run"));
    }

    @AfterEach
    void nothingLeaked() {
        overheard.close();
        assertFalse(overheard.text().contains("SECRET"), "logs and stray prints repeat nothing of a lead");
        sentinel.assertNothingOutsideChanged();
    }

    private static Ended done(Ended ended) {
        assertEquals(0, ended.exitCode(), ended.err());
        assertFalse(ended.err().contains("SECRET"), "an error or progress repeats something of a lead");
        assertPrintable(ended.out());
        return ended;
    }

    private static void refused(Ended ended) {
        assertEquals(2, ended.exitCode(), ended.all());
        assertFalse(ended.all().contains("does not foresee"), ended.all());
        assertTrue(
                ended.err().codePoints().noneMatch(c -> c == 0x1b || c == 0x202e), "the message steers the terminal");
    }

    private static Set<String> hostile(Set<String> ids) {
        return ids.stream().filter(id -> id.contains("SECRET")).collect(Collectors.toSet());
    }

    private static void assertSafe(List<Map<String, String>> rows) {
        for (Map<String, String> row : rows) {
            row.forEach((column, cell) -> assertTrue(
                    NUMBER.matcher(cell).matches() || !FORMULA.matcher(cell).find(),
                    () -> "a cell of " + column + " can be taken for a formula"));
        }
    }

    /** A cell without the apostrophes that keep it from being computed; no lead here has one in such a place. */
    private static String undone(String cell) {
        return cell.replaceAll("(^|[;\\r\\n])'", "$1");
    }

    private List<Map<String, String>> rows(String file) {
        return Csv.rows(workspace.read(file));
    }

    @Test
    void everyFormatHoldsThemWholeAndACsvHoldsNoFormula() {
        for (String format : List.of("csv", "parquet", "jsonl")) {
            done(workspace.plumbline("export", "--to", format));
        }
        assertSafe(rows("exports/leads-2026-01-01.csv"));
        Set<String> undone = new HashSet<>();
        rows("exports/leads-2026-01-01.csv").forEach(row -> undone.add(undone(row.get("lead_id"))));
        assertEquals(Set.copyOf(HostileLeads.IDS), hostile(undone));
        Set<String> json = workspace
                .read("exports/leads-2026-01-01.jsonl")
                .lines()
                .map(line -> JsonMapper.shared().readTree(line).get("lead_id").asString())
                .collect(Collectors.toSet());
        assertEquals(Set.copyOf(HostileLeads.IDS), hostile(json));
        try (Store store = Store.inMemory()) {
            Set<String> parquet = new HashSet<>(store.rows(
                    "select lead_id from read_parquet('" + workspace.file("exports/leads-2026-01-01.parquet") + "')",
                    row -> row.text("lead_id")));
            assertEquals(Set.copyOf(HostileLeads.IDS), hostile(parquet));
        }
    }

    @Test
    void answersComeBackToTheRightLead() {
        List<Map<String, String>> rows = rows(LIST);
        assertSafe(rows);
        assertTrue(rows.stream().allMatch(row -> row.get("next_step").equals("'=HYPERLINK(\"x\")")));
        Map<String, LocalDate> expected = new LinkedHashMap<>();
        for (Map<String, String> row : rows) {
            String id = undone(row.get("lead_id"));
            if (id.contains("SECRET")) {
                LocalDate day = LocalDate.of(2026, 1, 2).plusDays(expected.size());
                assertEquals(id, undone(row.get("title")));
                assertEquals(row.get("title"), row.get("handed_to"));
                expected.put(id, day);
                row.put(expected.size() % 2 == 0 ? "accepted_on" : "rejected_on", day.toString());
                row.put("rejected_reason", row.get("title"));
                row.put("sales_note", "=1+1'); drop table lead; --");
            }
        }
        assertEquals(Set.copyOf(HostileLeads.IDS), expected.keySet());
        workspace.write(LIST, Csv.text(rows));
        done(Shell.PLAIN.run("--workspace=" + workspace.folder(), "--as-of", "2026-06-01", "import"));
        try (Store store = Store.openForReading(workspace.file("plumbline.duckdb"))) {
            Map<String, LocalDate> answered = new LinkedHashMap<>();
            store.each("select lead_id, step, occurred_at, reason from outcome where source = 'answers'", row -> {
                answered.put(
                        row.text("lead_id"),
                        row.instant("occurred_at")
                                .atZone(java.time.ZoneOffset.UTC)
                                .toLocalDate());
                assertTrue(row.text("step").equals("sql") || row.text("reason").equals(row.text("lead_id")));
            });
            assertEquals(expected, answered);
            assertEquals(
                    400L + HostileLeads.IDS.size(),
                    store.number("select count(*) from lead").orElseThrow());
        }
    }

    @Test
    void aFileIsWrittenWhereItWasNamedAndNowhereElse() throws IOException {
        for (String name : List.of(
                "'); drop table lead; --.csv",
                "a \"quoted\" 'name'.csv",
                "new\nline.csv",
                "\u202egpj.csv",
                "--help",
                "%s %n ${x} {uuid}.csv",
                "[a-z]*?.csv",
                "x.csv.gz",
                "=cmd.csv")) {
            Path folder = Files.createDirectories(workspace.file("mine"));
            for (String command : List.of("export", "handoff")) {
                Path file = folder.resolve(name);
                done(workspace.plumbline(command, "--out=" + file));
                try (Stream<Path> files = Files.list(folder)) {
                    assertEquals(List.of(file), files.toList());
                }
                assertTrue(Files.readString(file).replace("\uFEFF", "").startsWith("lead_id,"));
                Files.delete(file);
            }
        }
    }

    @Test
    void whatPlumblineKeepsItselfIsNotWrittenOver() {
        for (String name : List.of(
                "plumbline.duckdb",
                "plumbline.duckdb.wal",
                "plumbline-read.duckdb",
                "plumbline.yaml",
                "scoring.yaml",
                "mine/../plumbline.duckdb",
                "handoffs",
                ".")) {
            String yaml = workspace.read("plumbline.yaml") + workspace.read("scoring.yaml");
            for (String command : List.of("export", "handoff")) {
                refused(workspace.plumbline(command, "--out", workspace.folder() + "/" + name));
            }
            assertEquals(yaml, workspace.read("plumbline.yaml") + workspace.read("scoring.yaml"));
            done(workspace.plumbline("import"));
        }
    }

    @Test
    void wordsThatAreNoFormatNoLevelAndNoRun() {
        for (String word : List.of(
                "csv'); drop table lead; --",
                "../csv",
                "",
                "csv (header false)",
                "\u001b[31mcsv",
                "mql\" or \"\"=\"")) {
            refused(workspace.plumbline("export", "--to", word));
            refused(workspace.plumbline("handoff", "--to", word));
            refused(workspace.plumbline("handoff", "--level", word));
            refused(workspace.plumbline("export", "--run", word));
            done(workspace.plumbline("sql", "select count(*) from lead"));
        }
    }

    @Test
    void levelsAndStagesHaveTameNames() {
        for (String name : List.of("=cmd", "mql'); drop table lead; --", "../mql", "\\u202emql")) {
            String before = workspace.read("scoring.yaml");
            workspace.replace("scoring.yaml", "  mql:", "  \"" + name + "\":");
            refused(workspace.plumbline("handoff"));
            workspace.write("scoring.yaml", before);
        }
    }

    /** Comma-separated text after RFC 4180, without any mercy for what is not. */
    private static final class Csv {
        private Csv() {}

        static List<Map<String, String>> rows(String text) {
            List<List<String>> lines = lines(text.replace("\uFEFF", ""));
            List<Map<String, String>> rows = new ArrayList<>();
            for (List<String> line : lines.subList(1, lines.size())) {
                assertEquals(lines.get(0).size(), line.size());
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < line.size(); i++) {
                    row.put(lines.get(0).get(i), line.get(i));
                }
                rows.add(row);
            }
            return rows;
        }

        private static List<List<String>> lines(String text) {
            List<List<String>> lines = new ArrayList<>();
            List<String> line = new ArrayList<>();
            StringBuilder cell = new StringBuilder();
            boolean quoted = false;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append(c);
                    i++;
                } else if (c == '"') {
                    quoted = !quoted;
                } else if (quoted || (c != ',' && c != '\n')) {
                    cell.append(c);
                } else {
                    line.add(cell.toString());
                    cell.setLength(0);
                    if (c == '\n') {
                        lines.add(line);
                        line = new ArrayList<>();
                    }
                }
            }
            return lines;
        }

        static String text(List<Map<String, String>> rows) {
            return Stream.concat(Stream.of(rows.get(0).keySet()), rows.stream().map(Map::values))
                    .map(cells -> cells.stream().map(HostileLeads::quoted).collect(Collectors.joining(",")))
                    .collect(Collectors.joining("\n", "", "\n"));
        }
    }
}
