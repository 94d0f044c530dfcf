package io.plumbline.training.group;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.declaration.ValueType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupsTest {
    private static final long MOMENT = Instant.parse("2026-03-01T00:00:00Z").getEpochSecond() * 1_000_000;

    @Test
    void agesAreBandsOfTenYearsWithBothEndsInside() {
        assertEquals(
                labels("under 25", "under 25", "25 to 34", "25 to 34", "35 to 44", "65 and older", "65 and older", ""),
                bands("age", ValueType.NUMBER, "18", "24.9", "25", "34", "35", "65", "101", ""));
    }

    @Test
    void aDateOfBirthIsTheAgeAtTheRow() {
        assertEquals(
                labels("25 to 34", "under 25", "65 and older", ""),
                bands("date of birth", ValueType.DATE, "2001-03-01", "2001-03-02", "1930-12-31", ""));
        assertEquals(
                labels("25 to 34", "under 25", ""), bands("date of birth", ValueType.NUMBER, "2001.0", "2002.0", ""));
        assertEquals(labels("25 to 34"), bands("date of birth", ValueType.TIMESTAMP, "2001-03-01 00:00:00"));
    }

    @Test
    void fewNumbersStandForThemselvesAndManyAreQuartersOfTheRows() {
        assertEquals(labels("2", "0", "1.5"), bands("family", ValueType.NUMBER, "2.0", "0.0", "1.5"));
        String[] many = IntStream.rangeClosed(1, 100).mapToObj(String::valueOf).toArray(String[]::new);
        List<Optional<String>> bands = bands("family", ValueType.NUMBER, many);
        assertEquals(Optional.of("up to 25"), bands.get(24));
        assertEquals(Optional.of("above 25, up to 50"), bands.get(25));
        assertEquals(Optional.of("above 75"), bands.get(99));
    }

    @Test
    void otherDatesAreYearsAndTextsAreThemselves() {
        assertEquals(labels("2019", ""), bands("pregnancy", ValueType.DATE, "2019-05-06", ""));
        assertEquals(labels("F", "true"), bands("gender", ValueType.TEXT, "F", "true"));
    }

    @Test
    void valuesOfFewLeadsArePooledAndHeldBackWhereEvenThatIsTooLittle() {
        List<Optional<String>> values = new ArrayList<>();
        values.addAll(Collections.nCopies(40, Optional.of("f")));
        values.addAll(Collections.nCopies(35, Optional.of("m")));
        values.addAll(Collections.nCopies(20, Optional.of("x")));
        values.addAll(Collections.nCopies(15, Optional.of("d")));
        values.addAll(Collections.nCopies(3, Optional.empty()));
        int[] lead = IntStream.range(0, values.size()).toArray();
        assertEquals(
                List.of("VALUE f 40", "VALUE m 35", "OTHER  35", "HELD_BACK  3"),
                words(Groups.of(new Bands.Labels(values, List.of()), lead)));
    }

    @Test
    void aLeadInManyRowsIsStillOneLead() {
        List<Optional<String>> values = Collections.nCopies(60, Optional.of("f"));
        int[] lead = IntStream.range(0, 60).map(row -> row / 3).toArray();
        assertEquals(List.of("HELD_BACK  60"), words(Groups.of(new Bands.Labels(values, List.of()), lead)));
    }

    @Test
    void bandsStandInTheirOrderAndValuesInThatOfTheAlphabet() {
        List<Optional<String>> values = new ArrayList<>();
        for (String age : List.of("65 and older", "under 25", "25 to 34")) {
            values.addAll(Collections.nCopies(30, Optional.of(age)));
        }
        int[] lead = IntStream.range(0, values.size()).toArray();
        assertEquals(
                List.of("VALUE under 25 30", "VALUE 25 to 34 30", "VALUE 65 and older 30"),
                words(Groups.of(
                        new Bands.Labels(values, List.of("under 25", "25 to 34", "35 to 44", "65 and older")), lead)));
    }

    private static List<String> words(List<Group> groups) {
        return groups.stream()
                .map(group -> group.basis() + " " + group.value() + " " + group.rows().length)
                .toList();
    }

    private static List<Optional<String>> bands(String kind, ValueType type, String... values) {
        long[] moments = new long[values.length];
        Arrays.fill(moments, MOMENT);
        return Bands.of(kind, type, labels(values), moments).ofRow();
    }

    private static List<Optional<String>> labels(String... labels) {
        return Arrays.stream(labels)
                .map(label -> Optional.of(label).filter(text -> !text.isEmpty()))
                .toList();
    }
}
