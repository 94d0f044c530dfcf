package io.plumbline.engine.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plumbline.engine.problem.Problem;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.scorecard.ScorecardReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code protected}: what nothing reads without a reason. */
class ProtectedAttributesTest {
    private static final String WORKSPACE = """
            version: 1
            name: acme
            sources:
              leads:
                - name: crm
                  file: leads.csv
                  columns: { lead_id: id, created_at: created }
                  attributes: { age: number, gender: text, postcode: text, country: text, pregnant: boolean }
                  steps: { customer: { column: won } }
              events:
                - name: web
                  file: events.csv
                  columns: { lead_id: id, occurred_at: at, type: type }
                  types:
                    survey: { properties: { religion: text, children: number, page: text } }
            outcome: { target: customer, horizon: 90d }
            """;
    private static final String USUAL = "training: { snapshots: monthly }\n";
    private static final String SCORECARD = """
            version: 1
            name: acme
            fit:
              rules:
                - { id: young, points: 10, when: { attribute: age, at_most: 30 } }
                - { id: near, points: 10, when: { attribute: postcode, starts_with: "10" } }
                - id: either
                  points: 5
                  any_of: [ { attribute: gender, is_present: true }, { event: survey, where: { property: religion, equals: none } } ]
                - { id: parents, points: 1, event: survey, times: { property: children, aggregate: sum } }
            points: { weights: { fit: 1 } }
            levels:
              mql: { any_of: [ { scorer: points, at_least: 5 } ] }
            playbook:
              facts: [country, gender]
              steps:
                - { when: { attribute: age, at_least: 18 }, do: Call }
            """;
    private static final String CLAUSE = ", which the workspace does not allow.";

    @TempDir
    private Path folder;

    @Test
    void noRuleAndNoStepOfThePlaybookReadsOne() throws IOException {
        assertEquals(
                List.of(
                        "5 fit.rules[0].when.attribute: Rule 'young' reads the attribute 'age', a protected attribute of a person (age)"
                                + CLAUSE,
                        "9 fit.rules[2].any_of[0].attribute: Rule 'either' reads the attribute 'gender', a protected attribute of a"
                                + " person (gender)" + CLAUSE,
                        "9 fit.rules[2].any_of[1].where.property: Rule 'either' reads the property 'religion', a protected attribute of a"
                                + " person (religion)" + CLAUSE,
                        "10 fit.rules[3].times.property: Rule 'parents' reads the property 'children', a protected attribute of a person"
                                + " (family)" + CLAUSE,
                        "15 playbook.facts[1]: The playbook reads the attribute 'gender', a protected attribute of a person (gender)"
                                + CLAUSE,
                        "17 playbook.steps[0].when.attribute: Step 1 of the playbook reads the attribute 'age', a protected attribute of a"
                                + " person (age)" + CLAUSE),
                scorecardProblems(USUAL));
    }

    @Test
    void noSegmentOfAScorecardAndNoWeightOfChannelsReadsOne() throws IOException {
        workspace(USUAL);
        Files.writeString(folder.resolve("scoring.yaml"), """
                version: 1
                name: acme
                engagement:
                  channels: { property: religion, weights: { none: 0.5 } }
                  rules:
                    - { id: asked, points: 10, event: survey }
                points: { weights: { engagement: 1 } }
                segments:
                  - { name: women, when: { attribute: gender, equals: f }, points: { weights: { engagement: 0.5 } } }
                """);
        ProblemException thrown = assertThrows(ProblemException.class, this::scorecard);
        assertEquals(
                List.of(
                        "4 engagement.channels.property: The weight of channels reads the property 'religion', a protected attribute of a"
                                + " person (religion)" + CLAUSE,
                        "9 segments[0].when.attribute: Segment 'women' reads the attribute 'gender', a protected attribute of a person"
                                + " (gender)" + CLAUSE),
                texts(thrown.problems()).stream().distinct().toList());
    }

    @Test
    void theRemedyIsWrittenOut() throws IOException {
        workspace(USUAL);
        Files.writeString(folder.resolve("scoring.yaml"), SCORECARD);
        ProblemException thrown = assertThrows(ProblemException.class, this::scorecard);
        assertEquals(
                "remove this; where law and fairness permit it, give the reason in plumbline.yaml as `protected: { allow: { age:"
                        + " \"why it may count\" } }`; if it tells nothing of a person, list it with the reason under"
                        + " `protected.not`.",
                thrown.problems().get(0).fix());
    }

    @Test
    void whatIsAllowedOrHarmlessMayBeRead() throws IOException {
        String allowed = USUAL + """
                protected:
                  allow:
                    age: only adults may open an account
                    religion: sells books about every religion
                    children: a shop for toys
                  not: { gender: grammatical gender of the word searched for }
                """;
        assertEquals(List.of(), scorecardProblems(allowed));
        assertEquals(
                Map.of(
                        "age",
                        "only adults may open an account",
                        "children",
                        "a shop for toys",
                        "religion",
                        "sells books about every religion"),
                read(allowed).declarations().protection().allowed());
    }

    @Test
    void aWorkspaceProtectsMore() throws IOException {
        assertEquals(
                List.of(
                        "6 fit.rules[1].when.attribute: Rule 'near' reads the attribute 'postcode', a protected attribute of a person"
                                + " (named by the workspace)" + CLAUSE),
                scorecardProblems(
                        USUAL
                                + "protected: { also: [postcode], allow: { age: so the law says, gender: so the law says, religion: so the law says, children: so the law says } }\n"));
    }

    @Test
    void noFeatureAndNoSegmentReadsOne() throws IOException {
        assertEquals(
                List.of(
                        "19 training.segments[0]: A segment with thresholds of its own reads the attribute 'gender', a protected"
                                + " attribute of a person (gender)" + CLAUSE,
                        "22 training.features.declared[0].of: The feature reads the attribute 'age', a protected attribute of a person"
                                + " (age)" + CLAUSE,
                        "23 training.features.declared[1].where.property: The feature reads the property 'religion', a protected"
                                + " attribute of a person (religion)" + CLAUSE,
                        "24 training.features.declared[2].property: The feature reads the property 'religion', a protected attribute"
                                + " of a person (religion)" + CLAUSE,
                        "25 training.features.declared[3].attribute: The feature reads the attribute 'gender', a protected attribute"
                                + " of a person (gender)" + CLAUSE),
                problems("""
                        training:
                          snapshots: monthly
                          segments: [gender]
                          features:
                            declared:
                              - { kind: bins, of: age }
                              - { kind: count, name: devout, event: survey, where: { property: religion, not_equals: none } }
                              - { kind: latest_value, event: survey, property: religion }
                              - { kind: words, name: words, attribute: gender, words: { f: [female] } }
                        """));
    }

    @Test
    void nobodyIsHeldOutByOne() throws IOException {
        String heldOut = USUAL + "holdout: { attribute: pregnant }\n";
        String refused =
                "18 holdout.attribute: The hold-out reads the attribute 'pregnant', a protected attribute of a person"
                        + " (pregnancy)" + CLAUSE;
        assertEquals(List.of(refused), problems(heldOut));
        assertEquals(
                List.of("19 thresholds: Expected a mapping (keys with values), found a text.", refused).stream()
                        .sorted()
                        .toList(),
                problems(heldOut + "thresholds: none\n"));
        assertEquals(List.of(), problems(heldOut + "protected: { allow: { pregnant: nobody may sell to them } }\n"));
    }

    @Test
    void allowancesMustGiveAReasonAndFitWhatIsDeclared() throws IOException {
        assertEquals(
                List.of(
                        "20 protected.allow.age: The reason for 'age' does not say why.",
                        "21 protected.allow.country: 'country' is not protected, so it needs no allowance.",
                        "22 protected.allow.gendr: 'gendr' is no attribute or property.",
                        "23 protected.also[0]: 'gender' is under `also` and under `not`.",
                        "25 protected.not.postcode: Nothing takes 'postcode' for protected."),
                problems(USUAL + """
                        protected:
                          allow:
                            age: because
                            country: where we may sell
                            gendr: "typing mistake of mine"
                          also: [gender]
                          not:
                            postcode: it is only a number
                            gender: of the searched word
                        """));
    }

    @Test
    void wrongShapesAreToldOnce() throws IOException {
        assertEquals(
                List.of("18 protected.allow: Expected a mapping (keys with values), found a text."),
                problems(USUAL + "protected: { allow: age, also: [gender] }\n"));
    }

    private List<String> problems(String training) throws IOException {
        workspace(training);
        return texts(WorkspaceReader.look(folder).problems());
    }

    private List<String> scorecardProblems(String training) throws IOException {
        workspace(training);
        Files.writeString(folder.resolve("scoring.yaml"), SCORECARD);
        try {
            scorecard();
            return List.of();
        } catch (ProblemException e) {
            return texts(e.problems());
        }
    }

    private void scorecard() {
        ScorecardReader.readAll(
                folder.resolve("scoring.yaml"), WorkspaceReader.read(folder).declarations());
    }

    private Workspace read(String training) throws IOException {
        workspace(training);
        return WorkspaceReader.read(folder);
    }

    private void workspace(String training) throws IOException {
        Files.writeString(folder.resolve("plumbline.yaml"), WORKSPACE + training);
    }

    private static List<String> texts(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.where().replaceFirst(".*:", "") + " " + problem.path() + ": " + problem.what())
                .toList();
    }
}
