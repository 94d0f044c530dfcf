package io.plumbline.engine.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.problem.ExitCode;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlDocumentTest {

    @Test
    void everyNodeKnowsItsPathAndTheLineOfItsKey() {
        YamlNode root = parse("""
                version: 1
                sources:
                  events:
                    - name: web
                      types:
                        page_view: { seconds: number }
                        "odd name": x
                """);
        YamlNode types = root.field("sources").field("events").items().get(0).field("types");
        assertEquals("sources.events[0].types", types.path());
        assertEquals(5, types.line());
        assertEquals(
                "sources.events[0].types.page_view", types.field("page_view").path());
        assertEquals(6, types.field("page_view").line());
        assertEquals(
                "sources.events[0].types['odd name']", types.field("odd name").path());
        assertEquals(
                List.of("page_view", "odd name"), new ArrayList<>(types.fields().keySet()));
    }

    @Test
    void scalarsAreReadAsTheyAreWritten() {
        YamlNode root =
                parse("{a: 12, b: 1.5, c: yes, d: 'true', e: true, f: 30d, g: 2024-07-01, h: 0x1F, i: 007, j: ''}");
        assertEquals(12, root.field("a").whole());
        assertEquals(1.5, root.field("b").number());
        assertEquals("yes", root.field("c").text());
        assertEquals("a text", root.field("d").kind());
        assertTrue(root.field("e").truth());
        assertEquals(Duration.ofDays(30), root.field("f").duration());
        assertEquals("2024-07-01", root.field("g").text());
        assertEquals("a text", root.field("h").kind());
        assertEquals("007", root.field("i").text());
        assertEquals("", root.field("j").text());
    }

    @Test
    void aNodeThatIsNoListIsAListOfItself() {
        assertEquals(1, parse("where: {property: page}").field("where").items().size());
    }

    @Test
    void aKeyWithoutAValueIsAbsent() {
        assertTrue(parse("a:\nb: 1").find("a").isEmpty());
    }

    @Test
    void anEmptyFileIsNothing() {
        assertEquals("nothing", parse("# only a comment\n").kind());
    }

    @Test
    void everyKeyGivenTwiceIsToldAtOnce() {
        assertProblem("a: 1\nb: {c: 1, c: 2}\na: 2\n", """
                test.yaml:2  b.c
                    'c' is given twice; the first is in line 2.
                    Fix: keep one of the two.
                test.yaml:3  a
                    'a' is given twice; the first is in line 1.
                    Fix: keep one of the two.""");
    }

    @Test
    void anchorsAndAliasesAreRefused() {
        assertProblem("a: &x [1, 2]\nb: *x\n", """
                test.yaml:1  a
                    Anchors (&) and aliases (*) are not supported.
                    Fix: write the value out; quote a text that begins with & or *.
                test.yaml:2  b
                    Anchors (&) and aliases (*) are not supported.
                    Fix: write the value out; quote a text that begins with & or *.""");
    }

    @Test
    void tagsAreRefused() {
        assertProblem("a: !!java.net.URL [http://localhost]\n", """
                test.yaml:1  a
                    Tags (!) are not supported.
                    Fix: remove the tag; quote a text that begins with !.""");
    }

    @Test
    void aSecondDocumentIsRefused() {
        assertProblem("a: 1\n---\nb: 1\n", """
                test.yaml:3
                    A second document begins here.
                    Fix: keep one document, without '---'.""");
    }

    @Test
    void deepNestingIsRefused() {
        String text = "a: " + "[".repeat(60) + "]".repeat(60);
        String message = assertThrows(ProblemException.class, () -> parse(text)).getMessage();
        assertTrue(message.contains("The nesting is too deep."), message);
        String deeper = "a: " + "[".repeat(100_000);
        assertThrows(ProblemException.class, () -> parse(deeper));
    }

    @Test
    void aNulCharacterIsRefused() {
        assertProblem("a: \"b\\0c\"\n", """
                test.yaml:1  a
                    A text holds the character NUL.
                    Fix: remove `\\0` from it.""");
        assertTrue(message("a: b\0c\n").contains("special characters are not allowed"));
        assertTrue(message("\"a\\0\": 1\n").contains("A text holds the character NUL."));
    }

    @Test
    void aMillionBytesOfAnythingAreJudgedAtOnce() {
        JsonSchema schema = JsonSchema.of("{\"type\": \"object\", \"additionalProperties\": false}");
        List<String> texts = List.of(
                IntStream.range(0, 100_000).mapToObj(i -> "k" + i + ": 1\n").collect(Collectors.joining()),
                IntStream.range(0, 40_000).mapToObj(i -> "k" + i + ": 1\n").collect(Collectors.joining()),
                "k: 1\n".repeat(200_000),
                "a: " + "x".repeat(1_000_000),
                "a: " + "9".repeat(1_000_000),
                "- ".repeat(300_000) + "a",
                "? ".repeat(300_000) + "a",
                "a: &a [x, x]\n"
                        + IntStream.range(0, 9_000)
                                .mapToObj(i -> "a" + i + ": &a" + i + " [*a, *a]\n")
                                .collect(Collectors.joining()));
        for (String text : texts) {
            assertTimeout(Duration.ofSeconds(20), () -> {
                Problems problems = new Problems();
                try {
                    YamlDocument.parse("test.yaml", text).validate(schema, problems);
                } catch (ProblemException e) {
                    e.problems().forEach(problems::add);
                }
                assertTrue(!problems.isEmpty() && problems.all().size() <= 200);
                assertTrue(problems.all().stream()
                        .allMatch(problem -> problem.toString().length() < 1_000));
            });
        }
    }

    private static String message(String text) {
        return assertThrows(ProblemException.class, () -> parse(text)).getMessage();
    }

    @Test
    void whatIsNoYamlIsToldWithItsLine() {
        assertProblem("a: 1\nb: [1, 2\nc: 3\n", """
                test.yaml:3
                    This is not YAML: expected ',' or ']', but got :.
                    Fix: check the indentation, the quotes and the ':' of this line and the one before; quote a text that begins with a sign such as * or @.""");
        assertProblem("a: 1\n\tb: 2\n", """
                test.yaml:2
                    This is not YAML: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation).
                    Fix: check the indentation, the quotes and the ':' of this line and the one before; quote a text that begins with a sign such as * or @.""");
    }

    @Test
    void filesThatCannotBeReadAreTold(@TempDir Path folder) throws IOException {
        Path latin = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xE9});
        Path large = Files.writeString(folder.resolve("large.yaml"), " ".repeat((1 << 20) + 1));
        assertFile(folder.resolve("none.yaml"), "There is no such file in this workspace.");
        assertFile(latin, "The file is not UTF-8 text.");
        assertFile(large, "The file is larger than 1 MiB.");
        assertFile(folder, "This is no file.");
    }

    @Test
    void aByteOrderMarkIsSkipped(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("bom.yaml"), "\uFEFFversion: 1\n");
        assertEquals(1, YamlDocument.read(file).root().field("version").whole());
    }

    private static void assertFile(Path file, String what) {
        String message = assertThrows(ProblemException.class, () -> YamlDocument.read(file))
                .getMessage();
        assertTrue(message.startsWith(file.getFileName() + "\n    " + what + "\n    Fix: "), message);
    }

    private static void assertProblem(String text, String expected) {
        ProblemException thrown = assertThrows(ProblemException.class, () -> parse(text));
        assertEquals(ExitCode.USAGE, thrown.exitCode());
        assertEquals(expected, thrown.getMessage());
    }

    private static YamlNode parse(String text) {
        return YamlDocument.parse("test.yaml", text).root();
    }
}
