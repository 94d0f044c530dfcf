package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.cli.terminal.Terminal;
import io.plumbline.engine.store.Store;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A command that is killed has done all of its work or none of it, and the next one works and clears up after it; a run
 * is three of them.
 */
@Tag("slow")
class KilledTest {
    private static final List<String> STORES =
            List.of("plumbline.duckdb", "plumbline.duckdb.wal", "plumbline-read.duckdb");
    private static final int MORE_EVENTS = 60_000;
    private static final String PLAYBOOK = """
            playbook:
              steps:
                - { for: inside sales, do: Call }
            """;
    private static final String LISTS = "handoffs";

    @TempDir
    private Path temporary;

    private SmallWorkspace workspace;

    @BeforeEach
    void makeWorkspace() {
        workspace = SmallWorkspace.in(temporary);
    }

    @Test
    void anImportThatIsKilled() throws IOException {
        assertEquals(0, workspace.plumbline("import").exitCode());
        growEvents();
        assertAllOrNothing("import", 8);
    }

    /** It keeps what it has done, and the next one goes on with it and comes to what an undisturbed one comes to. */
    @Test
    void aRunThatIsKilledIsGoneOnWith() throws IOException {
        workspace.write("scoring.yaml", workspace.read("scoring.yaml") + PLAYBOOK);
        assertEquals(0, workspace.plumbline("import").exitCode());
        growEvents();
        Path kept = Files.createDirectories(temporary.resolve("kept"));
        copyStores(workspace.folder(), kept);
        Contents before = Contents.of(workspace);
        Timing timing = complete("run");
        Contents after = Contents.of(workspace);
        Map<String, String> lists = lists();
        int halfDone = 0;
        for (Moment moment : moments(timing, 7)) {
            reset(kept);
            kill("run", moment);
            Contents found = Contents.of(workspace);
            assertTrue(
                    found.copy().equals(before.copy()) || found.copy().equals(after.copy()),
                    () -> moment + " left a copy that is neither old nor new");
            halfDone += found.store().equals(before.store()) || found.store().equals(after.store()) ? 0 : 1;
            complete("run");
            assertEquals(
                    List.of(Set.of(), Set.of()), Contents.of(workspace).differences(after), () -> moment.toString());
            assertEquals(lists, lists(), () -> moment.toString());
        }
        assertTrue(halfDone > 0, "no kill came between two stages");
    }

    @Test
    void aRunThatIsKilledIsNotGoneOnWithOnceSomethingElseCameAfterIt() throws IOException {
        assertEquals(0, workspace.plumbline("import").exitCode());
        Process process = new ProcessBuilder(command(Halted.class, "run")).start();
        assertEquals(Halted.EXIT_CODE, waitFor(process));
        assertEquals(0, workspace.plumbline("score").exitCode());
        assertEquals(0, workspace.plumbline("run").exitCode());
        try (Store store = Store.openForReading(workspace.file("plumbline.duckdb"))) {
            assertEquals(
                    List.of("1 import done", "2 run interrupted", "3 score done", "4 run done"),
                    store.rows(
                            "select concat_ws(' ', run_id, command, status) as line from run order by run_id",
                            row -> row.text("line")));
        }
    }

    @Test
    void aRunOfScoresAloneThatIsKilled() throws IOException {
        assertEquals(0, workspace.plumbline("run", "--scores-only").exitCode());
        workspace.write("scoring.yaml", workspace.read("scoring.yaml") + PLAYBOOK);
        growEvents();
        assertAllOrNothing("run --scores-only", 6);
    }

    @Test
    void aHistoryOfScoresThatIsKilled() throws IOException {
        assertEquals(0, workspace.plumbline("import").exitCode());
        assertAllOrNothing("score --from 2025-01-01 --to 2025-12-01", 4);
    }

    @Test
    void aHandingOverThatIsKilled() throws IOException {
        assertEquals(0, workspace.plumbline("run").exitCode());
        assertAllOrNothing("handoff", 6);
    }

    @Test
    void aCommandThatIsKilledBetweenItsListAndTheCommitHandsNobodyOver() throws IOException {
        assertEquals(0, workspace.plumbline("run").exitCode());
        Process process = new ProcessBuilder(command(Halted.class, "handoff")).start();
        assertEquals(Halted.EXIT_CODE, waitFor(process));
        assertEquals(Set.of(".handoff-2026-01-01-run-1.csv.run-2.draft"), lists().keySet());
        assertEquals(0, workspace.plumbline("import").exitCode());
        assertEquals(Map.of(), lists());
        assertEquals(0, workspace.plumbline("handoff").exitCode());
        assertEquals(Set.of("handoff-2026-01-01-run-1.csv"), lists().keySet());
    }

    /** A command line whose process ends, as if killed, when the time is asked the second time: just before the commit. */
    static final class Halted extends UtcClock {
        static final int EXIT_CODE = 137;
        private int asked;

        /** Runs in another process. */
        public static void main(String[] args) {
            Plumbline.execute(Terminal.ofProcess(), new Halted(), args);
        }

        @Override
        public Instant instant() {
            if (++asked == 2) {
                Runtime.getRuntime().halt(EXIT_CODE);
            }
            return Shell.NOW;
        }
    }

    @Test
    void theFirstImportThatIsKilled() throws IOException {
        assertAllOrNothing("import", 6);
    }

    private void growEvents() {
        Random random = new Random(2);
        StringBuilder events = new StringBuilder(workspace.read("events.csv"));
        for (int i = 0; i < MORE_EVENTS; i++) {
            events.append("M%s,L%s,2025-%02d-%02dT%02d:00:00Z,page_view\n"
                    .formatted(
                            i,
                            1 + random.nextInt(400),
                            1 + random.nextInt(12),
                            1 + random.nextInt(28),
                            random.nextInt(24)));
        }
        workspace.write("events.csv", events.toString());
    }

    private void assertAllOrNothing(String command, int kills) throws IOException {
        Path kept = Files.createDirectories(temporary.resolve("kept"));
        copyStores(workspace.folder(), kept);
        Contents before = Contents.of(workspace);
        Timing timing = complete(command);
        Contents after = Contents.of(workspace);
        Set<String> files = files();
        Map<String, String> lists = lists();
        reset(kept);
        int done = 0;
        for (Moment moment : moments(timing, kills)) {
            kill(command, moment);
            Contents found = Contents.of(workspace);
            assertTrue(
                    found.equals(before) || found.equals(after) || found.isStoredButNotPublished(before, after),
                    () -> moment + " left neither the old nor the new, which differ from it in "
                            + found.differences(before) + " and " + found.differences(after));
            if (!found.store().equals(before.store())) {
                done++;
                assertEquals(0, workspace.plumbline("score").exitCode());
                assertEquals(lists, lists(), () -> moment + " lost a list whose leads are handed over");
                reset(kept);
            } else {
                assertTrue(
                        lists().keySet().stream().allMatch(name -> name.startsWith(".")),
                        () -> moment + " left a list whose leads are not handed over");
            }
        }
        assertTrue(done < kills, "every kill came too late");
        complete(command);
        assertEquals(after, Contents.of(workspace));
        assertEquals(files, files());
        assertEquals(lists, lists());
    }

    private void reset(Path kept) throws IOException {
        copyStores(kept, workspace.folder());
        for (String name : lists().keySet()) {
            Files.delete(workspace.file(LISTS).resolve(name));
        }
    }

    /** The lists of leads handed over, those that wait for their place too: their content by their name. */
    private Map<String, String> lists() throws IOException {
        Map<String, String> lists = new TreeMap<>();
        if (Files.isDirectory(workspace.file(LISTS))) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(workspace.file(LISTS))) {
                for (Path file : files) {
                    lists.put(file.getFileName().toString(), Files.readString(file));
                }
            }
        }
        return lists;
    }

    /**
     * What readers find.
     *
     * @param store a store without a run counts as none
     */
    private record Contents(StoreContent store, StoreContent copy) {
        static Contents of(SmallWorkspace workspace) {
            Path store = workspace.file("plumbline.duckdb");
            boolean empty = true;
            if (Files.exists(store)) {
                try (Store opened = Store.open(store)) {
                    empty = opened.number("select count(*) from run").orElse(0L) == 0;
                }
            }
            return new Contents(
                    empty ? new StoreContent(Map.of()) : StoreContent.withoutClock(store),
                    StoreContent.withoutClock(workspace.file("plumbline-read.duckdb")));
        }

        List<Set<String>> differences(Contents other) {
            return List.of(store.differences(other.store()), copy.differences(other.copy()));
        }

        boolean isStoredButNotPublished(Contents before, Contents after) {
            return store.equals(after.store()) && copy.equals(before.copy());
        }
    }

    /** How long a command takes as a whole, and how long after its last stage before the copy is published. */
    private record Timing(long millis, long untilCommit) {}

    /**
     * When a command is killed.
     *
     * @param afterWork counted from the end of the last stage inside the transaction, instead of from the beginning
     */
    private record Moment(boolean afterWork, long millis) {}

    /** Spread over the whole time, and as many again over the commit and what comes after it. */
    private static List<Moment> moments(Timing timing, int kills) {
        Random random = new Random(3);
        List<Moment> moments = new ArrayList<>();
        for (int i = 0; i < kills / 2; i++) {
            moments.add(new Moment(false, (long) (timing.millis() * (i + random.nextDouble()) / (kills / 2.0))));
            long end = timing.millis() - timing.untilCommit();
            moments.add(new Moment(true, (long) (end * (i + random.nextDouble()) / (kills / 2.0))));
        }
        Collections.shuffle(moments, random);
        return moments;
    }

    private Process start(String command) throws IOException {
        return new ProcessBuilder(command(Plumbline.class, command))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** @param command words, with a space between two */
    private List<String> command(Class<?> main, String command) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                "--workspace=" + workspace.folder(),
                "--as-of",
                SmallWorkspace.AS_OF));
        words.addAll(List.of(command.split(" ")));
        return words;
    }

    private Timing complete(String command) throws IOException {
        long began = System.nanoTime();
        Process process = start(command);
        long untilCommit = untilLastStage(process, command, began);
        try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
            String said = String.join("\n", err.lines().toList());
            assertEquals(0, waitFor(process), said);
        }
        return new Timing(millisSince(began), untilCommit);
    }

    private void kill(String command, Moment moment) throws IOException {
        long began = System.nanoTime();
        Process process = start(command);
        if (moment.afterWork()) {
            untilLastStage(process, command, began);
            began = System.nanoTime();
        }
        try {
            process.waitFor(Math.max(0, moment.millis() - millisSince(began)), TimeUnit.MILLISECONDS);
            process.destroyForcibly();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        waitFor(process);
    }

    /** Reads what the command says until it tells that the last stage inside its transaction is done. */
    private static long untilLastStage(Process process, String command, long began) throws IOException {
        String last = List.of("handoff", "import", "score").stream()
                .filter(command::startsWith)
                .findFirst()
                .orElse("handoff");
        // The reader is not closed: what comes after is read elsewhere, or not at all.
        BufferedReader err = process.errorReader(StandardCharsets.UTF_8);
        for (String line = err.readLine(); line != null && !line.startsWith(last); line = err.readLine()) {
            assertTrue(!line.contains("Fix:"), line);
        }
        return millisSince(began);
    }

    private static long millisSince(long began) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }

    private static int waitFor(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void copyStores(Path from, Path to) throws IOException {
        for (String name : STORES) {
            Files.deleteIfExists(to.resolve(name));
            if (Files.exists(from.resolve(name))) {
                Files.copy(from.resolve(name), to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private Set<String> files() {
        try (Stream<Path> files = Files.walk(workspace.folder())) {
            Set<String> names = new TreeSet<>();
            files.forEach(file -> names.add(workspace.folder().relativize(file).toString()));
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
