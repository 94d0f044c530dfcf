package io.plumbline.training.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallOrderTest {

    @Test
    void aLeadIsCalledOnceAtItsFirstRowThatReachesTheThreshold() {
        // one lead whose score rises from 10, not converting, to 30, converting; another that stays at 20 and converts
        double[] scores = {10, 30, 20};
        CallOrder order = CallOrder.ofEntries(scores, new double[] {0, 1, 1}, new int[] {0, 0, 1}, Clusters.eachRow(3));
        assertEquals(new CallOrder.Calls(1, 1), order.at(30));
        assertEquals(new CallOrder.Calls(2, 2), order.at(20));
        // at 10 the first lead is called too early
        assertEquals(new CallOrder.Calls(2, 1), order.at(10));
    }

    @Test
    void rowsTiedAtTheBorderAreSharedFractionally() {
        CallOrder order =
                CallOrder.ofRows(new double[] {3, 2, 2, 2, 1}, new double[] {0, 1, 0, 1, 1}, Clusters.eachRow(5));
        assertArrayEquals(new double[] {0, 0, 2 / 3.0, 4 / 3.0, 2, 3, 3}, order.found(0, 1, 2, 3, 4, 5, 6), 1e-12);
        assertEquals(2.5, order.volumeFor(1), 1e-12);
        assertTrue(Double.isNaN(order.volumeFor(3.5)));
    }

    @Test
    void rowsWithoutAScoreAreNeverCalled() {
        CallOrder order = CallOrder.ofRows(new double[] {Double.NaN, 1}, new double[] {1, 0}, Clusters.eachRow(2));
        assertEquals(new CallOrder.Calls(1, 0), order.at(Double.NEGATIVE_INFINITY));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void figuresAreThoseOfACountLeadByLead(long seed) {
        Random random = new Random(seed);
        int rows = 120;
        int[] lead = IntStream.range(0, rows).map(i -> i / 4).toArray();
        Clusters clusters =
                Clusters.byNumber(Arrays.stream(lead).map(each -> each / 3).toArray());
        double[] scores = random.ints(rows, 0, 12).asDoubleStream().toArray();
        double[] worth = random.ints(rows, 0, 2).asDoubleStream().toArray();
        int[] weights = random.ints(clusters.count(), 0, 4).toArray();
        CallOrder entries = CallOrder.ofEntries(scores, worth, lead, clusters);
        CallOrder ofRows = CallOrder.ofRows(scores, worth, clusters);
        double volumeAbove = 0;
        for (int threshold = 12; threshold >= 0; threshold--) {
            double[] slowEntries = {0, 0};
            double[] slowRows = {0, 0};
            boolean called = false;
            for (int i = 0; i < rows; i++) {
                int weight = weights[clusters.of(i)];
                called = i % 4 != 0 && called;
                if (scores[i] >= threshold) {
                    slowRows[0] += weight;
                    slowRows[1] += weight * worth[i];
                    slowEntries[0] += called ? 0 : weight;
                    slowEntries[1] += called ? 0 : weight * worth[i];
                    called = true;
                }
            }
            assertEquals(new CallOrder.Calls(slowRows[0], slowRows[1]), ofRows.at(threshold, weights));
            assertEquals(new CallOrder.Calls(slowEntries[0], slowEntries[1]), entries.at(threshold, weights));
            assertEquals(slowRows[1], ofRows.found(new double[] {slowRows[0]}, weights)[0], 1e-9);
            if (slowEntries[0] > volumeAbove) {
                assertEquals(slowEntries[1], entries.found(new double[] {slowEntries[0]}, weights)[0], 1e-9);
            }
            volumeAbove = slowEntries[0];
            if (slowRows[1] > 0) {
                double volume = ofRows.volumeFor(slowRows[1], weights);
                assertTrue(volume <= slowRows[0] + 1e-9);
                assertEquals(slowRows[1], ofRows.found(new double[] {volume}, weights)[0], 1e-9);
            }
        }
    }
}
