package io.plumbline.training.gate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.workspace.PromotionPolicy;
import io.plumbline.engine.workspace.PromotionPolicy.Mode;
import io.plumbline.training.metric.ClusterBootstrap;
import io.plumbline.training.metric.Estimate;
import io.plumbline.training.metric.Interval;
import io.plumbline.training.metric.Metric;
import io.plumbline.training.metric.ScorerComparison;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Figures counted by hand. */
class GainsTest {
    private static final ClusterBootstrap BOOTSTRAP = new ClusterBootstrap(1, 200, 1);
    private static final boolean[] LABELS = {true, false, true, false};

    private static Contest contest(double[] champion, double[] challenger, boolean... labels) {
        double[] ids = IntStream.range(0, labels.length).asDoubleStream().toArray();
        int[] clusters = IntStream.range(0, labels.length).toArray();
        TestRows rows = new TestRows(ids, ids, labels, clusters, new Scored(challenger, challenger));
        return new Contest(Basis.FROZEN, rows, new Scored(champion, champion), rows.scored());
    }

    private static PromotionPolicy policy(String metric, double least) {
        return new PromotionPolicy(
                Mode.GATED, new TreeMap<>(Map.of(metric, least)), 1, 0.25, 0.05, 0.25, new TreeMap<>());
    }

    @Test
    void aGainIsTheDifferenceOfLossesAsAShareOfTheChampions() {
        double[] champion = {0.5, 0.5, 0.5, 0.5};
        double[] challenger = {0.8, 0.2, 0.4, 0.4};
        ScorerComparison figures = contest(champion, challenger, LABELS).figures(BOOTSTRAP);
        double before = Math.log(2);
        double after = -(Math.log(0.8) + Math.log(0.8) + Math.log(0.4) + Math.log(0.6)) / 4;
        assertEquals(
                (before - after) / before,
                Contest.gain(figures, Metric.LOG_LOSS).value().orElseThrow(),
                1e-12);
    }

    @Test
    void aGainInRankingIsTheDifferenceTheOtherWayRound() {
        double[] champion = {0.4, 0.3, 0.2, 0.1};
        double[] challenger = {0.4, 0.2, 0.3, 0.1};
        ScorerComparison figures = contest(champion, challenger, LABELS).figures(BOOTSTRAP);
        double before = (1.0 + 2.0 / 3) / 2;
        assertEquals(
                (1 - before) / before,
                Contest.gain(figures, Metric.AVERAGE_PRECISION).value().orElseThrow(),
                1e-12);
        assertEquals(1.0 / 3, Contest.gain(figures, Metric.ROC_AUC).value().orElseThrow(), 1e-12);
    }

    @Test
    void theLowerEndOfTheIntervalDecides() {
        boolean[] labels = new boolean[60];
        double[] champion = new double[60];
        double[] challenger = new double[60];
        for (int i = 0; i < 60; i++) {
            labels[i] = i % 3 == 0;
            champion[i] = 0.4;
            challenger[i] = labels[i] ? 0.45 : i % 4 == 0 ? 0.5 : 0.3;
        }
        ScorerComparison figures = contest(champion, challenger, labels).figures(BOOTSTRAP);
        double low = Contest.gain(figures, Metric.LOG_LOSS).low().orElseThrow();
        assertTrue(low > -0.2, "low " + low);
        assertTrue(Gains.checks(policy("log_loss", low), figures).get(0).passed());
        Check failed = Gains.checks(policy("log_loss", low + 1e-9), figures).get(0);
        assertFalse(failed.passed());
        assertTrue(failed.reason().startsWith("The log loss is "), failed.reason());
    }

    @Test
    void whatHappenedThoughItWasGivenProbabilityZeroCannotBeCompared() {
        double[] fine = {0.5, 0.5, 0.5, 0.5};
        double[] certain = {0, 0.5, 0.5, 0.5};
        Check worse = Gains.checks(
                        policy("log_loss", -0.5), contest(fine, certain, LABELS).figures(BOOTSTRAP))
                .get(0);
        assertFalse(worse.passed());
        assertEquals("The log loss of both cannot be compared on these rows.", worse.reason());
        Check better = Gains.checks(
                        policy("log_loss", -0.5), contest(certain, fine, LABELS).figures(BOOTSTRAP))
                .get(0);
        assertTrue(better.passed());
    }

    @Test
    void aModelThatPromisesTwiceWhatComesIsRefusedUnlessTheChampionIsFurtherOff() {
        boolean[] labels = new boolean[400];
        Arrays.fill(labels, 0, 40, true);
        Contest worse = contest(spread(0.1), spread(0.3), labels);
        Check failed = Believability.checks(policy("log_loss", 0), worse, false).get(0);
        assertFalse(failed.passed(), failed.reason());
        assertEquals(
                "Of 400 rows 120.0 conversions are promised and 40 came; that is off by more than allowed.",
                failed.reason());
        Contest better = contest(spread(0.5), spread(0.3), labels);
        Check passed =
                Believability.checks(policy("log_loss", 0), better, false).get(0);
        assertTrue(passed.passed());
        assertTrue(passed.reason().endsWith("came; that is off, and no further than the champion's."), passed.reason());
        Contest right = contest(spread(0.5), spread(0.1), labels);
        assertTrue(
                Believability.checks(policy("log_loss", 0), right, false).get(0).passed());
    }

    @Test
    void aModelThatPromisesTooMuchPassesWhereItsLogLossIsShownToBeBetter() {
        boolean[] labels = new boolean[1600];
        double[] champion = new double[1600];
        double[] challenger = new double[1600];
        for (int i = 0; i < 1600; i++) {
            boolean upper = i < 320;
            labels[i] = upper ? i < 120 : i < 360;
            champion[i] = 0.1;
            challenger[i] = upper ? 0.5 : 0.05;
        }
        Contest contest = contest(champion, challenger, labels);
        Estimate gain = Contest.shownGain(contest.figures(BOOTSTRAP)).orElseThrow();
        assertEquals(Contest.gain(contest.figures(BOOTSTRAP), Metric.LOG_LOSS), gain);
        assertEquals(
                Optional.empty(),
                Contest.shownGain(contest(challenger, champion, labels).figures(BOOTSTRAP)));
        assertFalse(Believability.checks(policy("log_loss", 0), contest, false)
                .get(0)
                .passed());
        Check excused =
                Believability.checks(policy("log_loss", 0), contest, true).get(0);
        assertTrue(excused.passed());
        assertEquals(
                "Of 1600 rows 224.0 conversions are promised and 160 came; that is off, but the log loss, of which"
                        + " calibration is a part, is shown to be better than the champion's.",
                excused.reason());
    }

    @Test
    void aGainThatIsNotShownExcusesNothing() {
        double[] champion = {0.5, 0.5, 0.5, 0.5};
        double[] challenger = {0.9, 0.2, 0.4, 0.6};
        assertEquals(
                Optional.empty(),
                Contest.shownGain(contest(champion, challenger, LABELS).figures(BOOTSTRAP)));
    }

    /** Half a little below a level, half a little above, in turn. */
    private static double[] spread(double level) {
        return IntStream.range(0, 400)
                .mapToDouble(i -> level * (i % 2 == 0 ? 0.9 : 1.1))
                .toArray();
    }

    @Test
    void blocksOfTimeKeepRowsOfOneInstantTogether() {
        List<int[]> blocks = Rolling.blocks(new double[] {1, 1, 1, 2, 2, 3, 3, 3, 4, 5});
        assertEquals(4, blocks.size());
        assertArrayEquals(new int[] {0, 1, 2}, blocks.get(0));
        assertArrayEquals(new int[] {3, 4}, blocks.get(1));
        assertArrayEquals(new int[] {5, 6, 7}, blocks.get(2));
        assertArrayEquals(new int[] {8, 9}, blocks.get(3));
        assertEquals(1, Rolling.blocks(new double[] {7, 7, 7, 7, 7}).size());
        assertEquals(1, Rolling.blocks(new double[] {7}).size());
    }

    @Test
    void aDirectionIsToldOnceUnlessTheIntervalHasBoth() {
        assertEquals("19.8 % better (15.7 to 23.6)", Gains.share(gain(0.1984, 0.157, 0.236)));
        assertEquals("8.0 % worse (5.0 to 11.0)", Gains.share(gain(-0.08, -0.11, -0.05)));
        assertEquals("0.2 % worse (2.5 % worse to 2.0 % better)", Gains.share(gain(-0.002, -0.025, 0.02)));
    }

    private static Estimate gain(double value, double low, double high) {
        return new Estimate(OptionalDouble.of(value), Optional.of(new Interval(low, high)));
    }
}
