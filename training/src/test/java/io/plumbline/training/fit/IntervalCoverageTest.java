package io.plumbline.training.fit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class IntervalCoverageTest {
    @Test
    void intervalsCoverTheTrueEffectsAsOftenAsTheyPromise() {
        double[] effects = {0.6, -0.8, 0, 0.5, -0.25, 0, 1};
        int[] covered = new int[effects.length];
        int seeds = 100;
        for (int seed = 0; seed < seeds; seed++) {
            Sample sample = Sample.of(4_000, -1.5, effects, 1_000 + seed);
            LogisticFit fit = new LogisticTrainer(1e6, 2).fit(sample.matrix(), sample.labels());
            for (int j = 0; j < effects.length; j++) {
                covered[j] += fit.weightInterval(j).covers(effects[j]) ? 1 : 0;
            }
        }
        int total = 0;
        for (int count : covered) {
            total += count;
        }
        double share = (double) total / (seeds * effects.length);
        assertTrue(share >= 0.90 && share <= 0.99, "covered " + share);
    }
}
