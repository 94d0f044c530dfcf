package io.plumbline.training.leakage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class StratifiedOddsTest {

    @Test
    void ofOneStratumItIsTheUsualIntervalOfAnOddsRatio() {
        StratifiedOdds odds = new StratifiedOdds(1);
        odds.add(20, 10, 20, 5);
        // cells 10.5, 10.5, 5.5, 15.5: ratio 2.818, standard error of its logarithm 0.6609 (Woolf 1955)
        double error = Math.sqrt(1 / 10.5 + 1 / 10.5 + 1 / 5.5 + 1 / 15.5);
        assertEquals(15.5 / 5.5 * Math.exp(-1.959963984540054 * error), odds.least(), 1e-12);
        assertEquals(0.772, odds.least(), 5e-4);
    }

    @Test
    void strataThatDifferOnlyInHowCommonCasesAreGiveNoOdds() {
        StratifiedOdds odds = new StratifiedOdds(2);
        odds.add(900, 810, 100, 90);
        odds.add(100, 10, 900, 90);
        assertTrue(odds.least() < 1, "least " + odds.least());
        StratifiedOdds pooled = new StratifiedOdds(1);
        pooled.add(1000, 820, 1000, 180);
        assertTrue(pooled.least() > 15, "pooled " + pooled.least());
    }

    @Test
    void anEmptyCellLeavesTheRatioFinite() {
        StratifiedOdds odds = new StratifiedOdds(1);
        odds.add(30, 30, 1000, 0);
        assertTrue(odds.least() > 100 && odds.least() < 1e6, "least " + odds.least());
    }

    @Test
    void withoutStrataThereIsNothingToSay() {
        assertEquals(0, new StratifiedOdds(1).least());
    }
}
