package io.plumbline.engine.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.CsvFormat;
import io.plumbline.engine.workspace.Field;
import io.plumbline.engine.workspace.FileFormat;
import io.plumbline.engine.workspace.SourceFile;
import io.plumbline.engine.workspace.TimeFormat;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesTest {
    private static Store store;

    @BeforeAll
    static void open() {
        store = Store.inMemory();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @ParameterizedTest
    @CsvSource({
        "12,12.0",
        "-1.5,-1.5",
        "+3,3.0",
        "1e3,1000.0",
        "' 7 ',7.0",
        "'1,234.5',1234.5",
        "'12,345,678',12345678.0"
    })
    void numbersHaveAPoint(String text, String expected) {
        assertEquals(expected, value(text, ValueType.NUMBER, false, "UTC", null));
    }

    @ParameterizedTest
    @CsvSource({"'1,5',1.5", "'1.234,5',1234.5", "12,12.0", "1.234,1234.0"})
    void orAComma(String text, String expected) {
        assertEquals(expected, value(text, ValueType.NUMBER, true, "UTC", null));
    }

    @Test
    void whatIsNoFiniteNumberIsRefused() {
        for (String text :
                List.of("nan", "inf", "-Infinity", "1e999", "1,5", "12,34,567", "0x10", "ten", "1 2", "$5")) {
            assertEquals("-", value(text, ValueType.NUMBER, false, "UTC", null), text);
        }
        for (String text : List.of("1.5", "1,234,5", "1.23,4")) {
            assertEquals("-", value(text, ValueType.NUMBER, true, "UTC", null), text);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "true,true",
        "Yes,true",
        "T,true",
        "1,true",
        "FALSE,false",
        "no,false",
        "n,false",
        "0,false",
        "maybe,-",
        "2,-"
    })
    void truthHasManyWords(String text, String expected) {
        assertEquals(expected, value(text, ValueType.BOOLEAN, false, "UTC", null));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-07-01,2024-07-01 00:00:00",
        "2024-07-01T10:00:00Z,2024-07-01 10:00:00",
        "2024-07-01 10:00,2024-07-01 10:00:00",
        "2024-07-01T10:00:00.1234567Z,2024-07-01 10:00:00.123456",
        "2024-07-01T10:00:00+02:00,2024-07-01 08:00:00",
        "2024-07-01T10:00:00+0200,2024-07-01 08:00:00",
        "2024-07-01 10:00:00-05,2024-07-01 15:00:00",
        "' 2024-07-01 ',2024-07-01 00:00:00",
        "2024-02-30,-",
        "infinity,-",
        "now,-",
        "0024-07-01,-",
        "01/07/2024,-",
    })
    void timesAreIso(String text, String expected) {
        assertEquals(expected, value(text, ValueType.TIMESTAMP, false, "UTC", null));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-07-01,2024-06-30 22:00:00",
        "2024-07-01 10:00,2024-07-01 08:00:00",
        "2024-01-01 10:00,2024-01-01 09:00:00",
        "2024-07-01T10:00:00Z,2024-07-01 10:00:00",
        "2024-07-01T10:00:00+00:00,2024-07-01 10:00:00",
        "2024-07-01 10:00:00-05,2024-07-01 15:00:00",
        "2024-10-27 02:30,2024-10-27 01:30:00",
    })
    void localTimesAreThoseOfTheZone(String text, String expected) {
        assertEquals(expected, value(text, ValueType.TIMESTAMP, false, "Europe/Amsterdam", null));
    }

    @ParameterizedTest
    @CsvSource({
        "31/12/2024 09:14,%d/%m/%Y %H:%M,2024-12-31 08:14:00",
        "3/5/2024 2:30 PM,%-m/%-d/%Y %-I:%M %p,2024-03-05 13:30:00",
        "31/12/2024 09:14 +0300,%d/%m/%Y %H:%M %z,2024-12-31 06:14:00",
        "2024-12-31T09:14:00Z,%d/%m/%Y %H:%M,2024-12-31 09:14:00",
        "13/13/2024 09:14,%d/%m/%Y %H:%M,-",
    })
    void orOfTheDeclaredFormat(String text, String pattern, String expected) {
        assertEquals(expected, value(text, ValueType.TIMESTAMP, false, "Europe/Amsterdam", pattern));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-07-01,2024-07-01",
        "2024-07-01 23:30,2024-07-01",
        "2024-07-01T23:30:00Z,2024-07-02",
        "20240701,-",
        "9999-12-31,-",
    })
    void datesAreLocalDays(String text, String expected) {
        assertEquals(expected, value(text, ValueType.DATE, false, "Europe/Amsterdam", null));
    }

    @Test
    void datesMayHaveTheDeclaredFormat() {
        assertEquals("2024-12-31", value("31/12/2024", ValueType.DATE, false, "UTC", "%d/%m/%Y"));
    }

    private static String value(String text, ValueType type, boolean comma, String zone, @Nullable String pattern) {
        Values values = new Values(new SourceFile(
                "s",
                "s.csv",
                FileFormat.CSV,
                new CsvFormat(",", "\"", comma, List.of(""), StandardCharsets.UTF_8),
                new TimeFormat(ZoneId.of(zone), Optional.ofNullable(pattern)),
                new TreeMap<>(),
                Optional.empty(),
                Optional.empty()));
        String sql = "select cast(%s as varchar) as value from (select %s as c from (values (%s)) as t(v))"
                .formatted(Values.checked("c", type), values.cast("v", new Field("f", "c", type)), Sql.literal(text));
        return store.rows(sql, row -> row.optionalText("value")).get(0).orElse("-");
    }
}
