package io.plumbline.engine.qualification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverridesTest {
    private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");
    private static final int DAYS = 30;

    /** Of two leads and two records that were always part of the first, told in any order of their instants. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void levelsWereGivenWheneverTheyCountedAtAnInstant(long seed) {
        try (Store store = Store.inMemory()) {
            store.execute("insert into lead_merge values ('c', 'a', null, 1), ('d', 'a', null, 1)");
            said(store, new Random(seed));
            Instant end = day(DAYS);
            for (int day = 0; day < DAYS; day++) {
                String at = Sql.literal(day(day));
                assertEquals(
                        lines(store, Overrides.at(day(day)), "action = 'give'"),
                        lines(store, Overrides.given(end), "from_at <= " + at + " and to_at > " + at),
                        "seed " + seed + ", day " + day);
            }
        }
    }

    private static void said(Store store, Random random) {
        for (int i = 0; i < 40; i++) {
            int from = random.nextInt(DAYS);
            store.insert(
                    "insert into level_override values (?, ?, ?, ?, null, null, " + Sql.literal(day(from)) + ", "
                            + (random.nextBoolean() ? "null" : Sql.literal(day(from + 1 + random.nextInt(9)))) + ", 1)",
                    i,
                    List.of("a", "b", "c", "d").get(random.nextInt(4)),
                    List.of("mql", "sql", "pql").get(random.nextInt(3)),
                    List.of("give", "give", "withhold", "clear").get(random.nextInt(4)));
        }
    }

    private static List<String> lines(Store store, String query, String condition) {
        return store.rows(
                "select lead_id || ' ' || level as line from (" + query + ") where " + condition + " order by line",
                row -> row.text("line"));
    }

    private static Instant day(int day) {
        return BEGIN.plus(day, ChronoUnit.DAYS);
    }
}
