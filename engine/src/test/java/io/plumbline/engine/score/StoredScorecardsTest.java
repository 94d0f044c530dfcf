package io.plumbline.engine.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.version.ScorecardJson;
import org.junit.jupiter.api.Test;

class StoredScorecardsTest {

    @Test
    void anyScorecardReadsBackAsItWas() {
        for (long seed = 0; seed < 200; seed++) {
            Scorecard scorecard = new RandomScorecards(seed).scorecard();
            Scorecard read = ScorecardJson.read(ScorecardJson.write(scorecard));
            assertEquals(scorecard, read);
            assertEquals(scorecard.fingerprint(), read.fingerprint());
        }
    }
}
