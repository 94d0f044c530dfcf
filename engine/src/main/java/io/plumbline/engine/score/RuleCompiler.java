package io.plumbline.engine.score;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.moment.KnownEvents;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.score.EventReading.Aggregate;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Turns each rule into one step over the events, where it needs events, and expressions over the leads. */
record RuleCompiler(Declarations declarations, Moment moment, RuleNames names) implements Rule.Kinds<RuleSql> {
    private static final double LARGEST = 1e9;

    /** The rules as SQL, in their order. */
    List<RuleSql> compile(List<Rule> rules) {
        return GatheredRules.of(
                EventReading.steps(rules.stream().map(rule -> rule.by(this)).toList(), new KnownEvents(moment)));
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
        EventReading reading = count(names.of(rule), rule.events());
        String fires = "(" + evidence(reading) + " = 0 and " + observed(rule) + " and " + oldEnough(rule) + ")";
        return firing(rule, List.of(reading), fires);
    }

    @Override
    public RuleSql composite(CompositeRule rule) {
        Function<Measure, String> measured = measured(rule);
        List<String> conditions = rule.conditions().stream()
                .map(condition -> condition.sql(RuleSql.LEADS, measured))
                .toList();
        return firing(rule, readings(rule), rule.combination().sql(conditions));
    }

    private List<EventReading> readings(CompositeRule rule) {
        List<EventReading> readings = new ArrayList<>();
        for (Measure measure : rule.measures()) {
            readings.add(measured(names.of(rule) + ", events " + (readings.size() + 1), measure));
        }
        return readings;
    }

    /** The SQL expression of each number that a rule's conditions need of a lead's events. */
    Function<Measure, String> measured(CompositeRule rule) {
        List<Measure> measures = rule.measures();
        List<EventReading> readings = readings(rule);
        return measure -> {
            EventReading reading = readings.get(measures.indexOf(measure));
            return measure.amount().isPresent() ? amount(reading) : evidence(reading);
        };
    }

    private RuleSql firing(Rule rule, List<EventReading> readings, String fires) {
        String points = when(fires, MicroPoints.of(rule.points()));
        return new RuleSql(
                rule,
                names.of(rule),
                List.of(),
                readings,
                readings.stream().map(EventReading::step).distinct().toList(),
                when(fires, 1),
                points,
                points,
                points,
                "cast(null as bigint)");
    }

    private static String when(String fires, long number) {
        return "case when " + fires + " then " + Sql.literal(number) + " else " + Sql.literal(0L) + " end";
    }

    private static String evidence(EventReading reading) {
        return "coalesce(" + reading.column("evidence") + ", 0)";
    }

    private static EventReading count(String name, EventSelection events) {
        return measured(name, new Measure(events, Optional.empty()));
    }

    private static EventReading measured(String name, Measure measure) {
        Map<String, Aggregate> columns = measure.amount()
                .map(factor -> Map.of("amount", amount(factor)))
                .orElseGet(() -> Map.of("evidence", new Aggregate("count", "1")));
        return new EventReading(name, measure.events(), columns);
    }

    /** In whole millionths, kept to a billion: the same however many threads add them up. */
    private static Aggregate amount(PropertyFactor factor) {
        String value = "e." + Sql.identifier(factor.property());
        String most = Sql.literal(LARGEST);
        String micros = Dialect.DUCKDB.microPoints("greatest(-" + most + ", least(" + most + ", " + value + "))");
        return new Aggregate(
                factor.aggregate() == PropertyFactor.Aggregate.SUM ? "sum" : "max",
                "case when " + value + " is not null then " + micros + " end");
    }

    /** NULL where no event has the property. */
    private static String amount(EventReading reading) {
        String amount = reading.column("amount");
        return "case when " + amount + " is not null then cast(" + EventRule.NO_LIMIT.clamp(amount) + " as bigint) end";
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
