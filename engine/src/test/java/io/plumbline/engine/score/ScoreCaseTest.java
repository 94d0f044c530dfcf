package io.plumbline.engine.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.plumbline.engine.store.Store;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Random scorecards over random histories, scored by SQL and by the plain scorer. More of them with
 * {@code -Dtest.args=-Dscore.cases=5000}; what fails is made as small as can be and printed.
 */
class ScoreCaseTest {
    private static final int USUAL = 60;

    @Test
    void sqlAndThePlainScorerAgreeOnRandomCases() {
        int cases = Integer.getInteger("score.cases", USUAL);
        try (Store store = Store.inMemory()) {
            History.addColumns(store);
            for (int seed = 0; seed < cases; seed++) {
                RandomScorecards random = new RandomScorecards(50_000 + seed);
                History history = random.history(6, 60);
                ScoreCase each = new ScoreCase(
                        random.scorecard(), history, RandomScorecards.AS_OF.minus(Duration.ofHours(12L * (seed % 5))));
                if (each.fails(store)) {
                    fail("seed " + seed + ":\n" + each.smallest(smaller -> smaller.fails(store)));
                }
            }
        }
    }

    @Test
    void aCaseThatFailsIsMadeAsSmallAsCanBe() {
        RandomScorecards random = new RandomScorecards(1);
        ScoreCase whole = new ScoreCase(random.scorecard(), random.history(6, 60), RandomScorecards.AS_OF);
        ScoreCase smallest = whole.smallest(each ->
                each.history().events.stream().anyMatch(event -> event.type().equals("download")));
        assertEquals(1, smallest.history().events.size());
        assertEquals(1, smallest.history().leads.size());
        assertEquals(0, smallest.scorecard().rules().size());
        assertTrue(smallest.toString().contains("download"), smallest.toString());
    }
}
