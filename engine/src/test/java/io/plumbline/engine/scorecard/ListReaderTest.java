package io.plumbline.engine.scorecard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListReaderTest {
    private static final Declarations DECLARATIONS =
            new Declarations(new TreeMap<>(Map.of("email", ValueType.TEXT, "age", ValueType.NUMBER)), new TreeMap<>());

    @TempDir
    private Path folder;

    @Test
    void aListIsWrittenInTheFileWithoutRegardToCaseAndOrder() throws IOException {
        assertEquals(
                List.of("12", "acme.com", "example.org"),
                list("lists: { mine: [Example.org, acme.com, 12, ' ACME.com '] }"));
    }

    @Test
    void aListIsReadFromATextFileOfTheWorkspace() throws IOException {
        Files.createDirectories(folder.resolve("lists"));
        Files.writeString(folder.resolve("lists/targets.txt"), """
                # our targets
                Acme.com   # the best one

                c#-club.org
                """);
        assertEquals(List.of("acme.com", "c#-club.org"), list("lists: { mine: { file: lists/targets.txt } }"));
        assertEquals(
                List.of("c#-club.org", "more.com"),
                list("lists: { mine: { file: lists/targets.txt, add: [more.com], remove: [ACME.com] } }"));
    }

    @Test
    void aShippedListIsExtendedByItsName() throws IOException {
        List<String> shipped =
                ShippedList.find("free_email_domains").orElseThrow().entries();
        assertTrue(shipped.contains("gmail.com"));
        List<String> extended = list(
                "lists: { free_email_domains: { add: [mail.example], remove: [gmail.com] } }", "free_email_domains");
        assertTrue(extended.contains("mail.example"));
        assertFalse(extended.contains("gmail.com"));
        assertEquals(shipped.size(), extended.size());
        assertEquals(
                List.of("only.example"), list("lists: { free_email_domains: [only.example] }", "free_email_domains"));
    }

    @Test
    void everyShippedListHasEntriesThatAreWrittenOnce() {
        for (String name : ShippedList.NAMES) {
            assertTrue(ShippedList.find(name).orElseThrow().entries().size() >= 9, name);
        }
        assertEquals(ShippedList.NAMES.stream().sorted().toList(), ShippedList.NAMES);
    }

    @Test
    void whatAListHoldsIsPartOfTheFingerprint() throws IOException {
        assertNotEquals(
                read("lists: { mine: [a.com] }", "mine").fingerprint(),
                read("lists: { mine: [b.com] }", "mine").fingerprint());
        assertEquals(
                read("lists: { mine: [a.com, b.com] }", "mine").fingerprint(),
                read("lists: { mine: [B.com, a.com] }", "mine").fingerprint());
    }

    @Test
    void tenThousandEntriesAreRead() throws IOException {
        Files.writeString(
                folder.resolve("many.txt"),
                IntStream.range(0, 10_000).mapToObj(i -> "d" + i + ".com").collect(Collectors.joining("\n")));
        assertEquals(10_000, list("lists: { mine: { file: many.txt } }").size());
    }

    @Test
    void aFileOutsideTheWorkspaceIsRefused() throws IOException {
        Path elsewhere = Files.createTempFile("elsewhere", ".txt");
        Files.createSymbolicLink(folder.resolve("link.txt"), elsewhere);
        for (String path : List.of(elsewhere.toString(), "../other.txt", "lists/../../other.txt", "link.txt")) {
            assertEquals(
                    "scoring.yaml:3 lists.mine.file The list's file is not in the folder of the workspace. "
                            + "Fix: write a path below that folder, such as lists/targets.txt, and put the file there.",
                    problem("lists: { mine: { file: '" + path + "' } }", "mine"));
        }
        Files.delete(elsewhere);
    }

    @Test
    void aListThatCannotBeReadIsTold() throws IOException {
        assertEquals(
                "scoring.yaml:3 lists.mine.file There is no such file in the workspace. "
                        + "Fix: create it, one entry a line.",
                problem("lists: { mine: { file: absent.txt } }", "mine"));
        Files.write(folder.resolve("latin.txt"), new byte[] {(byte) 0xE4, 10});
        assertEquals(
                "scoring.yaml:3 lists.mine.file The list's file is not UTF-8 text. Fix: save it as UTF-8.",
                problem("lists: { mine: { file: latin.txt } }", "mine"));
        Files.writeString(folder.resolve("control.txt"), "a\u0000b\n");
        assertEquals(
                "scoring.yaml:3 lists.mine An entry of the list holds a control character. "
                        + "Fix: write one entry a line, as text.",
                problem("lists: { mine: { file: control.txt } }", "mine"));
    }

    @Test
    void aListThatDoesNotExistIsTold() {
        assertEquals(
                "scoring.yaml:3 fit.rules[0].when.in_list There is no list 'free_mail_domains'. "
                        + "Fix: write 'free_email_domains', or add it under 'lists' of scoring.yaml.",
                problem("", "free_mail_domains"));
        assertEquals(
                "scoring.yaml:3 lists.own No list 'own' comes with Plumbline that could be extended. Fix: write the "
                        + "entries as a list, or name one of: " + String.join(", ", ShippedList.NAMES) + ".",
                problem("lists: { own: { add: [a] } }", "free_email_domains"));
    }

    private List<String> list(String lists) throws IOException {
        return list(lists, "mine");
    }

    private List<String> list(String lists, String name) throws IOException {
        AttributeRule rule = (AttributeRule) read(lists, name).fit().rules().get(0);
        return ((Comparison.InList) rule.when().comparison()).list().entries();
    }

    private Scorecard read(String lists, String name) throws IOException {
        Path file = Files.writeString(
                folder.resolve("scoring.yaml"), """
                version: 1
                name: lists
                %s
                fit: { rules: [ { id: r, points: 1, when: { attribute: email, in_list: %s } } ] }
                points: { weights: { fit: 1 } }
                """.formatted(lists, name).replace("lists\n\n", "lists\n"));
        return ScorecardReader.read(file, DECLARATIONS);
    }

    private String problem(String lists, String name) {
        ProblemException e = assertThrows(ProblemException.class, () -> read(lists, name));
        return e.problems().stream()
                .map(problem ->
                        problem.where() + " " + problem.path() + " " + problem.what() + " Fix: " + problem.fix())
                .collect(Collectors.joining("\n"));
    }
}
