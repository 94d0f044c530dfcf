package io.plumbline.training.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class DesignMatrixTest {
    @Test
    void valuesThatAreNotFiniteAreRefusedByColumnName() {
        assertEquals(
                "Column 'age' holds 2 values that are not finite numbers; fill missing values before fitting",
                refusal(List.of("size", "age"), new double[][] {{1, 2}, {Double.NaN, Double.NEGATIVE_INFINITY}}));
    }

    @Test
    void aShortColumnIsRefused() {
        assertEquals(
                "Column 'age' has 1 values where 2 rows were announced", refusal(List.of("age"), new double[][] {{1}}));
    }

    @Test
    void repeatedNamesAreRefused() {
        assertEquals("Two columns are called 'age'; names must differ", refusal(List.of("age", "age"), new double[][] {
            {1, 2}, {1, 2}
        }));
    }

    @Test
    void aNameTooFewIsRefused() {
        assertEquals("Got 1 names for 2 columns; give one name per column", refusal(List.of("age"), new double[][] {
            {1, 2}, {1, 2}
        }));
    }

    @Test
    void aRowReadsAcrossTheColumns() {
        DesignMatrix matrix = DesignMatrix.of(List.of("a", "b"), new double[][] {{1, 2}, {3, 4}}, 2);

        assertArrayEquals(new double[] {2, 4}, matrix.row(1));
        assertEquals(3, matrix.value(0, 1));
    }

    private static String refusal(List<String> names, double[][] columns) {
        return assertThrows(IllegalArgumentException.class, () -> DesignMatrix.of(names, columns, 2))
                .getMessage();
    }
}
