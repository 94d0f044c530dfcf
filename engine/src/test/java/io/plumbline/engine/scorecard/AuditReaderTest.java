package io.plumbline.engine.scorecard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.scorecard.AuditPolicy.Range;
import io.plumbline.engine.yaml.YamlDocument;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AuditReaderTest {
    private static final Declarations DECLARATIONS =
            new Declarations(new TreeMap<>(Map.of("employees", ValueType.NUMBER)), new TreeMap<>());

    private static final String SCORECARD = """
            version: 1
            name: test
            fit:
              rules:
                - { id: small, points: 5, when: { attribute: employees, at_least: 10 } }
                - { id: middling, points: 10, when: { attribute: employees, at_least: 50 } }
                - { id: large, points: 20, when: { attribute: employees, at_least: 500 } }
            points: { weights: { fit: 1 } }
            """;

    private static final String AUDIT = """
            audit:
              double_odds_every: 20
              minimum_converted: 5
              keep: [small]
              between: { large: [15, 40] }
              ascending: [ [small, middling, large] ]
            """;

    private static Scoring read(String yaml) {
        return ScorecardReader.readAll(YamlDocument.parse("scoring.yaml", yaml), DECLARATIONS);
    }

    @Test
    void everyPartIsRead() {
        assertEquals(
                new AuditPolicy(
                        OptionalDouble.of(20),
                        5,
                        Set.of("small"),
                        Map.of("large", new Range(15, 40)),
                        List.of(List.of("small", "middling", "large"))),
                read(SCORECARD + AUDIT).audit());
    }

    @Test
    void withoutAWordNothingIsKeptOrBounded() {
        AuditPolicy usual = read(SCORECARD).audit();
        assertEquals(AuditPolicy.USUAL, usual);
        assertEquals(Range.ANY, usual.range("large"));
    }

    @Test
    void thePolicyDoesNotChangeWhatThePointsMean() {
        assertEquals(
                read(SCORECARD).scorecard().fingerprint(),
                read(SCORECARD + AUDIT).scorecard().fingerprint());
    }

    @Test
    void segmentsMayStandBesideIt() {
        String segment = """
                segments:
                  - name: big
                    when: { attribute: employees, at_least: 1000 }
                    fit: { rules: [ { id: giant, points: 10, when: { attribute: employees, at_least: 5000 } } ] }
                audit: { keep: [giant] }
                """;
        assertEquals(Set.of("giant"), read(SCORECARD + segment).audit().keep());
    }

    @Test
    void allProblemsAreToldAtOnce() {
        ProblemException thrown = assertThrows(ProblemException.class, () -> read(SCORECARD + """
                audit:
                  double_odds_every: 0
                  keep: [smal]
                  between:
                    large: [40, 15]
                    middling: [1.2, 1.8]
                  ascending:
                    - [small, middling]
                    - [middling, huge]
                """));
        assertEquals("""
                scoring.yaml:10  audit.double_odds_every
                    The number is below 0.001.
                    Fix: write for example `20` (so many points double the odds; without it the points themselves tell the scale).
                scoring.yaml:11  audit.keep[0]
                    The audit names rule 'smal', which there is not.
                    Fix: write 'small', or name a rule by its id.
                scoring.yaml:13  audit.between.large
                    No whole number lies between the two, and suggested points are whole.
                    Fix: write the lower one first, such as [5, 20].
                scoring.yaml:14  audit.between.middling
                    No whole number lies between the two, and suggested points are whole.
                    Fix: write the lower one first, such as [5, 20].
                scoring.yaml:17  audit.ascending[1][0]
                    Rule 'middling' has an order already, in line 16.
                    Fix: name each rule once under 'ascending'; join the lists.
                scoring.yaml:17  audit.ascending[1][1]
                    The audit names rule 'huge', which there is not.
                    Fix: name a rule by its id; known: large, middling, small.
                """.strip(), thrown.getMessage().strip());
    }
}
