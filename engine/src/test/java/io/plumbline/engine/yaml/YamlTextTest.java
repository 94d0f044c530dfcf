package io.plumbline.engine.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTextTest {
    private static final String MIXED = """
            # Owned by Märkte 😀 ltd
            name: 'it''s # ours'   # a name

            rules:
              - { id: a, points: 15, within: 30d }   # keep "points: 15"
              -   id: b
                  points:   2.50     # two and a half
                  half_life: 14d
                  limit: 20
              - points: 7
                id: c
            segments: [ { name: s, rules: [ {id: a, points: 3} ] } ]
            """;

    private static String edited(String text, String path, String value) {
        YamlText yaml = YamlText.of(text);
        assertTrue(yaml.replace(path, value), path);
        return yaml.text(List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "rules[0].points, points: 15; within, points: -8; within",
        "rules[1].points, points:   2.50     #, points:   -8     #",
        "rules[2].points, - points: 7, - points: -8",
        "segments[0].rules[0].points, points: 3}, points: -8}",
    })
    void onlyTheValueChanges(String path, String before, String after) {
        String expected = MIXED.replace(before.replace(';', ','), after.replace(';', ','));
        assertFalse(expected.equals(MIXED));
        assertEquals(expected, edited(MIXED, path, "-8"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF", "---\n", "\uFEFF# first\n---\n"})
    void lineEndsAndMarksStay(String begin) {
        String text = (begin + MIXED).replace("\n", "\r\n");
        assertEquals(
                text.replace("points: 7", "points: 1000").replace("points: 15, within", "points: 0, within"),
                twoEdits(text).text(List.of()));
    }

    private static YamlText twoEdits(String text) {
        YamlText yaml = YamlText.of(text);
        yaml.replace("rules[2].points", "1000");
        yaml.replace("rules[0].points", "0");
        return yaml;
    }

    @Test
    void remarksStandAtTheTopWithTheLineEndsOfTheFile() {
        assertEquals("\uFEFF# one two\r\n# three\r\na: 2\r\n", remarked("\uFEFFa: 1\r\n"));
        assertEquals("# one two\n# three\na: 2", remarked("a: 1"));
    }

    private static String remarked(String text) {
        YamlText yaml = YamlText.of(text);
        yaml.replace("a", "2");
        return yaml.text(List.of("one\ntwo", "three"));
    }

    @Test
    void whereNothingChangesTheTextIsTheSame() {
        YamlText yaml = YamlText.of(MIXED);
        assertTrue(yaml.isUnchanged());
        assertEquals(MIXED, yaml.text(List.of("remark")));
    }

    @Test
    void whatIsQuotedOrNoValueOrNotThereIsLeft() {
        YamlText yaml = YamlText.of(MIXED);
        assertFalse(yaml.replace("name", "other"));
        assertFalse(yaml.replace("rules[0]", "other"));
        assertFalse(yaml.replace("rules[7].points", "1"));
        assertTrue(yaml.isUnchanged());
    }

    @ParameterizedTest
    @CsvSource({
        "rules[0].within, '15, within: 30d }', '15 }'",
        "rules[0].id, '{ id: a, points', '{ points'",
        "rules[1].half_life, '      half_life: 14d\n', ''",
    })
    void aKeyIsTakenOutWithItsValue(String path, String before, String after) {
        YamlText yaml = YamlText.of(MIXED);
        assertTrue(yaml.remove(path), path);
        assertEquals(MIXED.replace(before, after), yaml.text(List.of()));
    }

    @Test
    void aKeyThatCannotBeTakenOutSafelyStays() {
        YamlText yaml = YamlText.of(MIXED);
        assertFalse(yaml.remove("rules[1].points"), "a comment stands behind it");
        assertFalse(yaml.remove("rules[2].points"), "it begins the entry");
        assertTrue(yaml.isUnchanged());
    }

    @Test
    void anyNumberOfChangesReadsBackAsMeant() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            YamlText yaml = YamlText.of(MIXED);
            int first = random.nextInt(2000) - 1000;
            int second = random.nextInt(2000) - 1000;
            yaml.replace("rules[0].points", String.valueOf(first));
            yaml.replace("segments[0].rules[0].points", String.valueOf(second));
            YamlNode root =
                    YamlDocument.parse("x.yaml", yaml.text(List.of("r"))).root();
            assertEquals(
                    first, root.field("rules").items().get(0).field("points").number());
            assertEquals(
                    second,
                    root.field("segments")
                            .items()
                            .get(0)
                            .field("rules")
                            .items()
                            .get(0)
                            .field("points")
                            .number());
            assertEquals(2.5, root.field("rules").items().get(1).field("points").number());
        }
    }
}
