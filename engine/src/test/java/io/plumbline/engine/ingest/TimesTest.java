package io.plumbline.engine.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.TimeFormat;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TimesTest {
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
        "3/15/2024 2:30 PM,2024-03-15 18:30:00",
        "03/15/2024 02:30 pm,2024-03-15 18:30:00",
        "'3/15/2024 2:30\u202fPM',2024-03-15 18:30:00",
        "'  3/15/2024 2:30\u00a0AM ',2024-03-15 06:30:00",
        "3/15/2024 12:00 AM,2024-03-15 04:00:00",
        "3/15/2024 12:00 PM,2024-03-15 16:00:00",
        "2024-03-12 09:14,2024-03-12 13:14:00",
        "3/15/2024 13:30 PM,-",
        "15/3/2024 2:30 PM,-",
        "3/15/2024 2:30,-",
    })
    void aClockOfTwelveHoursNeedsItsHalfOfTheDay(String text, String expected) {
        assertEquals(expected, value(text, ValueType.TIMESTAMP, "America/New_York", "%m/%d/%Y %I:%M %p"));
    }

    @ParameterizedTest
    @CsvSource({
        "epoch_seconds,1710513000,2024-03-15 14:30:00",
        "epoch_seconds,1710513000.25,2024-03-15 14:30:00.25",
        "epoch_seconds,-86400,1969-12-31 00:00:00",
        "epoch_milliseconds,1710513000000,2024-03-15 14:30:00",
        "epoch_milliseconds,1710513000123,2024-03-15 14:30:00.123",
        "epoch_microseconds,1710513000123456,2024-03-15 14:30:00.123456",
        "epoch_seconds,1.710513E9,2024-03-15 14:30:00",
        "epoch_seconds,2024-03-15T14:30:00Z,2024-03-15 14:30:00",
        "epoch_seconds,1710513000000,-",
        "epoch_microseconds,99999999999999999999999999999999999999,-",
        "epoch_seconds,nan,-",
        "epoch_seconds,soon,-",
    })
    void numbersCountFrom1970WhateverTheZone(String unit, String text, String expected) {
        assertEquals(expected, value(text, ValueType.TIMESTAMP, "Asia/Tokyo", unit));
    }

    @Test
    void theDayOfAnEpochIsThatOfTheZone() {
        assertEquals("2024-03-15", value("1710513000", ValueType.DATE, "Asia/Tokyo", "epoch_seconds"));
        assertEquals("2024-03-16", value("1710518400", ValueType.DATE, "Asia/Tokyo", "epoch_seconds"));
    }

    @ParameterizedTest
    @CsvSource({
        "03/04/2024,%d/%m/%Y,2024-04-03",
        "03/04/2024,%m/%d/%Y,2024-03-04",
        "13/04/2024,%m/%d/%Y,-",
        "3.4.24,%d.%m.%y,2024-04-03",
        "20240403,%Y%m%d,2024-04-03",
        "3-Apr-2024,%d-%b-%Y,2024-04-03",
    })
    void theStyleOfADateIsTheDeclaredOne(String text, String pattern, String expected) {
        assertEquals(expected, value(text, ValueType.DATE, "Europe/Berlin", pattern));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-15T14:30:00Z,2024-03-15 14:30:00",
        "2024-03-15T14:30:00+05:30,2024-03-15 09:00:00",
        "2024-03-15 14:30:00 -0800,2024-03-15 22:30:00",
        "2024-03-15 14:30:00.5-03,2024-03-15 17:30:00.5",
        "2024-03-15T14:30:00.000+0000,2024-03-15 14:30:00",
        "2024-03-15T14:30Z,2024-03-15 14:30:00",
        "2024-03-15T14:30+02:00,2024-03-15 12:30:00",
        "2024-03-15 14:30 Z,2024-03-15 14:30:00",
        "2024-03-15 14:30 +0200,2024-03-15 12:30:00",
        "2024-03-15 14:30:00 UTC,2024-03-15 14:30:00",
        "2024-03-15 14:30,2024-03-15 13:30:00",
    })
    void offsetsMayDifferWithinAColumn(String text, String expected) {
        assertEquals(expected, value(text, ValueType.TIMESTAMP, "Europe/Berlin", null));
    }

    /** What java.time says of the same local times, which takes the earlier of two instants and so is asked for the later. */
    @ParameterizedTest
    @MethodSource("aroundChangesOfTheClocks")
    void skippedTimesMoveOnAndRepeatedTimesAreTheLater(String zone, LocalDateTime local) {
        Instant expected =
                local.atZone(ZoneId.of(zone)).withLaterOffsetAtOverlap().toInstant();
        String utc =
                LocalDateTime.ofInstant(expected, ZoneOffset.UTC).toString().replace('T', ' ') + ":00";

        assertEquals(utc, value(local.toString(), ValueType.TIMESTAMP, zone, null), zone + " " + local);
        assertEquals(utc, value(local.toString(), ValueType.TIMESTAMP, zone, "%Y-%m-%dT%H:%M"), zone + " " + local);
    }

    static Stream<Object[]> aroundChangesOfTheClocks() {
        return Stream.of(
                        new Object[] {"Europe/Amsterdam", "2024-03-31T00:30"},
                        new Object[] {"Europe/Amsterdam", "2024-10-27T00:30"},
                        new Object[] {"America/New_York", "2024-03-10T00:30"},
                        new Object[] {"America/New_York", "2024-11-03T00:30"},
                        new Object[] {"Australia/Lord_Howe", "2024-04-07T00:15"},
                        new Object[] {"Australia/Lord_Howe", "2024-10-06T00:15"},
                        new Object[] {"Pacific/Chatham", "2024-04-07T01:15"},
                        new Object[] {"Pacific/Chatham", "2024-09-29T01:15"},
                        new Object[] {"Pacific/Apia", "2011-12-29T23:30"})
                .flatMap(start -> Stream.iterate(0, half -> half + 1).limit(8).map(half -> new Object[] {
                    start[0], LocalDateTime.parse((String) start[1]).plusMinutes(30L * half)
                }));
    }

    @Test
    void theZoneOfTheComputerIsOfNoAccount() {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
            assertEquals("2024-03-15 13:30:00", value("2024-03-15 14:30", ValueType.TIMESTAMP, "Europe/Berlin", null));
        } finally {
            TimeZone.setDefault(before);
        }
    }

    private static String value(String text, ValueType type, String zone, @Nullable String pattern) {
        Times times = new Times(new TimeFormat(ZoneId.of(zone), Optional.ofNullable(pattern)));
        String value = type == ValueType.DATE ? times.date("v") : times.instant("v");
        String sql = "select cast(%s as varchar) as value from (select %s as c from (values (%s)) as t(v))"
                .formatted(Values.checked("c", type), value, Sql.literal(text));
        return store.rows(sql, row -> row.optionalText("value")).get(0).orElse("-");
    }
}
