package io.plumbline.training.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.KendallsCorrelation;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankAgreementTest {

    @Test
    void pairsAreCountedByHand() {
        // of the three pairs two are in the same order; one score ties the other one
        RankAgreement agreement = RankAgreement.of(new double[] {1, 2, 3}, new double[] {5, 5, 9}, Clusters.eachRow(3));
        assertEquals(2 / Math.sqrt(3 * 2), agreement.kendall(new int[] {1, 1, 1}), 1e-12);
        // ranks 1, 2, 3 and 1.5, 1.5, 3
        assertEquals(1.5 / Math.sqrt(2 * 1.5), agreement.spearman(new int[] {1, 1, 1}), 1e-12);
    }

    @Test
    void aScoreThatTellsNothingApartAgreesWithNone() {
        RankAgreement agreement = RankAgreement.of(new double[] {1, 2}, new double[] {5, 5}, Clusters.eachRow(2));
        assertTrue(Double.isNaN(agreement.kendall(new int[] {1, 1})));
        assertTrue(Double.isNaN(agreement.spearman(new int[] {1, 1})));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void tiesAndRepeatedClustersAreAsInAnotherImplementation(long seed) {
        Random random = new Random(seed);
        double[] first = random.ints(80, 0, 30).asDoubleStream().toArray();
        double[] second = IntStream.range(0, 80)
                .mapToDouble(i -> Math.floor((first[i] + random.nextInt(30)) / 6))
                .toArray();
        Clusters clusters = Clusters.byNumber(random.ints(80, 0, 25).toArray());
        int[] weights = random.ints(clusters.count(), 0, 4).toArray();
        RankAgreement agreement = RankAgreement.of(first, second, clusters);
        int[] repeated = IntStream.range(0, 80)
                .flatMap(i -> IntStream.generate(() -> i).limit(weights[clusters.of(i)]))
                .toArray();
        double[] a = Arrays.stream(repeated).mapToDouble(i -> first[i]).toArray();
        double[] b = Arrays.stream(repeated).mapToDouble(i -> second[i]).toArray();
        assertEquals(new KendallsCorrelation().correlation(a, b), agreement.kendall(weights), 1e-12);
        assertEquals(new SpearmansCorrelation().correlation(a, b), agreement.spearman(weights), 1e-12);
    }
}
