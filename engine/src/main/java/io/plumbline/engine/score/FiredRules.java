package io.plumbline.engine.score;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.scorecard.AttributeCondition;
import io.plumbline.engine.scorecard.Rule;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.sql.Step;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        List<Rule> named = scorecard.rules().stream()
                .filter(rule -> ids.contains(rule.id()))
                .toList();
        RuleCompiler compiler = new RuleCompiler(declared, moment, new RuleNames(named));
        List<RuleSql> rules = compiler.compile(named);
        List<String> read = Stream.concat(
                        named.stream().flatMap(rule -> rule.attributes().stream()),
                        scorecard.segments().stream()
                                .flatMap(segment -> segment.when().stream())
                                .map(AttributeCondition::attribute))
                .toList();
        List<Step> steps = ScorePlan.rules(read, declared, attributes, moment, rules);
        BySegment segments = new BySegment(scorecard);
        steps.add(new Step("rule_evidence", "one row per lead of the moment", evidence(rules, segments)));
        steps.add(new Step("fired", "one row per lead of the moment", fired(ids, rules, segments)));
        return new SqlPlan(steps);
    }

    /** The column of a rule. */
    public static String column(String id) {
        return Sql.identifier("fired " + id);
    }

    private static String evidence(List<RuleSql> rules, BySegment segments) {
        return "select\n    l.lead_id as lead_id"
                + segments.found(RuleSql.LEADS)
                + rules.stream()
                        .map(rule -> ",\n    " + rule.evidence() + " as " + Sql.identifier(rule.name()))
                        .collect(Collectors.joining())
                + "\nfrom " + AttributesAsOf.STEP + " as l"
                + RuleSql.joins(rules);
    }

    private static String fired(Collection<String> ids, List<RuleSql> rules, BySegment segments) {
        return "select\n    e.lead_id as lead_id"
                + ids.stream()
                        .map(id -> ",\n    " + segments.each("e", card -> fired(id, card, rules)) + " as " + column(id))
                        .collect(Collectors.joining())
                + "\nfrom rule_evidence as e";
    }

    /** Leads of a segment that goes without the rule do not fire it. */
    private static String fired(String id, Scorecard card, List<RuleSql> rules) {
        return rules.stream()
                .filter(rule -> rule.rule().id().equals(id))
                .filter(rule -> card.ownRules().contains(rule.rule()))
                .map(rule -> "(e." + Sql.identifier(rule.name()) + " > 0)")
                .findFirst()
                .orElse("false");
    }
}
