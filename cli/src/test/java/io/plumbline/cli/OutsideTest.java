package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.cli.Shell.Ended;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands write inside the workspace and nowhere else, not even for a moment. */
@Tag("slow")
class OutsideTest {
    /** What the driver of the store unpacks of itself, and deletes when Java ends. */
    private static final String OF_THE_DRIVER = "libduckdb_java\\d+\\.so";

    @TempDir
    private Path temporary;

    /** All commands in a Java of their own, whose folders are set when it starts. */
    static final class Commands {
        private Commands() {}

        public static void main(String[] words) {
            Path space = Path.of(words[0]);
            SmallWorkspace small = new SmallWorkspace(Path.of(words[1]));
            done(Shell.PLAIN.run(
                    "init", space, "--leads", small.file("leads.csv"), "--events", small.file("log.json")));
            done(Shell.PLAIN.run("-w", space, "check"));
            for (List<Object> command : List.<List<Object>>of(
                    List.of("check"),
                    List.of("import"),
                    List.of("run"),
                    List.of("export", "--to", "csv"),
                    List.of("export", "--to", "parquet"),
                    List.of("handoff"),
                    List.of("sql", "select count(*) from lead"),
                    List.of("doctor"))) {
                done(small.plumbline(command.toArray()));
            }
        }

        private static void done(Ended ended) {
            if (ended.exitCode() != 0) {
                throw new IllegalStateException(ended.all());
            }
        }
    }

    @Test
    void theTemporaryFolderAndTheHomeStayAsTheyAre() throws IOException, InterruptedException {
        SmallWorkspace small = SmallWorkspace.in(temporary);
        small.write(
                "log.json",
                Stream.of(small.read("events.csv").split("\n"))
                        .skip(1)
                        .map(line -> line.split(","))
                        .map(cells -> "{\"lead_id\":\"%s\",\"at\":\"%s\",\"type\":\"%s\"}\n"
                                .formatted(cells[1], cells[2], cells[3]))
                        .reduce("", String::concat));
        Path system = Files.createDirectory(temporary.resolve("system"));
        Path home = Files.createDirectory(temporary.resolve("home"));
        Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
        try (WatchService watch = system.getFileSystem().newWatchService()) {
            for (Path folder : List.of(system, home, elsewhere)) {
                folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            }
            Process process = start(system, home, elsewhere, small);
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, process.waitFor(), said);
            Set<String> made = made(watch);
            assertTrue(made.stream().anyMatch(name -> name.matches(OF_THE_DRIVER)), "the watch saw nothing");
            made.removeIf(name -> name.matches(OF_THE_DRIVER));
            assertEquals(Set.of(), made);
        }
        for (Path folder : List.of(system, home, elsewhere)) {
            assertEquals(0, folder.toFile().list().length, folder.toString());
        }
        assertTrue(Files.exists(temporary.resolve("space/plumbline.yaml")));
        assertTrue(Files.notExists(temporary.resolve("space/.plumbline-tmp")));
        assertTrue(Files.notExists(small.file(".plumbline-tmp")));
    }

    private Process start(Path system, Path home, Path elsewhere, SmallWorkspace small) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:-UsePerfData",
                        "-Djava.io.tmpdir=" + system,
                        "-Duser.home=" + home,
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Commands.class.getName(),
                        temporary.resolve("space").toString(),
                        small.folder().toString())
                .directory(elsewhere.toFile())
                .redirectErrorStream(true);
        builder.environment().put("HOME", home.toString());
        builder.environment().put("TMPDIR", system.toString());
        return builder.start();
    }

    private static Set<String> made(WatchService watch) {
        Set<String> names = new TreeSet<>();
        for (WatchKey key = watch.poll(); key != null; key = watch.poll()) {
            key.pollEvents().forEach(event -> names.add(String.valueOf(event.context())));
        }
        return names;
    }
}
