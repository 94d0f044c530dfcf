package io.plumbline.engine.profile;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.store.Store;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However a table is written, its writing is found, or said to be open. */
class RandomTableTest {
    private static final int TABLES = 60;

    @TempDir
    private Path folder;

    @Test
    void everythingIsFoundOrDeclaredAmbiguous() {
        for (long seed = 0; seed < TABLES; seed++) {
            RandomTable table = RandomTable.drawn(seed);
            try (Store store = Store.inMemory()) {
                Exports exports = new Exports(folder, store);
                assertFound(seed, table, exports.profile(exports.bytes("random.csv", table.bytes())));
            }
        }
    }

    private static void assertFound(long seed, RandomTable truth, TableProfile found) {
        List<ColumnProfile> columns = found.columns();
        String which = "table " + seed;
        TimeProfile time = columns.get(1).time().orElseThrow(() -> new AssertionError(which));
        assertAll(
                which,
                () -> assertEquals(truth.encoding(), found.encoding()),
                () -> assertEquals(truth.delimiter(), found.csv().delimiter()),
                () -> assertEquals(truth.decimalComma(), found.csv().decimalComma()),
                () -> assertEquals(List.of("", truth.missingWord()), found.csv().missing()),
                () -> assertEquals(truth.rows(), found.rows()),
                () -> assertEquals(List.of(), found.obstacles()),
                () -> assertEquals(
                        List.of(
                                ValueType.TEXT,
                                ValueType.TIMESTAMP,
                                ValueType.NUMBER,
                                ValueType.TEXT,
                                ValueType.BOOLEAN),
                        columns.stream().map(ColumnProfile::type).toList()),
                () -> assertTrue(columns.stream().allMatch(column -> column.fit() == 1.0)),
                () -> assertTrue(columns.get(0).unique()),
                () -> assertEquals(truth.times().size(), columns.get(1).present()),
                () -> assertEquals(truth.times().size(), columns.get(2).present()),
                () -> assertEquals(Optional.of(truth.greatest()), columns.get(2).maximum()),
                () -> assertEquals(truth.style().java().endsWith("'Z'"), time.hasOffset()),
                () -> assertEquals(truth.orderIsOpen(), time.dayMonthAmbiguous()));
        if (!truth.orderIsOpen()) {
            assertAll(
                    which,
                    () -> assertEquals(truth.style().strptime(), time.format().orElse("")),
                    () -> assertEquals(truth.earliest(), time.earliest().getEpochSecond()),
                    () -> assertEquals(truth.latest(), time.latest().getEpochSecond()));
        }
    }
}
