package io.plumbline.engine.scorecard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.EventType;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.problem.ExitCode;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.yaml.YamlDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScorecardReaderTest {
    private static final Declarations DECLARATIONS = new Declarations(
            new TreeMap<>(Map.of(
                    "employees", ValueType.NUMBER,
                    "country", ValueType.TEXT,
                    "free_mail", ValueType.BOOLEAN,
                    "trial_end", ValueType.DATE,
                    "renewed_at", ValueType.TIMESTAMP,
                    "interests", ValueType.LIST)),
            new TreeMap<>(Map.of(
                    "page_view", type("page_view", Map.of("page", ValueType.TEXT, "seconds", ValueType.NUMBER)),
                    "email_click", type("email_click", Map.of()))));

    private static final String WHOLE = """
            version: 1
            name: whole
            fit:
              min: -10
              groups: { title: { limit: 30 } }
              rules:
                - id: company-size
                  points: 25
                  group: title
                  when: { attribute: employees, between: [50, 200] }
                - { id: free-mail, points: -15, when: { attribute: free_mail, is_true: true } }
                - { id: trial, points: 1, when: { attribute: trial_end, at_least: 2026-07-01 } }
                - { id: renewed, points: 1, when: { attribute: renewed_at, at_most: 2026-07-01T12:00:00Z } }
            engagement:
              rules:
                - id: pricing-page
                  points: 15
                  event: page_view
                  where: { property: page, equals: pricing }
                  within: 30d
                  half_life: 14d
                  per: day
                  times: { property: seconds, aggregate: maximum }
                  limit: 45
                - { id: silent, points: -20, absent: [page_view, email_click], within: 60d }
                - id: both
                  points: 10
                  all_of:
                    - { event: page_view, within: 14d, at_least_times: 3 }
                    - { attribute: country, in: [DE, FR] }
            stage:
              stages:
                - { name: aware, enter_at: 5, rules: [ { id: click, points: 5, event: email_click, expires: 2w } ] }
            points:
              weights: { fit: 0.4, engagement: 0.6 }
              max: 50
            grade: { fit: [60, 40, 20] }
            levels:
              mql: { any_of: [ { scorer: points, at_least: 60 } ] }
              sql: { all_of: [ { scorer: predictive, at_least: learned } ] }
            """;

    @Test
    void aWholeFileBecomesTheTreeItDescribes(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("scoring.yaml"), WHOLE);
        Scorecard scorecard = ScorecardReader.read(file, DECLARATIONS);
        assertEquals("whole", scorecard.name());
        assertEquals(new Bounds(-10_000_000, 100_000_000), scorecard.fit().bounds());
        assertEquals(
                List.of(new RuleGroup("title", Bounds.ofSize(30_000_000))),
                scorecard.fit().groups());
        assertEquals(
                List.of(
                        attribute(
                                "company-size",
                                25,
                                Optional.of("title"),
                                "employees",
                                new Comparison.Between(new Value.Real(50), new Value.Real(200))),
                        attribute("free-mail", -15, Optional.empty(), "free_mail", new Comparison.IsTrue()),
                        attribute(
                                "trial",
                                1,
                                Optional.empty(),
                                "trial_end",
                                new Comparison.AtLeast(new Value.Day(LocalDate.of(2026, 7, 1)))),
                        attribute(
                                "renewed",
                                1,
                                Optional.empty(),
                                "renewed_at",
                                new Comparison.AtMost(new Value.Time(Instant.parse("2026-07-01T12:00:00Z"))))),
                scorecard.fit().rules());
        assertEquals(
                List.of(pricingPage(), silent(), both()), scorecard.engagement().rules());
        assertEquals(
                List.of(new Stage("aware", 5_000_000, List.of(click()))),
                scorecard.stage().stages());
        assertEquals(new PointsScore(0.4, 0.6, 0, new Bounds(0, 50_000_000)), scorecard.points());
        assertEquals(
                new Grades(List.of(60_000_000L, 40_000_000L, 20_000_000L), Grades.USUAL.engagementMicros()),
                scorecard.grades());
        assertEquals(
                List.of(
                        new Level(
                                "mql",
                                Combination.ANY_OF,
                                List.of(new LevelCondition.Scored(Scorer.POINTS, OptionalDouble.of(60)))),
                        new Level(
                                "sql",
                                Combination.ALL_OF,
                                List.of(new LevelCondition.Scored(Scorer.PREDICTIVE, OptionalDouble.empty())))),
                scorecard.levels());
    }

    private static Rule attribute(
            String id, double points, Optional<String> group, String attribute, Comparison comparison) {
        return new AttributeRule(id, points, group, new AttributeCondition(attribute, comparison));
    }

    private static Rule pricingPage() {
        return new EventRule(
                "pricing-page",
                15,
                Optional.empty(),
                new EventSelection(
                        List.of("page_view"),
                        List.of(new PropertyCondition("page", new Comparison.Equals(new Value.Text("pricing")))),
                        days(30)),
                new Decay.HalfLife(Duration.ofDays(14)),
                Per.DAY,
                Optional.of(new PropertyFactor("seconds", PropertyFactor.Aggregate.MAXIMUM)),
                Bounds.ofSize(45_000_000));
    }

    private static Rule silent() {
        return new AbsenceRule(
                "silent",
                -20,
                Optional.empty(),
                new EventSelection(List.of("page_view", "email_click"), List.of(), days(60)));
    }

    private static Rule both() {
        return new CompositeRule(
                "both",
                10,
                Optional.empty(),
                Combination.ALL_OF,
                List.of(
                        new EventCondition(new EventSelection(List.of("page_view"), List.of(), days(14)), 3),
                        new AttributeCondition(
                                "country", new Comparison.In(List.of(new Value.Text("DE"), new Value.Text("FR"))))));
    }

    private static Rule click() {
        return new EventRule(
                "click",
                5,
                Optional.empty(),
                new EventSelection(List.of("email_click"), List.of(), Optional.empty()),
                new Decay.Expiry(Duration.ofDays(14)),
                Per.EVENT,
                Optional.empty(),
                EventRule.NO_LIMIT);
    }

    private static Optional<Duration> days(int days) {
        return Optional.of(Duration.ofDays(days));
    }

    @Test
    void aFileWithoutRulesIsAScorecardOfNothing() {
        Scorecard scorecard = read("version: 1\nname: empty\npoints: { weights: {} }\n");
        assertEquals(Dimension.EMPTY, scorecard.fit());
        assertEquals(BuyingStage.EMPTY, scorecard.stage());
        assertEquals(Grades.USUAL, scorecard.grades());
        assertEquals(List.of(), scorecard.levels());
    }

    @Test
    void theFingerprintFollowsTheMeaningAlone() {
        String fingerprint = read(WHOLE).fingerprint();
        String otherWriting = WHOLE.replace("engagement:\n", "engagement:\n  min: 0 # written out\n")
                .replace("half_life: 14d", "half_life: 2w");
        assertEquals(fingerprint, read(otherWriting).fingerprint());
        assertNotEquals(
                fingerprint, read(WHOLE.replace("points: 15", "points: 16")).fingerprint());
        assertNotEquals(
                fingerprint, read(WHOLE.replace("[DE, FR]", "['DE, FR']")).fingerprint());
    }

    @Test
    void theFingerprintOfAKnownScorecardStays() {
        assertEquals(
                "d70bbf5cbc0d1d7b5f9210b995d6df6821e2eca97cfaa229e8077c97ded1b675",
                read(WHOLE).fingerprint());
    }

    @Test
    void rulesOnWhatTheSourcesDoNotDeclareAreToldWithTheNearestName() {
        assertProblems("""
                engagement:
                  rules:
                    - { id: a, points: 1, event: pageview }
                    - { id: b, points: 1, event: [page_view, webinar] }
                    - { id: c, points: 1, event: page_view, where: { property: pages, equals: x } }
                    - { id: d, points: 1, event: [page_view, email_click], where: { property: page, equals: x } }
                    - { id: e, points: 1, when: { attribute: employes, at_least: 1 } }
                    - { id: f, points: 1, all_of: [ { attribute: colour, equals: red } ] }
                """, """
                scoring.yaml:6  engagement.rules[0].event
                    Rule 'a' reads events of type 'pageview', which the sources do not declare.
                    Fix: write 'page_view', or add the type to 'types' of a source under sources.events in plumbline.yaml.
                scoring.yaml:7  engagement.rules[1].event[1]
                    Rule 'b' reads events of type 'webinar', which the sources do not declare.
                    Fix: add the type to 'types' of a source under sources.events in plumbline.yaml; known: email_click, page_view.
                scoring.yaml:8  engagement.rules[2].where.property
                    Rule 'c' reads property 'pages' of events of type 'page_view', which do not have it.
                    Fix: write 'page', or add it to 'properties' of 'page_view' under sources.events in plumbline.yaml.
                scoring.yaml:9  engagement.rules[3].where.property
                    Rule 'd' reads property 'page' of events of type 'email_click', which do not have it.
                    Fix: add it to 'properties' of 'email_click' under sources.events in plumbline.yaml.
                scoring.yaml:10  engagement.rules[4].when.attribute
                    Rule 'e' reads attribute 'employes', which the sources do not declare.
                    Fix: write 'employees', or add it to 'attributes' of a source under sources.leads in plumbline.yaml.
                scoring.yaml:11  engagement.rules[5].all_of[0].attribute
                    Rule 'f' reads attribute 'colour', which the sources do not declare.
                    Fix: add it to 'attributes' of a source under sources.leads in plumbline.yaml; known: country, employees, free_mail, interests, renewed_at, trial_end.""");
    }

    @Test
    void textsAreComparedWithCaseWhereThatIsAsked() {
        Scorecard scorecard = read("""
                version: 1
                name: exact
                points: { weights: { fit: 1 } }
                fit:
                  rules:
                    - { id: a, points: 1, when: { attribute: country, in: [DE, FR], match_case: true } }
                    - { id: b, points: 1, when: { attribute: interests, contains_any: [CRM], match_case: true } }
                    - { id: c, points: 1, when: { attribute: country, matches: '^d[ek]$', match_case: false } }
                """);
        assertEquals(
                List.of(
                        new Comparison.In(List.of(new Value.ExactText("DE"), new Value.ExactText("FR"))),
                        new Comparison.HasElement(List.of(new Value.ExactText("CRM"))),
                        new Comparison.Matches("^d[ek]$", false)),
                scorecard.fit().rules().stream()
                        .map(rule -> ((AttributeRule) rule).when().comparison())
                        .toList());
        assertProblems("""
                fit:
                  rules:
                    - { id: a, points: 1, when: { attribute: employees, equals: 3, match_case: true } }
                    - { id: b, points: 1, when: { attribute: country, in_list: eu_countries, match_case: true } }
                """, """
                scoring.yaml:6  fit.rules[0].when.match_case
                    'match_case' says nothing about 'equals' of 'employees', which is declared as number.
                    Fix: leave it out; it stands beside comparisons with texts that are written in the condition.
                scoring.yaml:7  fit.rules[1].when.match_case
                    'match_case' says nothing about 'in_list' of 'country', which is declared as text.
                    Fix: leave it out; it stands beside comparisons with texts that are written in the condition.""");
    }

    @Test
    void aRegularExpressionThatCannotRunIsTold() {
        for (String[] wrong : new String[][] {
            {"(?=a)", "invalid perl operator: (?="},
            {"(?<=a)b", "invalid perl operator: (?<"},
            {"(a)\\1", "invalid escape sequence: \\1"},
            {"[a", "missing ]: [a"},
            {"a{1001}", "invalid repetition size: {1001}"},
            {"((a{100}){100}){100}", "invalid repetition size: {100}"},
            {"(\\pL{500}){2}", "pattern too large - compile failed"},
        }) {
            assertProblems(
                    "fit: { rules: [ { id: a, points: 1, when: { attribute: country, matches: '" + wrong[0]
                            + "' } } ] }",
                    """
                    scoring.yaml:4  fit.rules[0].when.matches
                        This is no regular expression that can be used: %s.
                        Fix: write it in the syntax of RE2, which has no look-around and no back-references and counts to \
                    1000, or use contains_any or starts_with.""".formatted(wrong[1]));
        }
    }

    @Test
    void comparisonsThatDoNotFitTheTypeAreTold() {
        assertProblems("""
                fit:
                  rules:
                    - { id: a, points: 1, when: { attribute: employees, starts_with: x } }
                    - { id: b, points: 1, when: { attribute: employees, at_least: many } }
                    - { id: c, points: 1, when: { attribute: free_mail, equals: true } }
                    - { id: d, points: 1, when: { attribute: trial_end, at_least: 01/07/2026 } }
                    - { id: e, points: 1, when: { attribute: employees, between: [200, 50] } }
                    - { id: f, points: 1, when: { attribute: employees } }
                    - { id: g, points: 1, when: { attribute: employees, at_least: 1, at_most: 9 } }
                    - { id: h, points: 1, when: { attribute: renewed_at, at_most: noon } }
                """, """
                scoring.yaml:6  fit.rules[0].when.starts_with
                    'starts_with' cannot test 'employees', which is declared as number.
                    Fix: use one of: equals, not_equals, in, not_in, between, at_least, at_most, is_missing, is_present.
                scoring.yaml:7  fit.rules[1].when.at_least
                    'many' cannot be compared with 'employees', which is declared as number.
                    Fix: write a number such as 50.
                scoring.yaml:8  fit.rules[2].when.equals
                    'equals' cannot test 'free_mail', which is declared as boolean.
                    Fix: use one of: is_missing, is_present, is_true, is_false.
                scoring.yaml:9  fit.rules[3].when.at_least
                    '01/07/2026' cannot be compared with 'trial_end', which is declared as date.
                    Fix: write a day such as 2026-07-01.
                scoring.yaml:10  fit.rules[4].when.between
                    The range begins above its end.
                    Fix: write the lower value first.
                scoring.yaml:11  fit.rules[5].when
                    'employees' is compared with nothing.
                    Fix: add one of: equals, not_equals, in, not_in, between, at_least, at_most, is_missing, is_present.
                scoring.yaml:12  fit.rules[6].when
                    'employees' has 2 comparisons in one condition.
                    Fix: keep one, and write the others as conditions of their own.
                scoring.yaml:13  fit.rules[7].when.at_most
                    'noon' cannot be compared with 'renewed_at', which is declared as timestamp.
                    Fix: write an instant such as 2026-07-01T12:00:00Z.""");
    }

    @Test
    void whatAListCannotBeComparedWithIsTold() {
        assertProblems("""
                fit:
                  rules:
                    - { id: a, points: 1, when: { attribute: interests, not_equals: crm } }
                    - { id: b, points: 1, when: { attribute: interests, starts_with: crm } }
                    - { id: c, points: 1, when: { attribute: interests, contains_any: [crm, "a;b"] } }
                    - { id: d, points: 1, when: { attribute: interests, equals: " " } }
                """, """
                scoring.yaml:6  fit.rules[0].when.not_equals
                    'not_equals' cannot test 'interests', which is declared as list.
                    Fix: use one of: equals, in, contains_any, is_missing, is_present.
                scoring.yaml:7  fit.rules[1].when.starts_with
                    'starts_with' cannot test 'interests', which is declared as list.
                    Fix: use one of: equals, in, contains_any, is_missing, is_present.
                scoring.yaml:8  fit.rules[2].when.contains_any[1]
                    No element of the list 'interests' holds ';', which stands between elements.
                    Fix: write one element each; a ';' inside an element was imported as ','.
                scoring.yaml:9  fit.rules[3].when.equals
                    No element of the list 'interests' is empty.
                    Fix: write the element, or use is_missing.""");
    }

    @Test
    void elementsOfListsAreReadWithoutSpacesAroundThem() {
        Scorecard scorecard = read("""
                version: 1
                name: test
                points: { weights: { fit: 1 } }
                fit:
                  rules:
                    - { id: a, points: 1, when: { attribute: interests, equals: " CRM " } }
                    - { id: b, points: 1, when: { attribute: interests, in: [crm, 5] } }
                """);
        assertEquals(
                List.of(
                        new Comparison.HasElement(List.of(new Value.Text("CRM"))),
                        new Comparison.HasElement(List.of(new Value.Text("crm"), new Value.Text("5")))),
                scorecard.fit().rules().stream()
                        .map(rule -> ((AttributeRule) rule).when().comparison())
                        .toList());
    }

    @Test
    void rulesThatContradictThemselvesOrOneAnotherAreTold() {
        assertProblems("""
                fit:
                  groups: { title: { limit: 30 } }
                  rules:
                    - { id: a, points: 1, when: { attribute: employees, at_least: 1 } }
                    - { id: a, points: 2, group: titel, when: { attribute: employees, at_least: 2 } }
                engagement:
                  rules:
                    - { id: b, points: 1, event: page_view, half_life: 7d, expires: 14d }
                    - { id: c, points: 1, event: page_view, times: { property: page } }
                stage:
                  stages:
                    - { name: aware, enter_at: 5, rules: [ { id: b, points: 1, event: page_view } ] }
                    - { name: aware, enter_at: 9, rules: [] }
                grade: { fit: [25, 50, 75] }
                """, """
                scoring.yaml:8  fit.rules[1].id
                    Two rules are called 'a'; the first is in line 7.
                    Fix: give one of them another id.
                scoring.yaml:8  fit.rules[1].group
                    There is no group 'titel' here.
                    Fix: write 'title', or add it to 'groups' of the dimension (the stages have none).
                scoring.yaml:11  engagement.rules[0].expires
                    Rule 'b' has half_life and expires; events age in one way only.
                    Fix: keep one of the two.
                scoring.yaml:12  engagement.rules[1].times.property
                    Rule 'c' reckons with 'page', which is declared as text.
                    Fix: name a property of type number.
                scoring.yaml:15  stage.stages[0].rules[0].id
                    Two rules are called 'b'; the first is in line 11.
                    Fix: give one of them another id.
                scoring.yaml:16  stage.stages[1].name
                    Two stages are called 'aware'; the first is in line 15.
                    Fix: give one of them another name.
                scoring.yaml:17  grade.fit
                    The cut points do not fall.
                    Fix: write the highest first, such as [75, 50, 25].""");
    }

    @Test
    void aWrongFormIsToldTogetherWithWrongMeaning() {
        assertProblems("""
                fit:
                  rules:
                    - { id: a, points: 1, event: pageview }
                engagement:
                  rules:
                    - { id: b, points: 1, event: page_view, half_life: 0d }
                    - { id: c, points: 1, event: page_view, half_life: -7d }
                    - { id: d, points: 1, absent: page_view }
                    - { id: e, event: page_view }
                    - { id: f, points: 1, event: page_view, wihtin: 7d }
                    - { id: g, points: 1, evnt: page_view }
                    - { id: H, points: 1, event: page_view }
                    - { id: i, points: 1, when: { attribute: employees, is_at_least: 7 } }
                    - { id: j, points: 1, event: page_view, limit: 0 }
                    - { id: k, points: 1, event: page_view, per: week }
                    - { id: l, points: 1, all_of: [] }
                stage: { min: 5 }
                """, """
                scoring.yaml:6  fit.rules[0].event
                    Rule 'a' reads events of type 'pageview', which the sources do not declare.
                    Fix: write 'page_view', or add the type to 'types' of a source under sources.events in plumbline.yaml.
                scoring.yaml:9  engagement.rules[0].half_life
                    '0d' cannot be used here.
                    Fix: write for example `30d` (a length of time above zero: a whole number of at most 5 digits and s, m, h, d (24 hours) or w (4 digits)).
                scoring.yaml:10  engagement.rules[1].half_life
                    '-7d' cannot be used here.
                    Fix: write for example `30d` (a length of time above zero: a whole number of at most 5 digits and s, m, h, d (24 hours) or w (4 digits)).
                scoring.yaml:11  engagement.rules[2]
                    'within' is missing.
                    Fix: add `within: 60d` (length of the window in which nothing happened).
                scoring.yaml:12  engagement.rules[3]
                    'points' is missing.
                    Fix: add `points: 15` (points for one firing; below zero to take points away).
                scoring.yaml:13  engagement.rules[4].wihtin
                    Unknown key 'wihtin'.
                    Fix: write 'within'.
                scoring.yaml:14  engagement.rules[5]
                    This has none of the forms allowed here.
                    Fix: write here: a rule has id, points and one of: event (counts events), absent (no such event), when (an attribute), all_of, any_of or none_of (several conditions).
                scoring.yaml:15  engagement.rules[6].id
                    'H' cannot be used here.
                    Fix: write for example `pricing-page` (a name that no other rule has: small letters, digits, _ and -).
                scoring.yaml:16  engagement.rules[7].when.is_at_least
                    Unknown key 'is_at_least'.
                    Fix: write 'at_least'.
                scoring.yaml:17  engagement.rules[8].limit
                    The number is below 0.001.
                    Fix: write for example `45` (points, 0.001 or more; limits both what is given and what is taken away).
                scoring.yaml:18  engagement.rules[9].per
                    'week' is not known here.
                    Fix: write one of: event, day, once.
                scoring.yaml:19  engagement.rules[10].all_of
                    Too short: at least 1 needed.
                    Fix: write for example `[{ attribute: country, equals: DE }]` (the conditions of a composite rule).
                scoring.yaml:20  stage.min
                    The number is above 0.
                    Fix: write for example `0` (lowest score, 0 or below, because nothing known is 0 points).""");
    }

    @Test
    void theOtherSectionsAreCheckedToo() {
        assertEquals("""
                scoring.yaml:1  version
                    '2' is not known here.
                    Fix: write 1.
                scoring.yaml:1
                    'name' is missing.
                    Fix: add `name: b2b-saas` (name of the scorecard).
                scoring.yaml:2  fit.max
                    The number is below 0.001.
                    Fix: write for example `100` (highest score, above zero).
                scoring.yaml:3  points.weights.stage
                    The number is below 0.
                    Fix: write for example `0.4` (weight in the points score; a dimension without one weighs nothing).
                scoring.yaml:3  points.weights.engagment
                    Unknown key 'engagment'.
                    Fix: write 'engagement'.
                scoring.yaml:4  grade.fit
                    Too short: at least 3 needed.
                    Fix: write for example `[75, 50, 25]` (three scores, falling).
                scoring.yaml:6  levels.mql.any_of[0].scorer
                    'propensity' is not known here.
                    Fix: write one of: fit, engagement, stage, points, predictive.
                scoring.yaml:6  levels.mql.any_of[1].at_least
                    'high' cannot be used here.
                    Fix: write for example `60` (a number in the scorer's unit (points, or a probability), or learned: the threshold that training chose).
                scoring.yaml:7  levels.SQL
                    'SQL' cannot be used as a name here.
                    Fix: write for example `mql` (a name: small letters, digits and _).
                scoring.yaml:7  levels.SQL.any_of
                    Too short: at least 1 needed.
                    Fix: write for example `[{ scorer: points, at_least: 60 }]` (one or more conditions).""", message("""
                version: 2
                fit: { max: 0 }
                points: { weights: { fit: 1, engagment: 0.5, stage: -1 } }
                grade: { fit: [75, 50] }
                levels:
                  mql: { any_of: [ { scorer: propensity, at_least: 60 }, { scorer: points, at_least: high } ] }
                  SQL: { any_of: [] }
                """));
    }

    private static void assertProblems(String sections, String expected) {
        assertEquals(expected, message("version: 1\nname: test\npoints: { weights: { fit: 1 } }\n" + sections));
    }

    private static String message(String yaml) {
        ProblemException thrown = assertThrows(ProblemException.class, () -> read(yaml));
        assertEquals(ExitCode.USAGE, thrown.exitCode());
        return thrown.getMessage();
    }

    private static Scorecard read(String yaml) {
        return ScorecardReader.readAll(YamlDocument.parse("scoring.yaml", yaml), DECLARATIONS)
                .scorecard();
    }

    private static EventType type(String name, Map<String, ValueType> properties) {
        return new EventType(name, false, new TreeMap<>(properties), Optional.empty());
    }
}
