package io.plumbline.training.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClusterBootstrapTest {
    @Test
    void everyDrawTakesAsManyClustersAsThereAre() {
        List<Integer> sizes = new ClusterBootstrap(1, 20, 2)
                .each(Clusters.eachRow(37), counts -> Arrays.stream(counts).sum());

        assertEquals(List.of(37), sizes.stream().distinct().toList());
    }

    @Test
    void threadsDoNotChangeADraw() {
        Clusters clusters = Clusters.eachRow(1_000);

        List<Integer> one = new ClusterBootstrap(5, 50, 1).each(clusters, Arrays::hashCode);

        assertEquals(one, new ClusterBootstrap(5, 50, 2).each(clusters, Arrays::hashCode));
        assertEquals(one, new ClusterBootstrap(5, 50, 7).each(clusters, Arrays::hashCode));
        assertEquals(50, one.stream().distinct().count());
    }

    @Test
    void fewerDrawsAreTheFirstOfMore() {
        Clusters clusters = Clusters.eachRow(30);

        assertEquals(
                new ClusterBootstrap(5, 50, 1).each(clusters, Arrays::hashCode).subList(0, 10),
                new ClusterBootstrap(5, 10, 1).each(clusters, Arrays::hashCode));
    }

    @Test
    void theIntervalOfAMeanIsAsWideAsItsStandardErrorSays() {
        Random random = new Random(3);
        double[] values = random.doubles(2_000).toArray();
        double mean = Arrays.stream(values).average().orElseThrow();

        Interval interval = new ClusterBootstrap(1, 2_000, 2)
                .interval(Clusters.eachRow(values.length), counts -> weightedMean(values, counts))
                .orElseThrow();

        double reach = 1.96 * Math.sqrt(1.0 / 12 / values.length);
        assertEquals(mean - reach, interval.low(), 0.1 * reach);
        assertEquals(mean + reach, interval.high(), 0.1 * reach);
    }

    @Test
    void rowsOfOneLeadAreDrawnTogether() {
        double[] values = IntStream.range(0, 400).mapToDouble(i -> i % 100).toArray();
        Clusters leads =
                Clusters.byNumber(IntStream.range(0, 400).map(i -> i % 100).toArray());

        Interval together = new ClusterBootstrap(1, 500, 2)
                .interval(leads, counts -> weightedMean(Arrays.copyOf(values, 100), counts))
                .orElseThrow();
        Interval apart = new ClusterBootstrap(1, 500, 2)
                .interval(Clusters.eachRow(400), counts -> weightedMean(values, counts))
                .orElseThrow();

        assertTrue(together.high() - together.low() > 1.7 * (apart.high() - apart.low()));
    }

    @Test
    void clustersAreNumberedAsTheyAppear() {
        Clusters clusters = Clusters.byKey(List.of("b", "a", "b", "c"));

        assertEquals(3, clusters.count());
        assertEquals(
                List.of(0, 1, 0, 2),
                IntStream.range(0, 4).mapToObj(clusters::of).toList());
    }

    private static OptionalDouble weightedMean(double[] values, int[] counts) {
        double total = 0;
        for (int i = 0; i < values.length; i++) {
            total += counts[i] * values[i];
        }
        return OptionalDouble.of(total / Arrays.stream(counts).sum());
    }
}
