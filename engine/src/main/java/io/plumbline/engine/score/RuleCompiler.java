package io.plumbline.engine.score;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.moment.KnownEvents;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.scorecard.AbsenceRule;
import io.plumbline.engine.scorecard.AttributeRule;
import io.plumbline.engine.scorecard.CompositeRule;
import io.plumbline.engine.scorecard.EventRule;
import io.plumbline.engine.scorecard.EventSelection;
import io.plumbline.engine.scorecard.Measure;
import io.plumbline.engine.scorecard.MicroPoints;
import io.plumbline.engine.scorecard.PropertyFactor;
import io.plumbline.engine.scorecard.Rule;
import io.plumbline.engine.sql.Dialect;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns each rule into one step over the events, where it needs events, and expressions over the leads. */
record RuleCompiler(Declarations declarations, Moment moment, RuleNames names) implements Rule.Kinds<RuleSql> {
    private static final double LARGEST = 1e9;

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
        List<Measure> measures = rule.measures();
        List<Step> steps = new ArrayList<>();
        for (Measure measure : measures) {
            steps.add(measured(names.of(rule) + ", events " + (steps.size() + 1), measure));
        }
        List<String> conditions = rule.conditions().stream()
                .map(condition -> condition.sql(RuleSql.LEADS, measure -> {
                    String step = steps.get(measures.indexOf(measure)).name();
                    return measure.amount().isPresent() ? Sql.identifier(step) + ".amount_us" : evidence(step);
                }))
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
        return measured(name, new Measure(events, Optional.empty()));
    }

    private Step measured(String name, Measure measure) {
        return new Step(name, "one row per lead with such events", """
                select
                    e.lead_id as lead_id,
                    %s
                %s%s
                group by
                    e.lead_id
                """.formatted(
                measure.amount().map(RuleCompiler::amount).orElse("count(*) as evidence"),
                new KnownEvents(moment)
                        .fromWhere(measure.events().types(), measure.events().within()),
                measure.events().andWhere("e")));
    }

    /** In whole millionths, kept to a billion: the same however many threads add them up. */
    private static String amount(PropertyFactor factor) {
        String value = "e." + Sql.identifier(factor.property());
        String most = Sql.literal(LARGEST);
        String micros = Dialect.DUCKDB.microPoints("greatest(-" + most + ", least(" + most + ", " + value + "))");
        String function = factor.aggregate() == PropertyFactor.Aggregate.SUM ? "sum" : "max";
        String all = function + "(case when " + value + " is not null then " + micros + " end)";
        return "case when count(" + value + ") > 0 then cast(" + EventRule.NO_LIMIT.clamp(all)
                + " as bigint) end as amount_us";
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
