package io.plumbline.engine.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeadExportTest {
    private static final String HEADER =
            "lead_id,account_id,as_of,fit,engagement,stage_points,buying_stage,points,grade,"
                    + "level,levels,open,probability,predictive_score,points_reason_1,points_reason_2,points_reason_3,"
                    + "prediction_reason_1,prediction_reason_2,prediction_reason_3,run_id,model_id,scorecard_fingerprint";

    private static final List<String> HOSTILE = List.of(
            "plain", "=1+1", "'); drop table lead; --", "a\"b", "line\nbreak", "\u202Eabc", "a,b;=c", "é", " -5");

    @TempDir
    private Path folder;

    private Store store;

    @BeforeEach
    void open() {
        store = Store.inMemory();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void run(long runId, String command, String asOf) {
        store.execute("insert into run values (%s, '%s', timestamp '%s', timestamp '%s', null, 'done', null, null, 'x')"
                .formatted(runId, command, asOf, asOf));
    }

    private void lead(String id) {
        store.insert("insert into lead (lead_id, account_id, row_no, run_id) values (?, '=acme', 1, 1)", id);
    }

    private void score(long runId, String lead, double points, String grade) {
        store.insert("""
                insert into lead_score
                select
                    r.run_id, ?, r.as_of, 'f', 12.5, -3, 0, null, ?, ?, ?, null
                from run as r
                where r.run_id = ?
                """, lead, points, points, grade, runId);
    }

    private void predict(long runId, String lead, double score) {
        store.insert("""
                insert into prediction
                select
                    r.run_id, ?, r.as_of, 4, -1.5, 0.25, ?, true
                from run as r
                where r.run_id = ?
                """, lead, score, runId);
    }

    private void level(long runId, String lead, String level) {
        store.insert("insert into qualification values (?, ?, ?, 'why', null)", runId, lead, level);
    }

    private LeadExport export(boolean changed) {
        return new LeadExport(store, ScoredRun.of(store, Optional.empty()), List.of("mql", "sql"), changed);
    }

    private String written(boolean changed, OutputFormat format) {
        Path file = folder.resolve("out." + format.extension());
        LeadExport export = export(changed);
        export.write(format, false, file);
        long runId = store.number("select coalesce(max(run_id), 100) + 1 from export")
                .orElseThrow();
        export.remember(runId, format, "out");
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first cells of each line but the header. */
    private List<String> changes() {
        return written(true, OutputFormat.CSV)
                .lines()
                .skip(1)
                .map(line -> Stream.of(line.split(",")).limit(2).toList().toString())
                .toList();
    }

    @Test
    void aRowSaysEverythingOfALead() {
        run(1, "run", "2026-01-01");
        lead("L1");
        score(1, "L1", 61.25, "A1");
        predict(1, "L1", 88.5);
        level(1, "L1", "sql");
        level(1, "L1", "mql");
        store.execute("insert into lead_reason values (1, 'L1', 'points', 'size: +25', null, null)");
        store.execute("insert into lead_reason values (1, 'L1', 'predictive', 'Attribute ''x'': a;=b', 'c', 'd')");
        assertEquals(
                HEADER
                        + "\nL1,'=acme,2026-01-01T00:00:00Z,12.5,-3.0,0.0,,61.25,A1,sql,mql;sql,true,0.25,88.5,size: +25,,,"
                        + "Attribute 'x': a;'=b,c,d,1,4,f\n",
                written(false, OutputFormat.CSV));
        assertEquals(
                "1|L1|=acme|12.500000|61.250000|88.5|Attribute 'x': a;=b",
                read("read_parquet", OutputFormat.PARQUET, "fit, points, predictive_score, prediction_reason_1"));
        assertEquals(
                "1|L1|=acme|12.5|61.25|88.5|Attribute 'x': a;=b",
                read("read_json", OutputFormat.JSONL, "fit, points, predictive_score, prediction_reason_1"));
    }

    private String read(String function, OutputFormat format, String columns) {
        Path file = folder.resolve("out." + format.extension());
        export(false).write(format, false, file);
        return store.first(
                        "select concat_ws('|', run_id, lead_id, account_id, " + columns + ") as line from " + function
                                + "(" + Sql.literal(file.toString()) + ")",
                        row -> row.text("line"))
                .orElseThrow();
    }

    @Test
    void hostileIdsAreCarriedSafely() {
        run(1, "run", "2026-01-01");
        for (String id : HOSTILE) {
            lead(id);
            score(1, id, 1, "D4");
        }
        String csv = written(false, OutputFormat.CSV);
        assertTrue(csv.contains("\n'=1+1,"), csv);
        assertTrue(csv.contains("\n'); drop table lead;' --,"), csv);
        assertTrue(csv.contains("\"a,b;'=c\""), csv);
        assertTrue(csv.contains("\n' -5,"), csv);
        Path parquet = folder.resolve("out.parquet");
        export(false).write(OutputFormat.PARQUET, false, parquet);
        assertEquals(
                HOSTILE.stream().sorted().toList(),
                store
                        .rows(
                                "select lead_id from read_parquet(" + Sql.literal(parquet.toString()) + ")",
                                row -> row.text("lead_id"))
                        .stream()
                        .sorted()
                        .toList());
        Path file = folder.resolve("out.csv");
        assertEquals(
                HOSTILE.size(),
                store.number("select count(*) from read_csv(" + Sql.literal(file.toString())
                                + ", all_varchar = true, quote = '\"', escape = '\"', delim = ',', header = true)")
                        .orElseThrow());
    }

    @Test
    void onlyWhatChangedIsToldAgain() {
        run(1, "run", "2026-01-01");
        Stream.of("moved", "same", "crept", "levelled", "gone").forEach(this::lead);
        Stream.of("moved", "same", "crept", "levelled", "gone").forEach(id -> score(1, id, 50, "B2"));
        assertEquals(
                List.of("[crept, new]", "[gone, new]", "[levelled, new]", "[moved, new]", "[same, new]"), changes());
        assertEquals(List.of(), changes());

        run(2, "run", "2026-02-01");
        lead("fresh");
        score(2, "moved", 51, "B2");
        score(2, "same", 50, "B2");
        score(2, "crept", 50.6, "B2");
        score(2, "levelled", 50, "B2");
        score(2, "fresh", 50, "B2");
        level(2, "levelled", "mql");
        assertEquals(List.of("[fresh, new]", "[gone, gone]", "[levelled, changed]", "[moved, changed]"), changes());
        assertEquals(List.of(), changes());

        run(3, "run", "2026-03-01");
        score(3, "moved", 51, "B2");
        score(3, "same", 50, "B2");
        score(3, "crept", 51.2, "B2");
        score(3, "levelled", 50, "B2");
        score(3, "fresh", 50, "B2");
        score(3, "gone", 50, "B2");
        assertEquals(List.of("[crept, changed]", "[gone, new]", "[levelled, changed]"), changes());
    }

    @Test
    void aPredictionThatAppearsOrMovesIsAChange() {
        run(1, "run", "2026-01-01");
        lead("L1");
        score(1, "L1", 50, "B2");
        written(false, OutputFormat.CSV);
        run(2, "run", "2026-02-01");
        score(2, "L1", 50, "B2");
        predict(2, "L1", 40);
        assertEquals(List.of("[L1, changed]"), changes());
        run(3, "run", "2026-03-01");
        score(3, "L1", 50, "B2");
        predict(3, "L1", 40.9);
        assertEquals(List.of(), changes());
    }

    @Test
    void theRunIsTheNewestUnlessNamed() {
        assertThrows(ProblemException.class, () -> ScoredRun.of(store, Optional.empty()));
        run(1, "run", "2026-01-01");
        run(2, "score", "2026-02-01");
        run(3, "import", "2026-03-01");
        lead("L1");
        score(1, "L1", 1, "D4");
        score(2, "L1", 1, "D4");
        assertEquals(new ScoredRun(1, Instant.parse("2026-01-01T00:00:00Z")), ScoredRun.of(store, Optional.empty()));
        assertEquals(2, ScoredRun.of(store, Optional.of(2L)).runId());
        ProblemException thrown = assertThrows(ProblemException.class, () -> ScoredRun.of(store, Optional.of(3L)));
        assertEquals("""
                export
                    Run 3 gave no scores.
                    Fix: 'plumbline sql "from run"' lists the runs; name one whose command is run, scores or score.""", thrown.getMessage());
    }

    @Test
    void aFileAppearsWholeOrNotAtAll() throws IOException {
        Path workspace = Files.createDirectory(folder.resolve("w")).toRealPath();
        Path path = workspace.resolve("exports/leads.csv");
        OutputFile file = OutputFile.of(workspace, path);
        file.draft(1).close();
        try (Stream<Path> left = Files.list(path.getParent())) {
            assertEquals(0, left.count());
        }
        try (OutputFile.Draft draft = file.draft(1)) {
            assertFalse(Files.exists(path));
            draft.publish();
        }
        assertTrue(Files.exists(path));
    }

    @Test
    void noLinkOfTheWorkspaceIsWrittenThrough() throws IOException {
        Path workspace = Files.createDirectory(folder.resolve("w")).toRealPath();
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.createSymbolicLink(workspace.resolve("exports"), outside);
        ProblemException thrown = assertThrows(
                ProblemException.class, () -> OutputFile.of(workspace, workspace.resolve("exports/leads.csv")));
        assertEquals("""
                exports
                    This is a link; nothing in a workspace is written through one.
                    Fix: replace it by a folder or file of its own, or name another place with --out.""", thrown.getMessage());
        try (Stream<Path> left = Files.list(outside)) {
            assertFalse(left.findAny().isPresent());
        }
    }
}
