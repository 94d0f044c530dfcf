package io.plumbline.training.audit;

import java.util.Optional;

/**
 * What an audit found of a rule.
 *
 * @param counts        of the rows it touched
 * @param support       what the outcomes support beside all other rules; empty where it could not be told
 * @param alone         what they support of the rule by itself
 * @param redundantWith id of the rule that says the same
 * @param reason        a sentence
 */
record JudgedRule(
        AuditedRule rule,
        RuleCounts counts,
        Optional<Support> support,
        Optional<Support> alone,
        Optional<String> redundantWith,
        Verdict verdict,
        String reason) {}
