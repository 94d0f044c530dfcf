package io.plumbline.engine.scorecard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.yaml.YamlDocument;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NurtureReaderTest {
    private static final String SCORECARD = """
            version: 1
            name: test
            stage: { stages: [ { name: evaluating, enter_at: 5, rules: [] } ] }
            points: { weights: { fit: 1 } }
            """;

    private static Scoring read(String nurture) {
        return ScorecardReader.readAll(
                YamlDocument.parse("scoring.yaml", SCORECARD + nurture),
                new Declarations(new TreeMap<>(), new TreeMap<>()));
    }

    private static String problems(String nurture) {
        return assertThrows(ProblemException.class, () -> read(nurture))
                .getMessage()
                .strip();
    }

    @Test
    void everyPartIsRead() {
        NurturePolicy policy = read("""
                        nurture:
                          hold_out: 0.2
                          follow_for: 30d
                          tracks:
                            - { name: ready-soon, quadrant: [prediction_only, both], stage: [none, evaluating], do: Call }
                            - { name: rest, do: Send the newsletter }
                        """).nurture().orElseThrow();
        assertEquals(
                new NurturePolicy(
                        0.2,
                        Duration.ofDays(30),
                        List.of(
                                new NurtureTrack(
                                        "ready-soon",
                                        List.of(Quadrant.PREDICTION_ONLY, Quadrant.BOTH),
                                        List.of("none", "evaluating"),
                                        "Call"),
                                new NurtureTrack("rest", List.of(), List.of(), "Send the newsletter"))),
                policy);
    }

    @Test
    void whatIsNotSaidIsAsUsual() {
        assertEquals(Optional.of(NurturePolicy.USUAL), read("nurture: {}\n").nurture());
        assertEquals(Optional.empty(), read("").nurture());
    }

    @Test
    void theWayOfNurturingIsNoPartOfTheScorecardsMeaning() {
        assertEquals(
                read("").scorecard().fingerprint(),
                read("nurture: { hold_out: 0 }\n").scorecard().fingerprint());
    }

    @Test
    void everyMistakeIsToldWithItsPlace() {
        assertEquals("""
                scoring.yaml:7  nurture.tracks[0].stage
                    Track 'a' is for stage 'evaluatin', which there is not.
                    Fix: write 'evaluating', or declare it under 'stage.stages'.
                scoring.yaml:8  nurture.tracks[1].name
                    There are two tracks 'a'.
                    Fix: give one of them another name.""", problems("""
                        nurture:
                          tracks:
                            - { name: a, stage: evaluatin, do: Call }
                            - { name: a, do: Write }
                        """));
    }

    @Test
    void aHalfIsTheMostThatIsHeldOut() {
        assertTrue(problems("nurture: { hold_out: 0.6 }\n").startsWith("""
                scoring.yaml:5  nurture.hold_out
                    The number is above 0.5.
                    Fix: write for example `0.1`"""));
    }
}
