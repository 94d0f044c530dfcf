package io.plumbline.engine.score;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.moment.KnownEvents;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.scorecard.AbsenceRule;
import io.plumbline.engine.scorecard.AttributeRule;
import io.plumbline.engine.scorecard.CompositeRule;
import io.plumbline.engine.scorecard.EventRule;
import io.plumbline.engine.scorecard.EventSelection;
import io.plumbline.engine.scorecard.MicroPoints;
import io.plumbline.engine.scorecard.Rule;
import io.plumbline.engine.sql.Dialect;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.Step;
import java.util.ArrayList;
import java.util.List;

/** Turns each rule into one step over the events, where it needs events, and expressions over the leads. */
record RuleCompiler(Declarations declarations, Moment moment, RuleNames names) implements Rule.Kinds<RuleSql> {

    /** The rules as SQL, in their order. */
    List<RuleSql> compile(List<Rule> rules) {
        return GatheredRules.of(rules.stream().map(rule -> rule.by(this)).toList());
    }

    @Override
    public RuleSql event(EventRule rule) {
        return new EventRuleCompiler(rule, names.of(rule), new KnownEvents(moment)).compile();
    }

    @Override
    public RuleSql attribute(AttributeRule rule) {
        return firing(rule, List.of(), rule.when().sql(RuleSql.LEADS));
    }

    @Override
    public RuleSql absence(AbsenceRule rule) {
        Step step = count(names.of(rule), rule.events());
        String fires = "(" + evidence(step.name()) + " = 0 and " + observed(rule) + " and " + oldEnough(rule) + ")";
        return firing(rule, List.of(step), fires);
    }

    @Override
    public RuleSql composite(CompositeRule rule) {
        List<EventSelection> selections = rule.selections();
        List<Step> steps = new ArrayList<>();
        for (EventSelection selection : selections) {
            steps.add(count(names.of(rule) + ", events " + (steps.size() + 1), selection));
        }
        List<String> conditions = rule.conditions().stream()
                .map(condition -> condition.sql(
                        RuleSql.LEADS,
                        selection -> evidence(
                                steps.get(selections.indexOf(selection)).name())))
                .toList();
        return firing(rule, steps, rule.combination().sql(conditions));
    }

    private RuleSql firing(Rule rule, List<Step> steps, String fires) {
        String points = when(fires, MicroPoints.of(rule.points()));
        return new RuleSql(
                rule,
                names.of(rule),
                steps,
                steps.stream().map(Step::name).toList(),
                when(fires, 1),
                points,
                points,
                points,
                "cast(null as bigint)");
    }

    private static String when(String fires, long number) {
        return "case when " + fires + " then " + Sql.literal(number) + " else " + Sql.literal(0L) + " end";
    }

    private static String evidence(String step) {
        return "coalesce(" + Sql.identifier(step) + ".evidence, 0)";
    }

    private Step count(String name, EventSelection events) {
        return new Step(name, "one row per lead with such events", """
                select
                    e.lead_id as lead_id,
                    count(*) as evidence
                %s%s
                group by
                    e.lead_id
                """.formatted(
                        new KnownEvents(moment).fromWhere(events.types(), events.within()), events.andWhere("e")));
    }

    private String observed(AbsenceRule rule) {
        return declarations
                .completeSince(rule.events().types())
                .map(since -> "(" + windowStart(rule) + " >= " + Sql.microseconds(since) + ")")
                .orElse("true");
    }

    private String oldEnough(AbsenceRule rule) {
        String created = RuleSql.LEADS + ".created_at";
        return "(" + created + " is not null and " + Dialect.DUCKDB.microseconds(created) + " <= " + windowStart(rule)
                + ")";
    }

    private String windowStart(AbsenceRule rule) {
        return moment.asOfMicros(RuleSql.LEADS) + " - " + Sql.microseconds(rule.within());
    }
}
