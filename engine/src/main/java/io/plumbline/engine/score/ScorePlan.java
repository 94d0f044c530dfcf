package io.plumbline.engine.score;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.scorecard.Rule;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.sql.Foremost;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.sql.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A scorecard as one query: a step per rule over the events, joined to the leads, then sums, bounds, weights and marks.
 *
 * <p>The result is one row per lead of the moment: {@code lead_id}; {@code fit_us}, {@code engagement_us},
 * {@code stage_us} (dimension scores in their bounds), {@code points_us} and {@code raw_points_us} (before the bounds of
 * the points score), all whole micro-points; {@code buying_stage}, NULL for none; {@code grade}; {@code segment}, NULL for none.
 */
public final class ScorePlan {
    private static final String RULE_POINTS = "rule_points";

    private ScorePlan() {}

    /**
     * The plan of a scorecard.
     *
     * @param declarations the declarations that the scorecard was read with
     * @param attributes   how attributes are known
     * @param moment       which leads, as of when
     */
    public static SqlPlan of(Scorecard scorecard, Declarations declarations, AttributesAsOf attributes, Moment moment) {
        return of(scorecard, declarations, attributes, moment, compile(scorecard, declarations, moment));
    }

    static List<RuleSql> compile(Scorecard scorecard, Declarations declarations, Moment moment) {
        List<Rule> rules = scorecard.rules();
        RuleCompiler compiler = new RuleCompiler(declarations, moment, new RuleNames(rules));
        return compiler.compile(rules);
    }

    static SqlPlan of(
            Scorecard scorecard,
            Declarations declarations,
            AttributesAsOf attributes,
            Moment moment,
            List<RuleSql> rules) {
        List<Step> steps = new ArrayList<>(rules(scorecard, declarations, attributes, moment, rules));
        steps.add(new Step(
                RULE_POINTS,
                "one row per lead: micro-points of each rule",
                rulePoints(rules, new BySegment(scorecard).found(RuleSql.LEADS))));
        steps.addAll(dimensions(scorecard, RULE_POINTS, List.of()));
        return new SqlPlan(steps);
    }

    /**
     * The plan of a scorecard with the reasons of {@link PointsReasons} as more columns, {@code reason_1, reason_2,
     * reason_3}. The rules are computed once for both.
     */
    static SqlPlan withReasons(
            Scorecard scorecard, Declarations declarations, AttributesAsOf attributes, Moment moment) {
        List<RuleSql> rules = compile(scorecard, declarations, moment);
        SqlPlan reasons =
                new PointsReasons(scorecard, rules).after(rules(scorecard, declarations, attributes, moment, rules));
        List<Step> steps = new ArrayList<>(reasons.steps());
        steps.addAll(dimensions(scorecard, reasons.result().name(), Foremost.columns()));
        return new SqlPlan(steps);
    }

    private static List<Step> dimensions(Scorecard scorecard, String rulePoints, List<String> kept) {
        return new DimensionSteps(scorecard, new RuleNames(scorecard.rules()), rulePoints, kept).steps();
    }

    /** The steps that the expressions of the rules read: the leads, their attributes and each rule's events. */
    static List<Step> rules(
            Scorecard scorecard,
            Declarations declarations,
            AttributesAsOf attributes,
            Moment moment,
            List<RuleSql> rules) {
        return rules(scorecard.attributes(), declarations, attributes, moment, rules);
    }

    /**
     * {@link #rules} where only some attributes are read.
     *
     * @param read names of attributes; those that are not declared are left out
     */
    static List<Step> rules(
            Collection<String> read,
            Declarations declarations,
            AttributesAsOf attributes,
            Moment moment,
            List<RuleSql> rules) {
        Map<String, ValueType> types = new TreeMap<>(declarations.attributes());
        types.keySet().retainAll(read);
        List<Step> steps = new ArrayList<>(List.of(moment.step(), attributes.step(moment, types)));
        rules.forEach(rule -> steps.addAll(rule.steps()));
        return steps;
    }

    /**
     * SELECT of one row per lead of the moment: its points by each rule.
     *
     * @param more further columns, each with a comma before it; they may read what the rules' expressions read
     */
    static String rulePoints(List<RuleSql> rules, String more) {
        return """
                select
                    l.lead_id as lead_id%s%s
                from %s as l%s
                """.formatted(
                        rules.stream().map(ScorePlan::column).collect(Collectors.joining()),
                        more,
                        AttributesAsOf.STEP,
                        RuleSql.joins(rules));
    }

    private static String column(RuleSql rule) {
        return ",\n    " + rule.limited() + " as " + Sql.identifier(rule.name());
    }
}
