package io.plumbline.engine.score;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.scorecard.Rule;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.sql.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Whether rules of a scorecard fired, whatever they gave. */
public final class FiredRules {
    private FiredRules() {}

    /**
     * The plan of one row per lead of the moment: {@code lead_id} and a truth value per rule, never NULL, named by
     * {@link #column}. Only these rules are worked out.
     *
     * @param ids of rules of the scorecard
     */
    public static SqlPlan plan(
            Scorecard scorecard,
            Collection<String> ids,
            Declarations declared,
            AttributesAsOf attributes,
            Moment moment) {
        RuleCompiler compiler = new RuleCompiler(declared, moment);
        List<RuleSql> rules = scorecard.rules().stream()
                .filter(rule -> ids.contains(rule.id()))
                .map(rule -> rule.by(compiler))
                .toList();
        Map<String, ValueType> types = new TreeMap<>(declared.attributes());
        types.keySet()
                .retainAll(rules.stream()
                        .flatMap(rule -> rule.rule().attributes().stream())
                        .toList());
        List<Step> steps = new ArrayList<>(List.of(moment.step(), attributes.step(moment, types)));
        rules.forEach(rule -> steps.addAll(rule.steps()));
        steps.add(new Step("fired", "one row per lead of the moment", fired(rules)));
        return new SqlPlan(steps);
    }

    /** The column of a rule. */
    public static String column(String id) {
        return Sql.identifier("fired " + id);
    }

    private static String fired(List<RuleSql> rules) {
        return "select\n    l.lead_id as lead_id"
                + rules.stream().map(FiredRules::column).collect(Collectors.joining())
                + "\nfrom " + AttributesAsOf.STEP + " as l"
                + rules.stream().map(RuleSql::joins).collect(Collectors.joining());
    }

    private static String column(RuleSql rule) {
        Rule fired = rule.rule();
        return ",\n    (" + rule.evidence() + " > 0) as " + column(fired.id());
    }
}
