package io.plumbline.engine.score;

import io.plumbline.engine.scorecard.Rule;
import java.util.List;
import java.util.Optional;

/**
 * Something that a lead may do, as columns beside the rules: what each rule that counts it gives then, and how often the lead
 * must do it.
 *
 * @param after of the rules that give something else then
 * @param times empty where once is enough
 */
record TriedAction(LeadAction action, List<RuleSql> after, Optional<RuleSql> times) {
    TriedAction {
        after = List.copyOf(after);
    }

    /** The column of a rule; empty where it gives what it gave. */
    Optional<RuleSql> after(Rule rule) {
        return after.stream().filter(each -> each.rule().equals(rule)).findFirst();
    }
}
