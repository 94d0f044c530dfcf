package io.plumbline.training.audit;

import io.plumbline.training.audit.Twins.Found;
import io.plumbline.training.audit.Twins.Twin;
import java.util.List;
import java.util.Optional;

/**
 * What is made of the rules of a card once their effects are known.
 *
 * @param alone      the fit of each rule by itself
 * @param perLogOdds points of one unit of log-odds
 */
record Verdicts(CardRows rows, Found found, List<JointFit> alone, double perLogOdds) {

    /** Of a rule that is no other's twin. */
    JudgedRule of(int place, RuleCounts counts, Support support) {
        AuditedRule rule = rows.rules().get(place);
        Verdict verdict = Verdict.of(
                rule.given(), support.interval().low(), support.interval().high(), nothing());
        return new JudgedRule(
                rule,
                counts,
                Optional.of(support),
                Optional.of(alone(place)),
                Optional.empty(),
                verdict,
                Sentences.of(verdict, rule.given(), support));
    }

    /** Of a rule that says what another one says. */
    JudgedRule of(Twin twin, RuleCounts counts) {
        AuditedRule rule = rows.rules().get(twin.rule());
        String other = rows.rules().get(twin.other()).id();
        Support alone = alone(twin.rule());
        return new JudgedRule(
                rule,
                counts,
                twin.fit().map(fit -> Support.fixed(fit, twin.place(), perLogOdds / rule.weight())),
                Optional.of(alone),
                Optional.of(other),
                Verdict.REDUNDANT,
                Sentences.redundant(other, twin.correlation(), alone, twin.fit().isEmpty()));
    }

    private Support alone(int place) {
        return Support.fixed(
                alone.get(place), 0, perLogOdds / rows.rules().get(place).weight());
    }

    /** Points that do not matter in a rule that gives none: a quarter of what rules usually give. */
    private double nothing() {
        double[] given = rows.rules().stream()
                .mapToDouble(rule -> Math.abs(rule.given()))
                .filter(points -> points > 0)
                .sorted()
                .toArray();
        return (Verdict.TOLERANCE - 1) * given[given.length / 2];
    }
}
