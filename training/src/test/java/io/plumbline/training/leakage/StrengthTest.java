package io.plumbline.training.leakage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.training.metric.Ranking;
import io.plumbline.training.metric.RankingFigures;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StrengthTest {

    @Test
    void figuresAreThoseOfRankingTheJudgedRowsByTheLearntShare() {
        Random random = new Random(3);
        double[] values = new double[4_000];
        boolean[] labels = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(5) == 0 ? Double.NaN : random.nextGaussian();
            labels[i] = random.nextDouble() < (values[i] > 1 ? 0.4 : 0.1);
        }
        SampledRows rows = alternating(labels);
        Strength strength = Strength.of("x", rows, values, false);
        boolean[] judged = new boolean[values.length / 2];
        for (int i = 0; i < judged.length; i++) {
            judged[i] = labels[2 * i + 1];
        }
        RankingFigures figures = Ranking.of(strength.score(), judged).figures();
        assertEquals(figures.rocAuc().orElseThrow(), strength.rocAuc(), 1e-12);
        assertEquals(figures.averagePrecision().orElseThrow(), strength.averagePrecision(), 1e-12);
    }

    @Test
    void aValueThatOnlyConvertingLeadsHaveIsCertain() {
        // 30 leads of two rows each; ten have the value 1 once, of these nine convert then
        double[] values = new double[60];
        boolean[] labels = new boolean[60];
        for (int lead = 0; lead < 30; lead++) {
            values[2 * lead] = lead < 10 ? 1 : 0;
            labels[2 * lead] = lead < 9;
            labels[2 * lead + 1] = lead > 27;
        }
        Strength strength = Strength.of("x", alternating(labels), values, false);
        assertEquals(10, strength.certainLeads());
        assertEquals(9, strength.certainPositives());
    }

    @Test
    void aCategoryOfManyLevelsKeepsEachApart() {
        ValueGroups groups =
                ValueGroups.of(IntStream.range(0, 100).mapToDouble(i -> i % 50).toArray(), true);
        assertEquals(52, groups.count());
        assertEquals(7, groups.of(7));
        assertEquals(50, groups.of(99));
        assertEquals(51, groups.of(Double.NaN));
    }

    @Test
    void numbersOfManyValuesAreCutIntoTwentyStretches() {
        ValueGroups groups =
                ValueGroups.of(IntStream.range(0, 1000).mapToDouble(i -> i).toArray(), false);
        assertEquals(22, groups.count());
        assertEquals(0, groups.of(-5));
        assertEquals(0, groups.of(49));
        assertEquals(1, groups.of(50));
        assertEquals(19, groups.of(5000));
    }

    /** Rows of which every other one is judged, two to a lead. */
    private static SampledRows alternating(boolean[] labels) {
        boolean[] judged = new boolean[labels.length];
        int[] leads = new int[labels.length];
        for (int i = 0; i < labels.length; i++) {
            judged[i] = i % 2 == 1;
            leads[i] = i / 2;
        }
        return new SampledRows(IntStream.range(0, labels.length).toArray(), judged, labels, leads);
    }
}
