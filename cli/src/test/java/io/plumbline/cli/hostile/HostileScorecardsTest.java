package io.plumbline.cli.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.cli.Shell.Ended;
import io.plumbline.cli.SmallWorkspace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Scorecards that ask for too much get a clear error or the right answer, from the command line. */
class HostileScorecardsTest {
    private static final String BEGINNING = """
            version: 1
            name: hostile
            points: { weights: { fit: 1, engagement: 1 } }
            evaluate: { every: monthly, since: 2026-01-01 }
            """;

    @TempDir
    private Path temporary;

    private SmallWorkspace workspace;

    @BeforeEach
    void make() {
        workspace = SmallWorkspace.in(temporary);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(event("limit: 0"), "engagement.rules[0].limit", "The number is below 0.001."),
                Arguments.of(event("limit: -5"), "engagement.rules[0].limit", "The number is below 0.001."),
                Arguments.of(event("half_life: -7d"), "engagement.rules[0].half_life", "'-7d' cannot be used here."),
                Arguments.of(event("half_life: 0d"), "engagement.rules[0].half_life", "'0d' cannot be used here."),
                Arguments.of(event("within: 1e9d"), "engagement.rules[0].within", "'1e9d' cannot be used here."),
                Arguments.of(
                        event("half_life: 7d, expires: 7d"),
                        "engagement.rules[0].expires",
                        "Rule 'a' has half_life and expires; events age in one way only."),
                Arguments.of(
                        event("limit: 5").replace("points: 1,", "points: 1000000,"),
                        "engagement.rules[0].points",
                        "The number is above 100000."),
                Arguments.of(
                        event("limit: 5").replace("points: 1,", "points: .nan,"), "engagement.rules[0].points", ""),
                Arguments.of(
                        country("matches: '(a)\\1'"),
                        "fit.rules[0].when.matches",
                        "This is no regular expression that can be used: "),
                Arguments.of(
                        country("matches: '(?=a)'"),
                        "fit.rules[0].when.matches",
                        "This is no regular expression that can be used: "),
                Arguments.of(
                        country("matches: 'a{1000000}'"),
                        "fit.rules[0].when.matches",
                        "This is no regular expression that can be used: "),
                Arguments.of(
                        "engagement:\n  rules:\n" + rules(1_001, "event: page_view, within: %sd"),
                        "",
                        "The rules read events 1001 times; together they can do so 1000 times at most."),
                Arguments.of(
                        "lists: { many: ["
                                + IntStream.range(0, 50_001)
                                        .mapToObj(i -> "d" + i)
                                        .collect(Collectors.joining(", ")) + "] }\n" + country("in_list: many"),
                        "scoring.yaml:5",
                        "The file holds more than 50000 values."),
                Arguments.of(
                        "fit:\n  rules: [ { id: a, points: 1, all_of: [ { all_of: [ { attribute: country, equals: DE } ] } ] } ]\n",
                        "fit.rules[0].all_of[0]",
                        ""));
    }

    private static String event(String keys) {
        return "engagement: { rules: [ { id: a, points: 1, event: page_view, " + keys + " } ] }\n";
    }

    private static String country(String comparison) {
        return "fit: { rules: [ { id: a, points: 1, when: { attribute: country, " + comparison + " } } ] }\n";
    }

    private static String rules(int count, String what) {
        return IntStream.range(0, count)
                .mapToObj(i -> "    - { id: r" + i + ", points: 0.001, " + what.formatted(i + 1) + " }\n")
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @MethodSource("refused")
    void isToldWithItsPlace(String sections, String path, String what) {
        workspace.write("scoring.yaml", BEGINNING + sections);
        Ended ended = assertTimeoutPreemptively(Duration.ofMinutes(1), () -> workspace.plumbline("check", "--no-data"));
        assertEquals(2, ended.exitCode(), ended.all());
        assertTrue(ended.err().contains(path), ended.err());
        assertTrue(ended.err().replaceAll("\\s+", " ").contains(what), ended.err());
        assertTrue(ended.err().contains("Fix: "), ended.err());
    }

    @Test
    void whatIsLargeAndAllowedScoresRight() {
        String endless = "a".repeat(20_000) + "!";
        workspace.write("leads.csv", workspace.read("leads.csv") + "evil,2024-01-01," + endless + ",700\n");
        StringBuilder list = new StringBuilder(endless.toUpperCase(Locale.ROOT) + "\n");
        IntStream.range(0, 99_999).forEach(i -> list.append("entry ").append(i).append('\n'));
        workspace.write("many.txt", list.toString());
        workspace.write("scoring.yaml", BEGINNING + """
                lists: { many: { file: many.txt } }
                fit:
                  max: 1000000
                  rules:
                    - { id: blows-up-elsewhere, points: 1000, when: { attribute: country, matches: '^(a+)+$' } }
                    - { id: matches, points: 2000, when: { attribute: country, matches: '^(a|aa)+!$' } }
                    - { id: many, points: 100000, when: { attribute: country, in_list: many } }
                """ + rules(1_000, "when: { attribute: employees, at_least: %s }"));
        assertEquals(0, workspace.plumbline("import").exitCode());
        workspace.write(
                "scoring.yaml", workspace.read("scoring.yaml").replace("points: { w", "points: { max: 1000000, w"));
        assertEquals(102_000.7, scored("evil"));
        workspace.write("scoring.yaml", BEGINNING);
        assertEquals(0, scored("evil"));
    }

    private double scored(String lead) {
        Ended ended =
                assertTimeoutPreemptively(Duration.ofMinutes(2), () -> workspace.plumbline("explain", lead, "--json"));
        assertEquals(0, ended.exitCode(), ended.all());
        JsonNode answer = JsonMapper.shared().readTree(ended.out());
        return answer.get("points").asDouble();
    }
}
