package io.plumbline.engine.proposal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.workspace.Field;
import io.plumbline.engine.workspace.LeadSource;
import io.plumbline.engine.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a header is called, the configuration names that column again when it is read. */
class HostileNamesTest {
    private static final List<String> PIECES = List.of(
            "\"",
            "'",
            ":",
            ": ",
            " #",
            "#",
            "{",
            "}",
            "[",
            "]",
            ",",
            "&",
            "*",
            "!",
            "|",
            ">",
            "%",
            "@",
            "`",
            "\\",
            "\t",
            "\n",
            "\r\n",
            "-",
            "- ",
            "?",
            "? ",
            "~",
            "null",
            "true",
            "no",
            "1e3",
            "0x1F",
            "12",
            "2024-01-01",
            "=cmd()",
            "+1",
            "عنوان",
            "\u202E",
            "\u2066",
            "\u200B",
            "\u00A0",
            "\u2028",
            "Город",
            "名前",
            "😀",
            "é",
            "a",
            "Zz",
            " ",
            "$row",
            "<b>",
            "'); drop table lead; --");

    @TempDir
    private Path folder;

    private static String name(Random random) {
        StringBuilder name = new StringBuilder("x".repeat(random.nextInt(2)));
        int pieces = 1 + random.nextInt(6);
        for (int k = 0; k < pieces; k++) {
            name.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return name.toString();
    }

    private static String cell(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void everyHeaderReadsBackAsItself(long seed) {
        Random random = new Random(seed);
        Set<String> names = new HashSet<>();
        while (names.size() < 12) {
            String name = name(random);
            if (!name.isBlank()) {
                names.add(name);
            }
        }
        List<String> header = new ArrayList<>(names);
        header.add("lead id");
        String head = header.stream().map(HostileNamesTest::cell).collect(Collectors.joining(","));
        String text = Exports.lines(head, 60, i -> ("v" + i % 4 + ",").repeat(header.size() - 1) + "k" + i);
        try (Exports export = new Exports(folder).leads("leads.csv", text)) {
            LeadTable leads = export.understood().leads();
            Workspace workspace = export.workspace();
            export.scorecard();
            LeadSource source = workspace.sources().leads().get(0);
            assertEquals(
                    leads.all(Role.ATTRIBUTE).stream()
                            .map(role -> role.name() + "=" + role.column().name())
                            .toList(),
                    source.attributes().stream()
                            .map(HostileNamesTest::assignment)
                            .toList());
            assertEquals(
                    leads.all(Role.NOT_USED).stream()
                            .filter(role -> ColumnRole.canBeNamed(role.column()))
                            .map(role -> role.column().name())
                            .collect(Collectors.toSet()),
                    source.notUsed().keySet());
        }
    }

    private static String assignment(Field field) {
        return field.name() + "=" + field.column();
    }

    @Test
    void typesOfEventsAreWrittenAsTheyStand() throws IOException {
        List<String> types = List.of("a: b", "\"q\"", "{}", "yes", "=1+1", "line\nbreak", "\u202Eevil", "1", "~");
        String leads = Exports.lines("lead id,created at", 50, i -> "k" + i + ",2025-01-0" + (1 + i % 9));
        String events = Exports.lines(
                "lead id,time,type",
                450,
                i -> "k" + i % 50 + ",2025-02-0" + (1 + i % 9) + "," + cell(types.get(i % 9)));
        try (Exports export = new Exports(folder).leads("leads.csv", leads).events("log.csv", events)) {
            assertEquals(
                    new HashSet<>(types),
                    export.workspace().sources().events().get(0).types().stream()
                            .map(type -> type.value())
                            .collect(Collectors.toSet()));
        }
        assertEquals(true, Files.exists(folder.resolve("workspace/plumbline.yaml")));
    }
}
