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
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What each of some rules gives the leads of a moment, kept to its own limit, before groups, bounds and weights. */
public final class RulePoints {
    /** The column of the lead's segment, counted from 1 in the scorecard's order, 0 for none. */
    public static final String SEGMENT = "segment_no";

    private RulePoints() {}

    /** The column of a rule, by its place in the list. */
    public static String column(int rule) {
        return "points_" + rule;
    }

    /**
     * One row per lead of the moment: {@code lead_id}, {@link #SEGMENT}, and whole micro-points in a {@link #column} for each
     * rule.
     *
     * @param scorecard whose segments the leads fall into
     * @param rules     no two alike; they need not be the scorecard's, and ids may repeat
     */
    public static SqlPlan plan(
            Scorecard scorecard,
            List<Rule> rules,
            Declarations declarations,
            AttributesAsOf attributes,
            Moment moment) {
        List<RuleSql> compiled = new RuleCompiler(declarations, moment, new RuleNames(rules)).compile(rules);
        List<String> read = Stream.concat(
                        rules.stream().flatMap(rule -> rule.attributes().stream()),
                        scorecard.segments().stream()
                                .flatMap(segment -> segment.when().stream())
                                .map(AttributeCondition::attribute))
                .toList();
        List<Step> steps = ScorePlan.rules(read, declarations, attributes, moment, compiled);
        steps.add(
                new Step("counted_points", "one row per lead: micro-points of each rule", select(compiled, scorecard)));
        return new SqlPlan(steps);
    }

    private static String select(List<RuleSql> rules, Scorecard scorecard) {
        String segment = scorecard.segments().isEmpty()
                ? ",\n    0 as " + SEGMENT
                : new BySegment(scorecard).found(RuleSql.LEADS);
        return "select\n    l.lead_id as lead_id"
                + segment
                + IntStream.range(0, rules.size())
                        .mapToObj(i -> ",\n    " + rules.get(i).limited() + " as " + Sql.identifier(column(i)))
                        .collect(Collectors.joining())
                + "\nfrom " + AttributesAsOf.STEP + " as l" + RuleSql.joins(rules);
    }
}
