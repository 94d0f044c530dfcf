package io.plumbline.training.suggestion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.scorecard.AuditPolicy;
import io.plumbline.engine.scorecard.AuditPolicy.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NewPointsTest {
    private static RuleVerdict verdict(String rule, String verdict, double given, double supported) {
        return verdict(rule, verdict, given, supported, 4);
    }

    private static RuleVerdict verdict(String rule, String verdict, double given, double supported, double width) {
        return new RuleVerdict(
                rule,
                "fit",
                verdict,
                given,
                OptionalDouble.of(supported),
                OptionalDouble.of(supported - width / 2),
                OptionalDouble.of(supported + width / 2),
                "because");
    }

    private static AuditPolicy policy(Set<String> keep, Map<String, Range> between, List<List<String>> ascending) {
        return new AuditPolicy(OptionalDouble.empty(), 10, keep, between, ascending);
    }

    private static AuditPolicy ascending(String... rules) {
        return policy(Set.of(), Map.of(), List.of(List.of(rules)));
    }

    private static Map<String, Double> points(AuditPolicy policy, RuleVerdict... verdicts) {
        return NewPoints.of(List.of(verdicts), policy).points();
    }

    @Test
    void onlyDecidedVerdictsChangeAndPointsStayWhole() {
        assertEquals(
                Map.of("high", 12.0, "low", 23.0, "wrong", -6.0, "vain", 0.0),
                points(
                        AuditPolicy.USUAL,
                        verdict("high", "too_high", 25, 12.4),
                        verdict("low", "too_low", 10, 22.5),
                        verdict("wrong", "wrong_sign", 5, -5.8),
                        verdict("vain", "vanity", 5, 0.4),
                        verdict("right", "earns", 10, 14),
                        verdict("rare", "too_rare", 10, 40),
                        verdict("open", "cannot_tell", 10, 40),
                        verdict("unweighed", "no_weight", 10, 40)));
    }

    @Test
    void aNumberWithDecimalsKeepsAsMany() {
        assertEquals(Map.of("seconds", 0.04), points(AuditPolicy.USUAL, verdict("seconds", "too_low", 0.01, 0.0371)));
    }

    @Test
    void whatIsTheSameWhenRoundedDoesNotChange() {
        assertEquals(Map.of(), points(AuditPolicy.USUAL, verdict("high", "too_high", 12, 11.6)));
    }

    @Test
    void theOwnerKeepsRulesAndBoundsNumbers() {
        AuditPolicy policy =
                policy(Set.of("kept"), Map.of("high", new Range(15, 40), "vain", new Range(2.5, 9)), List.of());
        assertEquals(
                Map.of("high", 15.0, "vain", 3.0),
                points(
                        policy,
                        verdict("kept", "too_high", 25, 12),
                        verdict("high", "too_high", 25, 12),
                        verdict("vain", "vanity", 5, 0)));
    }

    @Test
    void aRedundantRuleGivesNothingAndTheOneThatSaysTheSameChangesByItsOwnVerdict() {
        assertEquals(
                Map.of("second", 0.0),
                points(AuditPolicy.USUAL, verdict("first", "earns", 20, 20), verdict("second", "redundant", 10, 1)));
    }

    @Test
    void aRuleThatDecidesAboutAStageStaysAndThatIsSaid() {
        RuleVerdict rule = new RuleVerdict(
                "asked",
                "stage",
                "too_high",
                30,
                OptionalDouble.of(3),
                OptionalDouble.of(1),
                OptionalDouble.of(5),
                "It gives 30.");
        NewPoints.Result result = NewPoints.of(List.of(rule), AuditPolicy.USUAL);
        assertEquals(Map.of(), result.points());
        assertEquals(
                List.of("Rule asked stays as it is, because its points decide about a buying stage, too: It gives 30."),
                result.notes());
    }

    @Test
    void numbersThatWouldFallArePooledByHowSureTheyAre() {
        assertEquals(
                Map.of("junior", 14.0, "senior", 14.0, "top", 30.0),
                points(
                        ascending("junior", "senior", "top"),
                        verdict("junior", "too_low", 5, 20, 4),
                        verdict("senior", "too_high", 25, 12, 2),
                        verdict("top", "too_low", 25, 30)));
    }

    @Test
    void rulesThatStayBoundThoseThatChange() {
        assertEquals(
                Map.of("senior", 10.0),
                points(
                        ascending("junior", "senior", "top"),
                        verdict("junior", "earns", 10, 9),
                        verdict("senior", "too_high", 20, 4),
                        verdict("top", "earns", 25, 30)));
    }

    @Test
    void anOrderThatCannotBeKeptIsLeftAndSaid() {
        NewPoints.Result result = NewPoints.of(
                List.of(
                        verdict("junior", "earns", 30, 9),
                        verdict("senior", "too_high", 35, 4),
                        verdict("top", "earns", 25, 30)),
                ascending("junior", "senior", "top"));
        assertEquals(Map.of(), result.points());
        assertEquals(
                List.of(
                        "The order junior, senior, top cannot be kept beside the rules that stay as they are; none of its"
                                + " numbers was changed."),
                result.notes());
    }

    @Test
    void whateverTheVerdictsTheOrderAndTheBoundsHold() {
        Random random = new Random(11);
        for (int round = 0; round < 2_000; round++) {
            List<RuleVerdict> verdicts = new ArrayList<>();
            double given = -20;
            for (int i = 0; i < 5; i++) {
                given += random.nextInt(12);
                verdicts.add(verdict(
                        "r" + i,
                        List.of("too_high", "earns", "wrong_sign").get(random.nextInt(3)),
                        given,
                        random.nextDouble() * 80 - 40,
                        1 + random.nextInt(9)));
            }
            AuditPolicy policy =
                    policy(Set.of(), Map.of("r2", new Range(-10, 30)), List.of(List.of("r0", "r1", "r2", "r3", "r4")));
            Map<String, Double> points = NewPoints.of(verdicts, policy).points();
            double before = Double.NEGATIVE_INFINITY;
            for (RuleVerdict each : verdicts) {
                double now = points.getOrDefault(each.rule(), each.given());
                assertTrue(now >= before, verdicts + " " + points);
                assertTrue(now == Math.rint(now));
                before = now;
            }
            if (points.containsKey("r2")) {
                assertTrue(points.get("r2") >= -10 && points.get("r2") <= 30);
            }
        }
    }
}
