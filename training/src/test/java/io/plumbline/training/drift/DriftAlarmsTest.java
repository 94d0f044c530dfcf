package io.plumbline.training.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.training.drift.DriftTable.Line;
import io.plumbline.training.drift.GeneratedMonths.Planted;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The figures of docs/guide/measured.md, with fewer seeds unless {@code drift.seeds} says how many. */
class DriftAlarmsTest {
    private static final int SEEDS = Integer.getInteger("drift.seeds", 5);

    @ParameterizedTest
    @CsvSource({
        "60, NOTHING, 0", "300, NOTHING, 0", "2000, NOTHING, 0",
        "300, LEVEL, 1", "300, SHIFT, 1", "300, MISSING, 1",
        "2000, LEVEL, 1", "2000, SHIFT, 1", "2000, MISSING, 1",
    })
    void alarmsComeWithDriftAndNotWithoutIt(int leadsAMonth, Planted planted, int caughtShare) {
        int caught = 0;
        int others = 0;
        int rough = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            try (GeneratedMonths months = new GeneratedMonths(seed, leadsAMonth, planted)) {
                List<Line> later = months.later();
                List<Line> alarms = later.stream().filter(Line::alarm).toList();
                rough += later.stream().anyMatch(DriftAlarmsTest::aboveTheUsualBound) ? 1 : 0;
                caught += alarms.stream().anyMatch(line -> line.subject().equals(GeneratedMonths.CHANGED)) ? 1 : 0;
                others += alarms.stream().anyMatch(line -> !line.subject().equals(GeneratedMonths.CHANGED)) ? 1 : 0;
            }
        }
        System.out.printf(
                "drift: %s leads a month, %s, %s seeds: caught in %s, other features in %s; with 0.25 alone %s%n",
                leadsAMonth, planted, SEEDS, caught, others, rough);
        assertEquals(caughtShare * SEEDS, caught);
        assertTrue(others <= SEEDS / 20, "alarms of features that did not change in " + others + " seeds");
    }

    private static boolean aboveTheUsualBound(Line line) {
        return line.measure().equals("psi")
                && !line.subject().equals(GeneratedMonths.CHANGED)
                && line.value().orElse(0) >= 0.25;
    }
}
