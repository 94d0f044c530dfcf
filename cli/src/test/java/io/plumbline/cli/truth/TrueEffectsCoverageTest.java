package io.plumbline.cli.truth;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.datasets.b2b.B2bOptions;
import io.plumbline.datasets.b2b.B2bSaas;
import io.plumbline.datasets.b2b.Decision;
import io.plumbline.datasets.b2b.TrueEffect;
import io.plumbline.training.fit.DesignMatrix;
import io.plumbline.training.fit.LogisticFit;
import io.plumbline.training.fit.LogisticTrainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On markets whose true buying model is known, the intervals of the fitted effects hold the truth as often as they say. */
class TrueEffectsCoverageTest {
    private static final int SEEDS = 100;
    private static final int LEADS = 1_500;
    private static final double NEGLIGIBLE_PENALTY = 1e6;
    private static final List<TrueEffect> EFFECTS = List.of(TrueEffect.values());

    @Test
    @Tag("slow")
    void intervalsHoldTheTrueEffectsInNinetyToNinetyNineOfAHundredMarkets() {
        int[] held = new int[EFFECTS.size()];
        for (int seed = 1; seed <= SEEDS; seed++) {
            LogisticFit fit = fit(decisions(seed));
            for (int j = 0; j < held.length; j++) {
                held[j] += fit.weightInterval(j).covers(EFFECTS.get(j).coefficient()) ? 1 : 0;
            }
        }
        int all = Arrays.stream(held).sum();
        assertTrue(
                all >= 0.90 * SEEDS * held.length && all <= 0.99 * SEEDS * held.length,
                "held " + all + " of " + SEEDS * held.length);
        for (int j = 0; j < held.length; j++) {
            assertTrue(held[j] >= 90 && held[j] <= 99, EFFECTS.get(j) + " held in " + held[j] + " of " + SEEDS);
        }
    }

    private static List<Decision> decisions(long seed) {
        List<Decision> decisions = new ArrayList<>();
        B2bSaas.decisions(B2bOptions.defaults().withSeed(seed).withLeads(LEADS), decisions::add);
        return decisions;
    }

    private static LogisticFit fit(List<Decision> decisions) {
        double[][] columns = new double[EFFECTS.size()][decisions.size()];
        boolean[] labels = new boolean[decisions.size()];
        for (int i = 0; i < labels.length; i++) {
            Decision decision = decisions.get(i);
            labels[i] = decision.buys();
            for (int j = 0; j < columns.length; j++) {
                columns[j][i] = decision.features()[j];
            }
        }
        List<String> names = EFFECTS.stream().map(Enum::name).toList();
        return new LogisticTrainer(NEGLIGIBLE_PENALTY, 2).fit(DesignMatrix.of(names, columns, labels.length), labels);
    }
}
