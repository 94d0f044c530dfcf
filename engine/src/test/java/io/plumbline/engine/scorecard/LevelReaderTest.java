package io.plumbline.engine.scorecard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.EventType;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.scorecard.LevelCondition.Combined;
import io.plumbline.engine.scorecard.LevelCondition.Fired;
import io.plumbline.engine.scorecard.LevelCondition.Graded;
import io.plumbline.engine.scorecard.LevelCondition.InStage;
import io.plumbline.engine.scorecard.LevelCondition.Scored;
import io.plumbline.engine.scorecard.LevelCondition.Took;
import io.plumbline.engine.yaml.YamlDocument;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LevelReaderTest {
    private static final Declarations DECLARED = new Declarations(
                    new TreeMap<>(),
                    new TreeMap<>(Map.of("view", new EventType("view", false, new TreeMap<>(), Optional.empty()))))
            .withSteps(Set.of("mql", "customer", "lost"));
    private static final String BEGINNING = """
            version: 1
            name: levels
            points: { weights: { engagement: 1 } }
            engagement: { rules: [ { id: views, points: 1, event: view } ] }
            stage: { stages: [ { name: aware, enter_at: 1, rules: [ { id: looks, points: 1, event: view } ] } ] }
            """;

    private static Scorecard read(String sections) {
        return ScorecardReader.readAll(YamlDocument.parse("scoring.yaml", BEGINNING + sections), DECLARED)
                .scorecard();
    }

    private static void assertProblems(String sections, String problems) {
        ProblemException e = assertThrows(ProblemException.class, () -> read(sections));
        assertEquals(problems.strip(), e.getMessage().strip());
    }

    @Test
    void everyKindOfConditionIsRead() {
        assertEquals(
                List.of(new Level(
                        "service",
                        Combination.ALL_OF,
                        List.of(
                                new Took("customer"),
                                new Combined(
                                        Combination.ANY_OF,
                                        List.of(
                                                new Fired("views"),
                                                new InStage("aware"),
                                                new Graded(List.of("A1", "B1")),
                                                new Graded(List.of("C4")),
                                                new Scored(Scorer.POINTS, OptionalDouble.of(60), OptionalDouble.of(50)),
                                                new Scored(
                                                        Scorer.PREDICTIVE,
                                                        OptionalDouble.empty(),
                                                        OptionalDouble.of(0.1)))),
                                new Combined(Combination.NONE_OF, List.of(new Took("lost")))))),
                read("""
                        levels:
                          service:
                            all_of:
                              - { step: customer }
                              - any_of:
                                  - { rule: views }
                                  - { stage: aware }
                                  - { grade: [A1, B1] }
                                  - { grade: C4 }
                                  - { scorer: points, at_least: 60, leave_below: 50 }
                                  - { scorer: predictive, at_least: learned, leave_below: 0.1 }
                              - none_of: [ { step: lost } ]
                        """).levels());
    }

    @Test
    void theGridIsWeeklyUnlessSaidOtherwise() {
        assertEquals(Grid.USUAL, read("").grid());
        assertEquals(Grid.USUAL, read("evaluate: weekly\n").grid());
        assertEquals(
                new Grid(Grid.Every.HOURLY, Optional.empty()),
                read("evaluate: hourly\n").grid());
        assertEquals(
                new Grid(Grid.Every.MONTHLY, Optional.of(LocalDate.of(2026, 1, 1))),
                read("evaluate: { every: monthly, since: 2026-01-01 }\n").grid());
        assertEquals(
                new Grid(Grid.Every.WEEKLY, Optional.of(LocalDate.of(2026, 1, 1))),
                read("evaluate: { since: 2026-01-01 }\n").grid());
    }

    @Test
    void whatThereIsNotIsToldWithTheNearestName() {
        assertProblems("""
                levels:
                  mql:
                    any_of:
                      - { rule: viws }
                      - { stage: awar }
                      - all_of: [ { step: custmer }, { grade: E1 } ]
                """, """
                scoring.yaml:9  levels.mql.any_of[0].rule
                    Level 'mql' asks for rule 'viws', which there is not.
                    Fix: write 'views', or write such a rule.
                scoring.yaml:10  levels.mql.any_of[1].stage
                    Level 'mql' asks for stage 'awar', which there is not.
                    Fix: write 'aware', or declare it under 'stage.stages'.
                scoring.yaml:11  levels.mql.any_of[2].all_of[0].step
                    Level 'mql' asks for step 'custmer', which there is not.
                    Fix: write 'customer', or add it to outcome.steps in plumbline.yaml.
                scoring.yaml:11  levels.mql.any_of[2].all_of[1].grade
                    Level 'mql' asks for grade 'E1', which there is not.
                    Fix: write 'A1', or write a letter A to D and a number 1 to 4.
                """);
    }

    @Test
    void aLevelIsNotLeftAboveWhereItIsEnteredAndNoneOfRemembersNothing() {
        assertProblems("""
                levels:
                  mql: { any_of: [ { scorer: points, at_least: 60, leave_below: 61 } ] }
                  calm: { none_of: [ { scorer: points, at_least: 60, leave_below: 50 } ] }
                """, """
                scoring.yaml:7  levels.mql.any_of[0].leave_below
                    Level 'mql' is left below a score above the one it is entered at.
                    Fix: write a number that is not above at_least.
                scoring.yaml:8  levels.calm.none_of[0].leave_below
                    Level 'calm' remembers a condition of none_of, so that it would come and go by itself.
                    Fix: leave leave_below out here.
                """);
    }

    @Test
    void aGridThatIsNoGridIsToldInItsPlace() {
        assertProblems("evaluate: fortnightly\n", """
                scoring.yaml:6  evaluate
                    'fortnightly' is not known here.
                    Fix: write one of: hourly, daily, weekly, monthly.
                """);
        assertProblems("evaluate: { every: weekly, since: 2026-02-30 }\n", """
                scoring.yaml:6  evaluate.since
                    '2026-02-30' is no day.
                    Fix: write a day such as 2026-01-01.
                """);
    }

    @Test
    void stepsAreNotJudgedWhereTheyAreNotKnown() {
        Declarations unknown = new Declarations(DECLARED.attributes(), DECLARED.eventTypes());
        String yaml = BEGINNING + "levels: { mql: { all_of: [ { step: anything } ] } }\n";
        assertEquals(
                List.of(new Took("anything")),
                ScorecardReader.readAll(YamlDocument.parse("scoring.yaml", yaml), unknown)
                        .scorecard()
                        .levels()
                        .get(0)
                        .conditions());
    }
}
