package io.plumbline.engine.score;

import io.plumbline.engine.scorecard.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Names of the steps and columns of rules: different rules have different names, also where segments change a rule. */
final class RuleNames {
    private final Map<Rule, String> names = new HashMap<>();

    /** @param rules each once */
    RuleNames(List<Rule> rules) {
        Map<String, Integer> seen = new HashMap<>();
        for (Rule rule : rules) {
            int number = seen.merge(rule.id(), 1, Integer::sum);
            names.put(rule, "rule " + rule.id() + (number == 1 ? "" : " " + number));
        }
    }

    /** The name of one of the rules. */
    String of(Rule rule) {
        return Objects.requireNonNull(names.get(rule), rule.id());
    }
}
