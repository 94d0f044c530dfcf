package io.plumbline.engine.scorecard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.EventType;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.scorecard.PlaybookStep.Owner;
import io.plumbline.engine.yaml.YamlDocument;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PlaybookReaderTest {
    private static final Declarations DECLARATIONS = new Declarations(
            new TreeMap<>(Map.of("owner", ValueType.TEXT, "country", ValueType.TEXT, "employees", ValueType.NUMBER)),
            new TreeMap<>(Map.of("demo", new EventType("demo", false, new TreeMap<>(), Optional.empty()))));

    private static final String SCORECARD = """
            version: 1
            name: test
            fit:
              rules:
                - { id: size, points: 10, when: { attribute: employees, at_least: 50 } }
            stage:
              stages:
                - { name: evaluating, enter_at: 5, rules: [ { id: asked, points: 5, event: demo } ] }
            points: { weights: { fit: 1 } }
            levels:
              mql: { any_of: [ { scorer: points, at_least: 5 } ] }
              sql: { any_of: [ { scorer: points, at_least: 9 } ] }
            """;

    private static final String PLAYBOOK = """
            playbook:
              again_after: 90d
              facts: [country, employees]
              steps:
                - level: sql
                  stage: [evaluating]
                  grade: [A1, A2]
                  when: [ { attribute: country, in: [DE] }, { event: demo, within: 14d } ]
                  for: { attribute: owner, otherwise: inside sales }
                  do: Call today
                  within: 4h
                - { do: Send the guide }
            """;

    private static Scoring read(String yaml) {
        return ScorecardReader.readAll(YamlDocument.parse("scoring.yaml", yaml), DECLARATIONS);
    }

    private static void assertProblems(String yaml, String expected) {
        ProblemException thrown = assertThrows(ProblemException.class, () -> read(yaml));
        assertEquals(expected.strip(), thrown.getMessage().strip());
    }

    @Test
    void everyPartIsRead() {
        Playbook playbook = read(SCORECARD + PLAYBOOK).playbook().orElseThrow();
        assertEquals(Optional.of(Duration.ofDays(90)), playbook.againAfter());
        assertEquals(Optional.of(List.of("country", "employees")), playbook.facts());
        PlaybookStep first = playbook.steps().get(0);
        assertEquals(List.of("sql"), first.levels());
        assertEquals(List.of("evaluating"), first.stages());
        assertEquals(List.of("A1", "A2"), first.grades());
        assertEquals(2, first.when().size());
        assertEquals(new Owner(Optional.of("owner"), Optional.of("inside sales")), first.owner());
        assertEquals("Call today", first.action());
        assertEquals(Optional.of(Duration.ofHours(4)), first.within());
        assertEquals(
                new PlaybookStep(
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        new Owner(Optional.empty(), Optional.empty()),
                        "Send the guide",
                        Optional.empty()),
                playbook.steps().get(1));
    }

    @Test
    void aPlaybookDoesNotChangeWhatThePointsMean() {
        assertEquals(Optional.empty(), read(SCORECARD).playbook());
        assertEquals(
                read(SCORECARD).scorecard().fingerprint(),
                read(SCORECARD + PLAYBOOK).scorecard().fingerprint());
    }

    @Test
    void withoutFactsTheAttributesOfTheRulesAreShown() {
        Scoring scoring = read(SCORECARD + "playbook: { steps: [ { do: Call } ] }\n");
        assertEquals(List.of("employees"), scoring.playbook().orElseThrow().factsBeside(scoring.scorecard()));
    }

    @Test
    void allProblemsAreToldAtOnce() {
        assertProblems(SCORECARD + """
                playbook:
                  facts: [contry]
                  steps:
                    - { level: sqll, stage: aware, grade: E1, do: Call, within: 2 hours }
                    - { when: { attribute: employees, contains_any: [x] }, for: { attribute: boss }, do: Call }
                    - { level: mql, stage: ready, grade: E1, do: Call }
                    - { level: mql, for: sales }
                """, """
                scoring.yaml:14  playbook.facts[0]
                    The playbook shows attribute 'contry', which the sources do not declare.
                    Fix: write 'country', or add it to 'attributes' of a source under sources.leads in plumbline.yaml.
                scoring.yaml:16  playbook.steps[0].within
                    '2 hours' cannot be used here.
                    Fix: write for example `30d` (a length of time above zero: a whole number of at most 5 digits and s, m, h, d (24 hours) or w (4 digits)).
                scoring.yaml:17  playbook.steps[1].when.contains_any
                    'contains_any' cannot test 'employees', which is declared as number.
                    Fix: use one of: equals, not_equals, in, not_in, between, at_least, at_most, is_missing, is_present.
                scoring.yaml:17  playbook.steps[1].for.attribute
                    Step 2 of the playbook names the owner by attribute 'boss', which the sources do not declare.
                    Fix: add it to 'attributes' of a source under sources.leads in plumbline.yaml; known: country, employees, owner.
                scoring.yaml:18  playbook.steps[2].stage
                    Step 3 of the playbook is for stage 'ready', which there is not.
                    Fix: declare it under 'stage.stages'; known: evaluating.
                scoring.yaml:18  playbook.steps[2].grade
                    Step 3 of the playbook is for grade 'E1', which there is not.
                    Fix: write 'A1', or write a letter A to D and a number 1 to 4.
                scoring.yaml:19  playbook.steps[3]
                    'do' is missing.
                    Fix: add `do: Call today` (the next step, in words).
                """);
    }
}
