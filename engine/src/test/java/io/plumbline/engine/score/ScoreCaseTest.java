package io.plumbline.engine.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Random scorecards over random histories, scored by SQL and by the plain scorer. One statement scores a scorecard over
 * several histories; each pair is a case. More of them with {@code -Dtest.args=-Dscore.cases=20000}; what fails is made
 * as small as can be and printed.
 */
class ScoreCaseTest {
    private static final int USUAL = 4_000;
    private static final int HISTORIES = 8;
    private static final int SCORECARDS_A_FILL = 20;

    @Test
    void sqlAndThePlainScorerAgreeOnThousandsOfRandomCases() {
        int scorecards = Integer.getInteger("score.cases", USUAL) / HISTORIES;
        try (Store store = Store.inMemory()) {
            History.addColumns(store);
            List<History> histories = List.of();
            for (int seed = 0; seed < scorecards; seed++) {
                RandomScorecards random = new RandomScorecards(50_000 + seed);
                if (seed % SCORECARDS_A_FILL == 0) {
                    histories = histories(random);
                    History.together(histories).fill(store);
                }
                Scorecard scorecard = seed % 10 == 0 ? random.scorecard() : random.smallScorecard();
                compare(store, seed, scorecard, histories);
            }
        }
    }

    private static List<History> histories(RandomScorecards random) {
        return IntStream.range(0, HISTORIES)
                .mapToObj(i -> random.history("h" + i + "-", 6, 60))
                .toList();
    }

    private static void compare(Store store, int seed, Scorecard scorecard, List<History> histories) {
        List<ScoreCase> cases = histories.stream()
                .map(history -> new ScoreCase(
                        scorecard, history, RandomScorecards.AS_OF.minus(Duration.ofHours(12L * (seed % 5)))))
                .toList();
        Map<String, LeadPoints> plain = new TreeMap<>();
        cases.forEach(each -> plain.putAll(each.plain()));
        Map<String, LeadPoints> found = cases.get(0).sql(store);
        if (!plain.equals(found)) {
            ScoreCase failing =
                    cases.stream().filter(each -> each.fails(store)).findFirst().orElseThrow();
            ScoreCase smallest = failing.smallest(smaller -> smaller.fails(store));
            smallest.history().fill(store);
            fail("seed " + seed + ":\n" + smallest + "by SQL:   "
                    + smallest.sql(store).values() + "\nin Java: "
                    + smallest.plain().values());
        }
    }

    @Test
    void aCaseThatFailsIsMadeAsSmallAsCanBe() {
        RandomScorecards random = new RandomScorecards(1);
        ScoreCase whole = new ScoreCase(random.scorecard(), random.history("", 6, 60), RandomScorecards.AS_OF);
        ScoreCase smallest = whole.smallest(each ->
                each.history().events.stream().anyMatch(event -> event.type().equals("download")));
        assertEquals(1, smallest.history().events.size());
        assertEquals(1, smallest.history().leads.size());
        assertEquals(0, smallest.scorecard().rules().size());
        assertTrue(smallest.toString().contains("TYPE: \"download\""), smallest.toString());
    }

    @Test
    void whatIsPrintedReadsBackAsTheScorecard() {
        for (int seed = 0; seed < 40; seed++) {
            Scorecard scorecard = new RandomScorecards(seed).withoutSegments();
            assertEquals(scorecard, Scorecards.whole(ScorecardYaml.of(scorecard)), () -> ScorecardYaml.of(scorecard));
        }
    }
}
