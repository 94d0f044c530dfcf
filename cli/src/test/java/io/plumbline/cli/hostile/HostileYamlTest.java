package io.plumbline.cli.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.cli.Shell.Ended;
import io.plumbline.cli.SmallWorkspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** YAML made to fill the memory, to run code, or to mean something else than it seems. */
class HostileYamlTest {

    @TempDir
    private Path temporary;

    static Stream<Arguments> texts() {
        String bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
                + IntStream.range(1, 12)
                        .mapToObj(i -> "a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ", ").repeat(9) + "*a" + (i - 1)
                                + "]\n")
                        .collect(Collectors.joining());
        return Stream.of(
                Arguments.of("a bomb of anchors", bomb),
                Arguments.of("anchors and merge keys", "version: &v 1\nname: *v\n<<: { a: 1 }\n"),
                Arguments.of("an anchor within itself", "version: 1\nname: &n [*n]\n"),
                Arguments.of("ten thousand open brackets", "[".repeat(10_000)),
                Arguments.of(
                        "ten thousand levels",
                        IntStream.range(0, 3_000)
                                .mapToObj(i -> " ".repeat(i) + "a:\n")
                                .collect(Collectors.joining())),
                Arguments.of(
                        "a class to construct",
                        "version: 1\nname: !!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[]]]\n"),
                Arguments.of("a tag of its own", "version: 1\nname: !exec 'touch made'\n"),
                Arguments.of("ten megabytes in a text", "version: 1\nname: " + "x".repeat(10_000_000) + "\n"),
                Arguments.of("a key twice", "version: 1\nname: a\nname: b\n"),
                Arguments.of("two documents", "version: 1\n---\nversion: 1\n"),
                Arguments.of("NUL in the middle", "version: 1\nname: a\0b\n"),
                Arguments.of("signs that turn lines around", "version: 1\nname: \"\u202eevil\"\n"),
                Arguments.of("a list", "- 1\n- 2\n"),
                Arguments.of("nothing", ""),
                Arguments.of("a number beyond all", "version: 1e999999999\nname: a\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void isRefusedWithAPlaceAndARemedy(String name, String text) {
        SmallWorkspace workspace = SmallWorkspace.in(temporary);
        Sentinel sentinel = Sentinel.beside(workspace.folder());
        for (String file : new String[] {"plumbline.yaml", "scoring.yaml"}) {
            String before = workspace.read(file);
            workspace.write(file, text);
            Ended ended = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> workspace.plumbline("check"));
            assertEquals(2, ended.exitCode(), name + " in " + file + ": " + shortened(ended));
            assertTrue(ended.err().contains(file), shortened(ended));
            assertTrue(ended.err().contains("Fix: "), shortened(ended));
            assertTrue(
                    ended.err().length() < 20_000,
                    "the message is " + ended.err().length() + " signs long");
            assertFalse(ended.err().contains("does not foresee"), shortened(ended));
            assertFalse(ended.err().contains("\u202e"), shortened(ended));
            workspace.write(file, before);
        }
        sentinel.assertNothingOutsideChanged();
        assertFalse(Files.exists(workspace.file("made")));
        assertFalse(Files.exists(Path.of("made")));
    }

    private static String shortened(Ended ended) {
        String all = ended.all();
        return all.length() < 2_000 ? all : all.substring(0, 2_000) + " ...";
    }
}
