package io.plumbline.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.store.Store;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The yardstick is worth having and nothing depends on it: where XGBoost does not run, training goes on without it. */
class WithoutXgboostTest {
    private static final String NOTE =
            "There is no yardstick: XGBoost does not run on this machine. On macOS it needs 'brew install libomp'.";
    private static final String UNKNOWN_MACHINE = "-Dtest.machine=of-tomorrow";

    @TempDir
    Path directory;

    @Test
    void itsJarMayBeLeftOut() throws Exception {
        String without = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !Path.of(entry).getFileName().toString().contains("xgboost"))
                .collect(Collectors.joining(File.pathSeparator));
        assertEquals(List.of(NOTE, "trained: true", "yardsticks: 0"), trained("-cp", without));
    }

    @Test
    void itsLibraryMayNotLoad() throws Exception {
        assertEquals(
                List.of(NOTE, "trained: true", "yardsticks: 0"),
                trained(UNKNOWN_MACHINE, "-cp", System.getProperty("java.class.path")));
    }

    private List<String> trained(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of(options));
        command.addAll(List.of(Trained.class.getName(), directory.toString()));
        Path told = directory.resolve("told.txt");
        Process process = new ProcessBuilder(command)
                .redirectOutput(told.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertEquals(0, process.waitFor(), () -> text(told));
        return text(told).lines().toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Another process, in which nothing has asked for the library yet. */
    static final class Trained {
        private Trained() {}

        public static void main(String[] args) throws IOException {
            try (Store store = SmallMarket.store(900)) {
                if (System.getProperty("test.machine") != null) {
                    System.setProperty("os.arch", System.getProperty("test.machine"));
                }
                TrainedModel model = Training.train(
                        store,
                        SmallMarket.workspace(Path.of(args[0]), "monthly, yardstick: true", "1"),
                        SmallMarket.scorecard(),
                        1,
                        SmallMarket.AS_OF);
                model.notes().stream()
                        .filter(note -> note.contains("yardstick"))
                        .forEach(System.out::println);
                System.out.println("trained: " + (model.rows() > 0));
                System.out.println("yardsticks: "
                        + store.number("select count(yardstick) from holdout_score")
                                .orElseThrow());
            }
        }
    }
}
