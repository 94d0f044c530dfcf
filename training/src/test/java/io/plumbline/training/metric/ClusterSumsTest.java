package io.plumbline.training.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ClusterSumsTest {
    private static final ClusterBootstrap BOOTSTRAP = new ClusterBootstrap(1, 200, 1);
    private static final double Z_SQUARED = 1.959963984540054 * 1.959963984540054;
    /** Five rows of three leads, and a fourth lead that is not called. */
    private static final Clusters LEADS = Clusters.byNumber(new int[] {1, 1, 2, 2, 3, 4});

    private static final double[] CALLED = {1, 1, 1, 1, 1, 0};

    @Test
    void nobodyOfThreeLeadsIsNotKnownToBeNobody() {
        Estimate share = share(new double[6]);

        assertEquals(OptionalDouble.of(0), share.value());
        assertEquals(OptionalDouble.of(0), share.low());
        // Wilson's upper end of 0 in n is z^2 / (n + z^2); the trials are leads, not rows
        assertEquals(Z_SQUARED / (3 + Z_SQUARED), share.high().orElseThrow(), 1e-12);
    }

    @Test
    void everybodyOfThreeLeadsIsNotKnownToBeEverybody() {
        Estimate share = share(CALLED);

        assertEquals(3 / (3 + Z_SQUARED), share.low().orElseThrow(), 1e-12);
        assertEquals(OptionalDouble.of(1), share.high());
    }

    @Test
    void aShareBetweenIsDrawnByLead() {
        double[] found = {1, 1, 0, 0, 0, 0};

        assertEquals(
                ClusterSums.of(LEADS, BOOTSTRAP, found, CALLED)
                        .estimate(sum -> ClusterSums.ratio(sum[0], sum[1]))
                        .interval(),
                share(found).interval());
    }

    @Test
    void aShareOfNobodyIsUndefined() {
        Estimate share =
                ClusterSums.of(LEADS, BOOTSTRAP, new double[6], new double[6]).share(sum -> sum[0], sum -> sum[1]);

        assertEquals(OptionalDouble.empty(), share.value());
        assertEquals(OptionalDouble.empty(), share.high());
    }

    private static Estimate share(double[] found) {
        return ClusterSums.of(LEADS, BOOTSTRAP, found, CALLED).share(sum -> sum[0], sum -> sum[1]);
    }
}
