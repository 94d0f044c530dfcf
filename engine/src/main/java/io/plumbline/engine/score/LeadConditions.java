package io.plumbline.engine.score;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.scorecard.Combination;
import io.plumbline.engine.scorecard.CompositeRule;
import io.plumbline.engine.scorecard.Condition;
import io.plumbline.engine.scorecard.Rule;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.sql.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Conditions of {@code scoring.yaml} on leads at a moment, judged as rules judge them. */
public final class LeadConditions {
    /** Name of the result. */
    public static final String STEP = "judged";

    private LeadConditions() {}

    /**
     * The plan of {@link #STEP}, one row per lead of the moment: {@code lead_id}; for each list of conditions a truth
     * value, never NULL, named by {@link #holds}; and each attribute wanted as text, named by {@link #attribute}.
     *
     * @param conditions lists of which all must hold; an empty one always does
     * @param wanted     names of attributes
     */
    public static SqlPlan plan(
            List<List<Condition>> conditions,
            Collection<String> wanted,
            Declarations declared,
            AttributesAsOf attributes,
            Moment moment) {
        List<Rule> composites = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            if (!conditions.get(i).isEmpty()) {
                composites.add(rule(i, conditions.get(i)));
            }
        }
        RuleCompiler compiler = new RuleCompiler(declared, moment, new RuleNames(composites));
        List<RuleSql> rules = compiler.compile(composites);
        List<String> read = new ArrayList<>(wanted);
        rules.forEach(rule -> read.addAll(rule.rule().attributes()));
        List<Step> steps = ScorePlan.rules(read, declared, attributes, moment, rules);
        steps.add(new Step(STEP, "one row per lead of the moment", judged(conditions, rules, wanted)));
        return new SqlPlan(steps);
    }

    /** The column that says whether all conditions of a list hold; lists are counted from 0. */
    public static String holds(int index) {
        return Sql.identifier("holds " + index);
    }

    /** The column of an attribute. */
    public static String attribute(String name) {
        return Sql.identifier("attribute " + name);
    }

    private static CompositeRule rule(int index, List<Condition> conditions) {
        return new CompositeRule(id(index), 0, Optional.empty(), Combination.ALL_OF, conditions);
    }

    private static String id(int index) {
        return "conditions " + index;
    }

    private static String judged(List<List<Condition>> conditions, List<RuleSql> rules, Collection<String> wanted) {
        StringBuilder sql = new StringBuilder("select\n    l.lead_id as lead_id");
        for (int i = 0; i < conditions.size(); i++) {
            String id = id(i);
            String holds = rules.stream()
                    .filter(rule -> rule.rule().id().equals(id))
                    .map(rule -> "(" + rule.evidence() + " > 0)")
                    .findFirst()
                    .orElse("true");
            sql.append(",\n    ").append(holds).append(" as ").append(holds(i));
        }
        wanted.stream()
                .distinct()
                .forEach(name -> sql.append(
                        ",\n    cast(l.%s as varchar) as %s".formatted(Sql.identifier(name), attribute(name))));
        sql.append("\nfrom ").append(AttributesAsOf.STEP).append(" as l");
        sql.append(RuleSql.joins(rules));
        return sql.toString();
    }
}
