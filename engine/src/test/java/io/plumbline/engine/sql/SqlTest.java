package io.plumbline.engine.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plumbline.engine.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "it's", "a\nb", "\r\n", "'\n'", "--", "%s", "\\n", "\u0130\u0131"})
    void aTextReadsBackFromAPlanAsItWas(String text) {
        SqlPlan plan = new SqlPlan(List.of(new Step("texts", "one row", "select " + Sql.literal(text) + " as text")));
        try (Store store = Store.inMemory()) {
            assertEquals(
                    text, store.first(plan.query(), row -> row.text("text")).orElseThrow());
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, 0.1, -1e-300, 4.9e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 1 / 3.0})
    void aDoubleReadsBackToTheSameBits(double number) {
        try (Store store = Store.inMemory()) {
            double back = store.first("select " + Sql.literal(number) + " as number", row -> row.real("number"))
                    .orElseThrow();
            assertEquals(Double.doubleToRawLongBits(number), Double.doubleToRawLongBits(back));
        }
    }

    @Test
    void anInstantReadsBackToTheMicrosecond() {
        try (Store store = Store.inMemory()) {
            String sql = "select " + Sql.literal(Instant.parse("2026-03-01T12:00:00.123456789Z")) + " as instant";
            assertEquals(
                    Instant.parse("2026-03-01T12:00:00.123456Z"),
                    store.first(sql, row -> row.instant("instant")).orElseThrow());
        }
    }

    @Test
    void timeIsCountedInWholeMicroseconds() {
        assertEquals("cast(-1 as bigint)", Sql.microseconds(Instant.EPOCH.minusNanos(1_000)));
        assertEquals("cast(86400000000 as bigint)", Sql.microseconds(Duration.ofDays(1)));
        assertEquals("cast(-62135596800000000 as bigint)", Sql.microseconds(Instant.parse("0001-01-01T00:00:00Z")));
    }

    @Test
    void aNameIsQuoted() {
        assertEquals("\"a \"\"b\"\"\"", Sql.identifier("a \"b\""));
    }

    @Test
    void whatNoQueryCanCarryIsRefused() {
        assertEquals(
                "A text with a NUL character cannot be used in a query.",
                assertThrows(IllegalArgumentException.class, () -> Sql.literal("a\0"))
                        .getMessage());
        assertEquals(
                "A number in a query must be finite.",
                assertThrows(IllegalArgumentException.class, () -> Sql.literal(Double.NaN))
                        .getMessage());
        assertEquals(
                "A list in a query must not be empty.",
                assertThrows(IllegalArgumentException.class, () -> Sql.literals(List.of()))
                        .getMessage());
    }
}
