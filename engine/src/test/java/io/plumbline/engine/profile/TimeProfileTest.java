package io.plumbline.engine.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.store.Store;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeProfileTest {
    private static final LocalDateTime FIRST = LocalDateTime.of(2023, 11, 25, 13, 4, 5);
    private static final int ROWS = 60;

    @TempDir
    private Path folder;

    private Store store;

    @BeforeEach
    void open() {
        store = Store.inMemory();
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** Rows lie 31 hours apart, from 25 November 2023 13:04:05. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "yyyy-MM-dd HH:mm:ss          | -                        | false | false",
                "yyyy-MM-dd'T'HH:mm:ss'Z'     | -                        | true  | false",
                "yyyy-MM-dd'T'HH:mm:ss'+01:00'| -                        | true  | false",
                "yyyy-MM-dd HH:mm             | -                        | false | false",
                "yyyy-MM-dd                   | -                        | false | true",
                "yyyy/MM/dd                   | -                        | false | true",
                "yyyy-MM-dd'T'HH:mm:ss' +01:00'| -                       | true  | false",
                "dd/MM/yyyy HH:mm             | %d/%m/%Y %H:%M           | false | false",
                "MM/dd/yyyy HH:mm:ss          | %m/%d/%Y %H:%M:%S        | false | false",
                "M/d/yyyy h:mm a              | %m/%d/%Y %I:%M %p        | false | false",
                "M/d/yyyy h:mm'\u202f'a       | %m/%d/%Y %I:%M %p        | false | false",
                "M/d/yyyy, h:mm:ss a          | %m/%d/%Y, %I:%M:%S %p    | false | false",
                "dd.MM.yyyy                   | %d.%m.%Y                 | false | true",
                "d.M.yy HH:mm                 | %d.%m.%y %H:%M           | false | false",
                "dd-MM-yyyy                   | %d-%m-%Y                 | false | true",
                "MMM d, yyyy                  | %b %d, %Y                | false | true",
                "MMMM d, yyyy 'at' h:mm a     | %B %d, %Y at %I:%M %p    | false | false",
                "dd-MMM-yyyy HH:mm            | %d-%b-%Y %H:%M           | false | false",
                "d MMMM yyyy                  | %d %B %Y                 | false | true",
                "EEE, dd MMM yyyy HH:mm:ss '+0000' | %a, %d %b %Y %H:%M:%S %z | true | false",
                "EEEE, MMMM d, yyyy           | %A, %B %d, %Y            | false | true",
                "dd/MM/yyyy HH:mm:ss.SSS      | %d/%m/%Y %H:%M:%S.%f     | false | false",
                "yyyyMMdd                     | %Y%m%d                   | false | true",
                "yyyyMMddHHmmss               | %Y%m%d%H%M%S             | false | false",
                "yyyy.MM.dd HH:mm             | %Y.%m.%d %H:%M           | false | false",
            })
    void styles(String pattern, String format, boolean hasOffset, boolean dateOnly) {
        ColumnProfile column = profile(texts(pattern)).columns().get(1);
        TimeProfile time = column.time().orElseThrow();
        assertEquals(Optional.ofNullable(format), time.format());
        assertEquals(hasOffset, time.hasOffset());
        assertEquals(dateOnly, time.dateOnly());
        assertEquals(1.0, time.share());
        assertEquals(dateOnly ? ValueType.DATE : ValueType.TIMESTAMP, column.type());
        assertEquals(false, time.dayMonthAmbiguous());
        assertTrue(time.patterns().size() <= 10);
    }

    @Test
    void theFirstAndTheLastInstantAreThoseOfTheCells() {
        TimeProfile time =
                profile(texts("dd/MM/yyyy HH:mm:ss")).columns().get(1).time().orElseThrow();
        assertEquals(FIRST.toInstant(ZoneOffset.UTC), time.earliest());
        assertEquals(FIRST.plusHours(31L * (ROWS - 1)).toInstant(ZoneOffset.UTC), time.latest());
    }

    @Test
    void daysThatNeverPassTheTwelfthAreDeclaredAmbiguous() {
        TimeProfile time = profile(List.of("03/04/2024", "05/06/2024", "11/12/2024"))
                .columns()
                .get(1)
                .time()
                .orElseThrow();
        assertEquals(true, time.dayMonthAmbiguous());
        assertEquals(Optional.of("%m/%d/%Y"), time.format());
    }

    @Test
    void anAmbiguousColumnTakesTheStyleOfTheOthers() {
        TableProfile table = new Exports(folder, store).profile("""
                id,created,closed
                1,03/04/2024,25/04/2024
                2,05/06/2024,07/06/2024
                """);
        assertEquals(
                Optional.of("%d/%m/%Y"),
                table.columns().get(1).time().orElseThrow().format());
        assertEquals(
                List.of("Columns that have dates that fit days before months as well as months before days; check their"
                        + " format: 'created'."),
                table.remarks());
    }

    @Test
    void aFileWithSemicolonsPutsDaysFirstWhenNothingSettlesIt() {
        TableProfile table = new Exports(folder, store).profile("id;am\n1;03/04/2024\n2;05/06/2024\n");
        assertEquals(
                Optional.of("%d/%m/%Y"),
                table.columns().get(1).time().orElseThrow().format());
    }

    @Test
    void ofSeveralStylesTheCommonestIsTaken() {
        List<String> mixed = Stream.concat(
                        texts("dd.MM.yyyy HH:mm").stream().limit(45),
                        texts("MMM d, yyyy").stream().limit(15))
                .toList();
        ColumnProfile column = profile(mixed).columns().get(1);
        TimeProfile time = column.time().orElseThrow();
        assertEquals(Optional.of("%d.%m.%Y %H:%M"), time.format());
        assertEquals(0.75, time.share());
        assertEquals(0.75, column.fit());
        assertEquals(new ValueCount("99.99.9999 99:99", 45), time.patterns().get(0));
        assertEquals(
                List.of("Columns that write times in several ways, and the import reads only the commonest: 'when'"
                        + " (75.0 % read)."),
                profile(mixed).remarks());
    }

    @Test
    void isoBesideTheCommonestStyleIsReadToo() {
        List<String> mixed = Stream.concat(
                        texts("dd.MM.yyyy HH:mm").stream().limit(45),
                        texts("yyyy-MM-dd HH:mm").stream().limit(15))
                .toList();
        assertEquals(1.0, profile(mixed).columns().get(1).time().orElseThrow().share());
    }

    @ParameterizedTest
    @CsvSource({"1,epoch_seconds", "1000,epoch_milliseconds", "1000000,epoch_microseconds"})
    void countsFrom1970NeedANameThatSaysSo(long perSecond, String format) {
        List<String> counts = IntStream.range(0, ROWS)
                .mapToObj(row -> String.valueOf((1_700_000_000L + row * 86_401L) * perSecond))
                .toList();
        TimeProfile time = profile("createdAt", counts).columns().get(1).time().orElseThrow();
        assertEquals(Optional.of(format), time.format());
        assertEquals(true, time.hasOffset());
        assertEquals(Instant.ofEpochSecond(1_700_000_000L), time.earliest());
        assertEquals(
                ValueType.NUMBER, profile("revenue", counts).columns().get(1).type());
    }

    @Test
    void textsBuiltLikeTimesAreNone() {
        assertEquals(
                Optional.empty(),
                profile(List.of("192.168.1.1", "10.0.0.7")).columns().get(1).time());
        assertEquals(
                Optional.empty(),
                profile(List.of("1.2.3", "4.5.6")).columns().get(1).time());
        assertEquals(
                Optional.empty(),
                profile(List.of("+49 30 901820", "+31 20 123456"))
                        .columns()
                        .get(1)
                        .time());
        assertEquals(
                Optional.empty(),
                profile("code", List.of("20123456", "19987654"))
                        .columns()
                        .get(1)
                        .time());
    }

    private TableProfile profile(List<String> texts) {
        return profile("when", texts);
    }

    private TableProfile profile(String name, List<String> texts) {
        String rows = IntStream.range(0, texts.size())
                .mapToObj(row -> row + "\t" + texts.get(row) + "\n")
                .collect(Collectors.joining());
        Exports exports = new Exports(folder, store);
        return exports.profile(exports.file("times.tsv", "id\t" + name + "\n" + rows));
    }

    private static List<String> texts(String pattern) {
        DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
        return IntStream.range(0, ROWS)
                .mapToObj(row -> formatter.format(FIRST.plusHours(31L * row)))
                .toList();
    }
}
