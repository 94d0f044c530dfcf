package io.plumbline.engine.scorecard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.EventType;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.yaml.YamlDocument;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SegmentReaderTest {
    private static final Declarations DECLARATIONS = new Declarations(
            new TreeMap<>(Map.of("employees", ValueType.NUMBER, "country", ValueType.TEXT)),
            new TreeMap<>(Map.of("visit", new EventType("visit", false, new TreeMap<>(), Optional.empty()))));

    private static final String BASE = """
            version: 1
            name: base
            fit:
              groups: { size: { limit: 30 } }
              rules:
                - { id: size, points: 10, group: size, when: { attribute: employees, at_least: 50 } }
                - { id: home, points: 5, when: { attribute: country, equals: DE } }
            engagement:
              rules:
                - { id: visit, points: 2, event: visit, within: 30d, half_life: 14d, limit: 20 }
            stage:
              stages:
                - { name: aware, enter_at: 5, rules: [ { id: seen, points: 5, event: visit } ] }
                - { name: keen, enter_at: 9, rules: [ { id: often, points: 1, event: visit } ] }
            points: { weights: { fit: 0.5, engagement: 0.5 } }
            grade: { fit: [75, 50, 25] }
            levels:
              mql: { any_of: [ { scorer: points, at_least: 60 } ] }
              sql: { any_of: [ { scorer: points, at_least: 80 } ] }
            """;

    private static final String ENTERPRISE = """
            segments:
              - name: enterprise
                when: { attribute: employees, at_least: 1000 }
                fit:
                  max: 150
                  groups: { other: { limit: 7 } }
                  without: [home]
                  rules:
                    - { id: size, points: 40 }
                    - { id: far, points: 3, group: other, when: { attribute: country, not_equals: DE } }
                engagement:
                  rules:
                    - { id: visit, expires: 60d }
                stage:
                  without: [often]
                  stages:
                    - { name: aware, enter_at: 8, rules: [ { id: seen, points: 8 } ] }
                    - { name: bought, enter_at: 1, rules: [ { id: big, points: 1, when: { attribute: employees, at_least: 5000 } } ] }
                points: { weights: { stage: 0.2 }, max: 200 }
                grade: { engagement: [9, 6, 3] }
                levels:
                  mql: { any_of: [ { scorer: points, at_least: 90 } ] }
            """;

    @Test
    void aSegmentInheritsWhatItDoesNotSay() {
        Scorecard base = read(BASE + ENTERPRISE);
        Segment segment = base.segments().get(0);
        assertEquals("enterprise", segment.name());
        assertEquals(
                List.of(new AttributeCondition("employees", new Comparison.AtLeast(new Value.Real(1_000)))),
                segment.when());
        Scorecard card = segment.card();
        assertEquals(new Bounds(0, 150_000_000), card.fit().bounds());
        assertEquals(
                List.of(
                        new RuleGroup("size", Bounds.ofSize(30_000_000)),
                        new RuleGroup("other", Bounds.ofSize(7_000_000))),
                card.fit().groups());
        assertEquals("size 40.0, far 3.0", rules(card.fit().rules()));
        assertEquals(Optional.of("size"), card.fit().rules().get(0).group());
        EventRule visit = (EventRule) card.engagement().rules().get(0);
        assertEquals(new Decay.Expiry(Duration.ofDays(60)), visit.decay());
        assertEquals(Optional.of(Duration.ofDays(30)), visit.events().within());
        assertEquals(Bounds.ofSize(20_000_000), visit.limit());
        assertEquals(
                List.of("aware 8000000 [seen 8.0]", "keen 9000000 []", "bought 1000000 [big 1.0]"),
                card.stage().stages().stream()
                        .map(stage -> stage.name() + " " + stage.enterAtMicros() + " [" + rules(stage.rules()) + "]")
                        .toList());
        assertEquals(new PointsScore(0.5, 0.5, 0.2, new Bounds(0, 200_000_000)), card.points());
        assertEquals(
                new Grades(List.of(75_000_000L, 50_000_000L, 25_000_000L), List.of(9_000_000L, 6_000_000L, 3_000_000L)),
                card.grades());
        assertEquals(
                List.of("mql", "sql"), card.levels().stream().map(Level::name).toList());
        assertNotEquals(base.levels().get(0), card.levels().get(0));
        assertEquals(base.levels().get(1), card.levels().get(1));
    }

    private static String rules(List<Rule> rules) {
        return String.join(
                ", ",
                rules.stream().map(rule -> rule.id() + " " + rule.points()).toList());
    }

    @Test
    void theBaseStaysAsItIsAndARuleThatBothHaveIsOne() {
        Scorecard alone = read(BASE);
        Scorecard base = read(
                BASE + "segments: [ { name: small, when: { attribute: employees, at_most: 9 }, fit: { max: 50 } } ]\n");
        assertEquals(alone.fit(), base.fit());
        assertEquals(alone.rules(), base.rules());
        assertSame(
                base.fit().rules().get(0),
                base.segments().get(0).card().fit().rules().get(0));
        assertNotEquals(alone.fingerprint(), base.fingerprint());
        assertEquals(
                alone.fingerprint(),
                new Scorecard(
                                base.name(),
                                base.fit(),
                                base.engagement(),
                                base.stage(),
                                base.points(),
                                base.grades(),
                                base.levels(),
                                base.grid(),
                                List.of())
                        .fingerprint());
    }

    @Test
    void aRuleOfAnotherKindKeepsPointsAndGroup() {
        Scorecard base = read(BASE + """
                segments:
                  - name: home
                    when: [ { attribute: country, equals: DE }, { attribute: employees, is_present: true } ]
                    engagement: { rules: [ { id: visit, absent: visit, within: 60d } ] }
                """);
        assertEquals(
                new AbsenceRule(
                        "visit",
                        2,
                        Optional.empty(),
                        new EventSelection(List.of("visit"), List.of(), Optional.of(Duration.ofDays(60)))),
                base.segments().get(0).card().engagement().rules().get(0));
        assertEquals(2, base.segments().get(0).when().size());
    }

    @Test
    void allProblemsOfSegmentsAreToldOnceWithTheirLines() {
        assertEquals("""
                scoring.yaml:22  segments[0].when.attribute
                    Segment 'a' reads attribute 'employes', which the sources do not declare.
                    Fix: write 'employees', or add it to 'attributes' of a source under sources.leads in plumbline.yaml.
                scoring.yaml:24  segments[0].fit.without[0]
                    There is no rule 'hom' here that the segment could go without.
                    Fix: write 'home', or leave it out.
                scoring.yaml:26  segments[0].fit.rules[0]
                    'points' is missing.
                    Fix: add `points: 15` (points for one firing; below zero to take points away).
                scoring.yaml:27  segments[0].fit.rules[1].id
                    Two rules are called 'visit'; the first is in line 10.
                    Fix: give one of them another id.
                scoring.yaml:28  segments[0].levels.pql
                    The scorecard has no level 'pql' that the segment could change.
                    Fix: declare it under 'levels' of the scorecard too, which says what all levels are.
                scoring.yaml:29  segments[1].name
                    Two segments are called 'a'; the first is in line 21.
                    Fix: give one of them another name.""", message(BASE + """
                segments:
                  - name: a
                    when: { attribute: employes, at_least: 1000 }
                    fit:
                      without: [hom]
                      rules:
                        - { id: new, when: { attribute: country, equals: DE } }
                        - { id: visit, points: 1, when: { attribute: country, equals: DE } }
                    levels: { pql: { any_of: [ { scorer: points, at_least: 90 } ] } }
                  - { name: a, when: { attribute: employees, at_least: 5 } }
                """));
    }

    @Test
    void aSegmentNeedsANameAndAConditionOnAnAttribute() {
        assertEquals("""
                scoring.yaml:21  segments[0]
                    'when' is missing.
                    Fix: add `when: { attribute: employees, at_least: 1000 }` (a condition on an attribute, or a list of \
                which all must hold; the first segment that fits a lead counts).
                scoring.yaml:22  segments[1].colour
                    Unknown key 'colour'.
                    Fix: remove it; known here: engagement, fit, grade, levels, name, points, stage, when.""", message(BASE + """
                segments:
                  - { name: a }
                  - { name: b, when: { attribute: employees, at_least: 5 }, colour: red }
                """));
    }

    private static String message(String yaml) {
        return assertThrows(ProblemException.class, () -> read(yaml)).getMessage();
    }

    private static Scorecard read(String yaml) {
        return ScorecardReader.readAll(YamlDocument.parse("scoring.yaml", yaml), DECLARATIONS)
                .scorecard();
    }
}
