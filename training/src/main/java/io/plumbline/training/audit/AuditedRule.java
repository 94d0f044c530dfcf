package io.plumbline.training.audit;

import io.plumbline.engine.scorecard.Rule;
import io.plumbline.engine.scorecard.RuleVariants;
import io.plumbline.engine.scorecard.Scorecard;
import java.util.List;

/**
 * A rule of the scorecard of some leads.
 *
 * @param dimension fit, engagement or stage
 * @param weight    of the dimension in the points
 */
record AuditedRule(Rule rule, String dimension, double weight) {

    /** The rules of a card, in its order. */
    static List<AuditedRule> of(Scorecard card) {
        return card.ownRules().stream()
                .map(rule -> new AuditedRule(rule, dimension(card, rule), card.weight(rule)))
                .toList();
    }

    private static String dimension(Scorecard card, Rule rule) {
        if (card.fit().rules().contains(rule)) {
            return "fit";
        }
        return card.engagement().rules().contains(rule) ? "engagement" : "stage";
    }

    String id() {
        return rule.id();
    }

    double given() {
        return rule.points();
    }

    /** Whether the points contain it. */
    boolean counts() {
        return weight != 0;
    }

    /** The rule as it is asked for: a rule that gives nothing as if it gave a point, so that its firings are seen. */
    Rule asked() {
        return rule.points() == 0 ? RuleVariants.of(rule, 1) : rule;
    }

    /** Points of one firing of {@link #asked}. */
    double unit() {
        return rule.points() == 0 ? 1 : rule.points();
    }

    /** Points in the points score of one firing, as written. */
    double inPoints() {
        return weight * given();
    }
}
