package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.cli.Shell.Ended;
import io.plumbline.cli.terminal.Style;
import io.plumbline.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole circle: a run hands leads over, sales fills in the list, import reads it, the next run goes on from there. */
class HandoffTest {
    private static final String PLAYBOOK = """
            playbook:
              again_after: 90d
              facts: [country, employees]
              steps:
                - level: sql
                  when: { attribute: country, equals: DE }
                  for: { attribute: country, otherwise: nobody }
                  do: Call today
                  within: 4h
                - { level: [mql, sql], for: inside sales, do: "Send the guide, call in two days", within: 2d }
            """;
    private static final String LIST = "handoffs/handoff-2026-01-01-run-1.csv";

    @TempDir
    private Path temporary;

    private SmallWorkspace workspace() {
        SmallWorkspace workspace = SmallWorkspace.in(temporary);
        workspace.write("scoring.yaml", workspace.read("scoring.yaml") + PLAYBOOK);
        workspace.replace(
                "scoring.yaml", "{ scorer: predictive, at_least: learned }", "{ scorer: points, at_least: 40 }");
        workspace.replace(
                "plumbline.yaml",
                "outcome:\n",
                "  answers: { file: handoffs/*.csv, rejected: lost }\npromotion: { policy: always }\noutcome:\n  steps: [mql, sql, customer]\n  lost: [lost]\n");
        return workspace;
    }

    private static Ended done(Ended ended) {
        assertEquals(0, ended.exitCode(), ended.all());
        return ended;
    }

    private static List<String> query(SmallWorkspace workspace, String sql) {
        return done(workspace.plumbline("sql", "--format=csv", sql))
                .out()
                .lines()
                .skip(1)
                .toList();
    }

    private static Ended later(SmallWorkspace workspace, String asOf, String... words) {
        List<Object> all = new ArrayList<>(List.of("--workspace=" + workspace.folder(), "--as-of", asOf));
        all.addAll(List.of(words));
        return done(Shell.PLAIN.run(all.toArray()));
    }

    @Test
    void runHandsOverAndTheAnswersComeBack() {
        SmallWorkspace workspace = workspace();
        Ended run = done(workspace.plumbline("run"));
        assertTrue(run.out().contains("Handed over to sales, from run 1 as of 2026-01-01T00:00:00Z"), run.out());
        assertTrue(run.out().contains(workspace.file(LIST).toString()), run.out());

        List<String> lines = workspace.read(LIST).lines().toList();
        List<String> header = List.of(lines.get(0).split(","));
        assertEquals("\uFEFFlead_id", header.get(0));
        assertEquals(
                List.of(
                        "country",
                        "employees",
                        "as_of",
                        "accepted_on",
                        "rejected_on",
                        "rejected_reason",
                        "worked_on",
                        "sales_note"),
                header.subList(header.size() - 8, header.size()));
        assertEquals(List.of(String.valueOf(lines.size() - 1)), query(workspace, "select count(*) from handoff"));
        assertTrue(lines.size() > 4, "there are leads to answer for");
        assertEquals(
                List.of("mql,inside sales,FR|DE", "sql,DE,DE", "sql,inside sales,FR"),
                query(
                        workspace,
                        "select h.level, h.handed_to, string_agg(distinct l.country, '|' order by l.country desc) as countries"
                                + " from handoff as h join lead as l on l.lead_id = h.lead_id group by all order by all"));
        assertEquals(
                List.of("0"),
                query(
                        workspace,
                        "select count(*) from handoff as h join outcome as o on o.lead_id = h.lead_id"
                                + " and o.occurred_at < h.as_of and o.step = 'customer'"));

        String accepted = lines.get(1).substring(0, lines.get(1).indexOf(','));
        String rejected = lines.get(2).substring(0, lines.get(2).indexOf(','));
        String worked = lines.get(3).substring(0, lines.get(3).indexOf(','));
        List<String> filled = new ArrayList<>(lines);
        filled.set(1, answered(lines.get(1), "2026-01-03,,,,"));
        filled.set(2, answered(lines.get(2), ",04.01.2026,\"no budget; ask again\",,"));
        filled.set(3, answered(lines.get(3), ",,,x,rang twice"));
        workspace.write(LIST, String.join("\r\n", filled) + "\r\n");

        later(workspace, "2026-02-01", "import");
        assertEquals(
                List.of(
                        accepted + ",sql,2026-01-03 00:00:00,",
                        rejected + ",lost,2026-01-04 00:00:00,no budget; ask again",
                        worked + ",worked,2026-02-01 00:00:00,"),
                query(
                        workspace,
                        "select lead_id, step, occurred_at, reason from outcome where source = 'answers' order by step = 'worked', step = 'lost'"));

        Ended second = later(workspace, "2026-02-02", "run");
        assertEquals(
                List.of("1"),
                query(workspace, "select sum(lead_count) from funnel where step = 'sql' and run_id = 3"),
                second.out());
        assertEquals(
                List.of(), query(workspace, "select lead_id from handoff group by lead_id, level having count(*) > 1"));
    }

    /** The line with its five last, empty cells filled in. */
    private static String answered(String line, String answers) {
        assertTrue(line.endsWith(",,,,,"), line);
        return line.substring(0, line.length() - 5) + "," + answers;
    }

    @Test
    void handingOverAgainAddsNobodyAndNeverReplacesAList() {
        SmallWorkspace workspace = workspace();
        done(workspace.plumbline("run"));
        String list = workspace.read(LIST);
        long handed = list.lines().count() - 1;
        JsonNode answer = JsonMapper.shared()
                .readTree(done(workspace.plumbline("handoff", "--json")).out());
        assertEquals(handed, answer.get("leads").asLong());
        assertEquals(0, answer.get("fresh").asLong());
        Path second = workspace.file("handoffs/handoff-2026-01-01-run-1-2.csv");
        assertEquals(second.toString(), answer.get("file").asString());
        assertEquals(list, workspace.read("handoffs/handoff-2026-01-01-run-1-2.csv"));
        later(workspace, "2026-01-02", "run");
        assertEquals(
                List.of(), query(workspace, "select lead_id from handoff group by lead_id, level having count(*) > 1"));
    }

    @Test
    void withoutAPlaybookRunHandsNobodyOverAndTheCommandEverybodyDue() {
        SmallWorkspace workspace = SmallWorkspace.in(temporary);
        Ended run = done(workspace.plumbline("run"));
        assertFalse(run.out().contains("Handed over"), run.out());
        assertFalse(Files.exists(workspace.file("handoffs")));
        done(workspace.plumbline("handoff", "--level", "mql", "--out", workspace.file("mine.jsonl"), "--to", "jsonl"));
        JsonNode first = JsonMapper.shared()
                .readTree(workspace.read("mine.jsonl").lines().findFirst().orElseThrow());
        assertEquals("mql", first.get("level").asString());
        assertTrue(first.get("handed_to").isNull());
        assertEquals(List.of("mql"), query(workspace, "select distinct level from handoff"));
        Ended piped = done(workspace.plumbline("handoff", "--level", "mql", "--out", "-"));
        assertEquals(
                workspace.read("mine.jsonl").lines().count() + 1,
                piped.out().lines().count());
        Ended ended = workspace.plumbline("handoff", "--level", "mqll");
        assertEquals(2, ended.exitCode());
        assertEquals("""
                handoff
                    There is no level 'mqll'.
                    Fix: write one of mql, sql.
                """, ended.err());
    }

    /** Where a command is killed between the commit and this, the same is found. */
    @Test
    void aListThatCouldNotTakeItsPlaceIsPutThereByTheNextCommand() throws IOException {
        SmallWorkspace workspace = SmallWorkspace.in(temporary);
        done(workspace.plumbline("run"));
        Path place = workspace.file("handoffs/handoff-2026-01-01-run-1.csv");
        Path waiting = place.resolveSibling(".handoff-2026-01-01-run-1.csv.run-2.draft");
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Plumbline.execute(
                new Terminal(new ByteArrayOutputStream(), err, Style.PLAIN),
                new Obstacle(waiting, place.resolve("in the way")),
                "--workspace=" + workspace.folder(),
                "handoff");
        String problem = """
                handoff-2026-01-01-run-1.csv
                    The list of run 2, whose leads are handed over, cannot take its place.
                    Fix: make its place free and its folder writable, then run 'plumbline import'; it waits as '%s'.
                """.formatted(waiting.getFileName());
        assertEquals(1, exitCode);
        assertTrue(err.toString(StandardCharsets.UTF_8).endsWith(problem), err.toString(StandardCharsets.UTF_8));
        String list = Files.readString(waiting);
        assertEquals(problem, workspace.plumbline("import").err());
        Files.delete(place.resolve("in the way"));
        Files.delete(place);

        done(workspace.plumbline("import"));
        assertEquals(list, Files.readString(place));
        assertFalse(Files.exists(waiting));
        assertEquals(
                List.of(String.valueOf(list.lines().count() - 1)), query(workspace, "select count(*) from handoff"));
        assertEquals(
                List.of("2,1,csv,handoffs/handoff-2026-01-01-run-1.csv,"
                        + (list.lines().count() - 1)),
                query(workspace, "from handoff_list"));
    }

    /** A clock by which a folder stands in the list's place once the list is written beside it. */
    private static final class Obstacle extends UtcClock {
        private final Path waiting;
        private final Path obstacle;

        Obstacle(Path waiting, Path obstacle) {
            this.waiting = waiting;
            this.obstacle = obstacle;
        }

        @Override
        public Instant instant() {
            try {
                if (Files.exists(waiting)) {
                    Files.createDirectories(obstacle);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Shell.NOW;
        }
    }

    @Test
    void whatTheStandardOutputDidNotTakeIsNotHandedOver() {
        SmallWorkspace workspace = SmallWorkspace.in(temporary);
        done(workspace.plumbline("run"));
        for (String command : List.of("handoff", "export")) {
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            OutputStream closed = new OutputStream() {
                @Override
                public void write(int b) throws IOException {
                    throw new IOException("Broken pipe");
                }
            };
            int exitCode = Plumbline.execute(
                    new Terminal(closed, err, Style.PLAIN),
                    Clock.fixed(Shell.NOW, ZoneOffset.UTC),
                    "--workspace=" + workspace.folder(),
                    command,
                    "--out",
                    "-");
            assertEquals(1, exitCode);
            assertTrue(
                    err.toString(StandardCharsets.UTF_8)
                            .contains("The standard output was closed before all was written"),
                    err.toString(StandardCharsets.UTF_8));
        }
        assertEquals(
                List.of("0,0"),
                query(workspace, "select (select count(*) from handoff), (select count(*) from export)"));
    }
}
