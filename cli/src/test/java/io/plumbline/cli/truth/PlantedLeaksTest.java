package io.plumbline.cli.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Leaks that were planted into generated markets are all found, and hardly anything else is suspected. */
class PlantedLeaksTest {
    /** How many markets; the published figures rest on 20, by {@code -Dtest.args=-Dleaks.seeds=20}. */
    private static final int SEEDS = Integer.getInteger("leaks.seeds", 3);

    @TempDir
    Path directory;

    @Test
    @Tag("slow")
    void everyPlantedLeakIsFoundInEachMarket() {
        Map<Integer, Map<String, String>> alarms = new TreeMap<>();
        for (int seed = 1; seed <= SEEDS; seed++) {
            Map<String, String> suspected = falseAlarms(seed);
            if (!suspected.isEmpty()) {
                alarms.put(seed, suspected);
            }
        }
        assertEquals(Map.of(), alarms, "clean sources that were suspected, by seed");
    }

    /** Clean sources that are suspected all the same. */
    private Map<String, String> falseAlarms(long seed) {
        Map<String, String> verdicts = new PlantedLeaks(directory).verdicts(seed);
        for (String leak : PlantedLeaks.NAMES) {
            assertEquals("left_out", verdicts.get(leak), leak + " in market " + seed);
        }
        verdicts.keySet().removeAll(PlantedLeaks.NAMES);
        verdicts.values().removeIf("clean"::equals);
        return verdicts;
    }
}
