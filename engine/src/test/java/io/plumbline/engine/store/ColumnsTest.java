package io.plumbline.engine.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnsTest {
    private final Store store = Store.inMemory();

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"double", "float", "bigint", "integer", "smallint", "tinyint"})
    void numbersOfEveryTypeReadBackAndNullIsNotANumber(String type) {
        Columns columns = store.columns("""
                select
                    cast(n as %s) as n
                from (values (1, -5), (2, null), (3, 100)) as t(i, n)
                order by i""".formatted(type));
        assertArrayEquals(new double[] {-5, Double.NaN, 100}, columns.column("n"));
    }

    @Test
    void truthsAreOneZeroOrMissing() {
        Columns columns = store.columns("""
                select
                    b,
                    coalesce(b, false) as known
                from (values (1, true), (2, false), (3, null)) as t(i, b)
                order by i""");
        assertArrayEquals(new double[] {1, 0, Double.NaN}, columns.column("b"));
        assertArrayEquals(new boolean[] {true, false, false}, columns.truth("known"));
        assertArrayEquals(new int[] {1, 0, 0}, columns.whole("known"));
    }

    @Test
    void manyBlocksKeepTheirOrder() {
        int rows = 100_000;
        Columns columns = store.columns("""
                select
                    i,
                    case when i %% 7 > 0 then i / 2e0 end as half
                from range(%s) as r(i)
                order by i""".formatted(rows));
        assertEquals(rows, columns.size());
        assertEquals(List.of("i", "half"), columns.names());
        assertArrayEquals(IntStream.range(0, rows).toArray(), columns.whole("i"));
        assertArrayEquals(
                IntStream.range(0, rows)
                        .mapToDouble(i -> i % 7 > 0 ? i / 2.0 : Double.NaN)
                        .toArray(),
                columns.column("half"));
    }

    @Test
    void noRowsAreNoValues() {
        Columns columns = store.columns("select 1e0 as n where false");
        assertEquals(0, columns.size());
        assertArrayEquals(new double[0], columns.column("n"));
    }

    @Test
    void textIsRefused() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> store.columns("select 'x' as name"));
        assertEquals("Columns of type VARCHAR cannot be read as numbers.", refused.getMessage());
    }

    @Test
    void aColumnThatIsNotThereIsRefused() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> store.columns("select 1 as n").column("m"));
        assertEquals("There is no column 'm' among [n].", refused.getMessage());
    }

    @Test
    void appendedColumnsReadBack() {
        store.execute("create temp table scores (p double, q double)");
        store.append("scores", new double[] {0.1, Double.NaN}, new double[] {1, 2});
        Columns columns = store.columns("select p, q from scores");
        assertArrayEquals(new double[] {0.1, Double.NaN}, columns.column("p"));
        assertArrayEquals(new double[] {1, 2}, columns.column("q"));
    }
}
