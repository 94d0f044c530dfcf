package io.plumbline.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void aQueryIsShownTheSameInEveryLocaleAndZone() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            Table table = Table.of(connection, """
                    select
                        1234567 as many,
                        12.345 as "share %",
                        0.01234::double as small,
                        timestamp '2026-07-01 00:00:00' as day,
                        timestamp '2026-07-01 13:45:00' as minute,
                        true as sure,
                        null::integer as nothing
                    """);
            assertEquals("""
                         many  share %  small  day         minute            sure  nothing
                    ─────────  ───────  ─────  ──────────  ────────────────  ────  ───────
                    1,234,567     12.3  0.012  2026-07-01  2026-07-01 13:45  yes   –""", TableText.plain(table));
        }
    }

    @Test
    void aNumberIsShownWithItsInterval() {
        Table table = Table.of("what", "precision %", "low", "high")
                .row("a", 34.06, 27.1, 41.76)
                .row("b", OptionalDouble.empty(), null, null);
        assertEquals("""
                what          precision %
                ────  ───────────────────
                a     34.1 (27.1 to 41.8)
                b                       –""", TableText.plain(table));
    }

    @Test
    void namesDoNoHarm() {
        String html = TableText.html(Table.of("<b>").row("</script><img onerror=\"x\">&"));
        assertTrue(html.contains("<th align=\"left\" style=\"text-align: left\">&lt;b&gt;</th>"), html);
        assertTrue(html.contains("&lt;/script&gt;&lt;img onerror=&quot;x&quot;&gt;&amp;</td>"), html);
    }

    @Test
    void aSentenceIsChosenByWhereTheIntervalLies() {
        Facts above = Table.of("gain", "low", "high").row(2.0, 1.0, 3.0).facts();
        Facts below = Table.of("gain", "low", "high").row(-2.0, -3.0, -1.0).facts();
        Facts unsure = Table.of("gain", "low", "high").row(0.5, -1.0, 2.0).facts();
        Facts absent = Table.of("gain", "low", "high").facts();
        assertEquals("more: 2.00", above.say("more: {gain}", "fewer", "who knows"));
        assertEquals("fewer", below.say("more", "fewer", "who knows"));
        assertEquals("who knows", unsure.say("more", "fewer", "who knows"));
        assertEquals("who knows: –", absent.say("more", "fewer", "who knows: {gain}"));
    }
}
