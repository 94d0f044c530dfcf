package io.plumbline.engine.score;

import io.plumbline.engine.moment.KnownEvents;
import io.plumbline.engine.scorecard.Decay;
import io.plumbline.engine.scorecard.EventRule;
import io.plumbline.engine.scorecard.MicroPoints;
import io.plumbline.engine.scorecard.Per;
import io.plumbline.engine.scorecard.PropertyFactor;
import io.plumbline.engine.scorecard.PropertyFactor.Aggregate;
import io.plumbline.engine.sql.Dialect;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.Step;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/**
 * An event rule as two steps: the events that count, and what they give each lead. A term is
 * {@code points x weight}, or {@code (points x property) x weight} with the product kept to a billion points.
 *
 * @param name of the rule's steps
 */
record EventRuleCompiler(EventRule rule, String name, KnownEvents events) {
    private static final double LARGEST_PRODUCT = 1e9;

    RuleSql compile() {
        String evidence = "coalesce(" + Sql.identifier(name) + ".evidence, 0)";
        String raw = isSummed()
                ? "coalesce(" + Sql.identifier(name) + ".raw_us, 0)"
                : evidence + " * " + Sql.literal(MicroPoints.of(rule.points()));
        String decayed = rule.decay().isNone() ? raw : "coalesce(" + Sql.identifier(name) + ".decayed_us, 0)";
        String limited =
                rule.limit().equals(EventRule.NO_LIMIT) ? decayed : rule.limit().clamp(decayed);
        return new RuleSql(
                rule,
                name,
                List.of(counted(), sums()),
                List.of(name),
                evidence,
                raw,
                decayed,
                limited,
                Sql.identifier(name) + ".youngest_us");
    }

    /** Whether events of one age may give different points, so that counting them is not enough. */
    private boolean isSummed() {
        return rule.times().isPresent() || rule.channels().isPresent();
    }

    private String countedName() {
        return "events of " + name;
    }

    private Step counted() {
        String grain = "one row per counted event";
        if (rule.per() == Per.EVENT) {
            return new Step(countedName(), grain, eachEvent());
        }
        return new Step(countedName(), grain, isSummed() ? latestEvent() : latestInstant());
    }

    private String eachEvent() {
        return """
                select
                    e.lead_id as lead_id,
                    %s as age_us%s
                %s
                """.formatted(events.ageMicros(), amount(), fromWhere());
    }

    private String amount() {
        return rule.times()
                        .map(factor -> ",\n    e." + Sql.identifier(factor.property()) + " as amount")
                        .orElse("")
                + rule.channels()
                        .map(weights -> "e." + Sql.identifier(weights.property()))
                        .map(channel ->
                                ",\n    " + Dialect.DUCKDB.stripped(Dialect.DUCKDB.foldCase(channel)) + " as channel")
                        .orElse("");
    }

    /** An expression that the points of an event make, whose channel decides on them. */
    private String byChannel(DoubleFunction<String> expression) {
        return rule.channels()
                .map(weights -> weights.channels().stream()
                        .map(channel -> " when " + Dialect.DUCKDB.foldCase(Sql.literal(channel.name())) + " then "
                                + expression.apply(rule.points(channel.weight())))
                        .collect(Collectors.joining(
                                "",
                                "case c.channel",
                                " else " + expression.apply(rule.points(weights.otherwise())) + " end")))
                .orElseGet(() -> expression.apply(rule.points()));
    }

    private String latestEvent() {
        return eachEvent() + """
                qualify row_number() over (
                    partition by e.lead_id%s
                    order by e.occurred_at desc, e.event_id desc, e.source desc) = 1
                """.formatted(rule.per() == Per.DAY ? ", " + day() : "");
    }

    /** Without a property the events of one instant are alike, so that the youngest age says all. */
    private String latestInstant() {
        return """
                select
                    e.lead_id as lead_id,
                    min(%s) as age_us
                %s
                group by
                    e.lead_id%s
                """.formatted(events.ageMicros(), fromWhere(), rule.per() == Per.DAY ? ",\n    " + day() : "");
    }

    private String fromWhere() {
        return events.fromWhere(rule.events().types(), rule.events().within())
                + rule.events().andWhere("e");
    }

    private static String day() {
        return Dialect.DUCKDB.dayNumber(Dialect.DUCKDB.microseconds("e.occurred_at"));
    }

    private Step sums() {
        String raw = isSummed() ? ",\n    " + aggregate(Dialect.DUCKDB.microPoints(product())) + " as raw_us" : "";
        String decayed = rule.decay().isNone() ? "" : ",\n    " + aggregate(decayedTerm()) + " as decayed_us";
        return new Step(name, "one row per lead with counted events", """
                select
                    c.lead_id as lead_id,
                    count(*) as evidence,
                    min(c.age_us) as youngest_us%s%s
                from %s as c
                group by
                    c.lead_id
                """.formatted(
                        raw, decayed, Sql.identifier(countedName())));
    }

    private String product() {
        String points = byChannel(Sql::literal);
        return rule.times().isEmpty()
                ? points
                : "greatest(" + Sql.literal(-LARGEST_PRODUCT) + ", least(" + Sql.literal(LARGEST_PRODUCT) + ", "
                        + points + " * c.amount))";
    }

    /** A property is a fraction of any size; without one, what falls evenly is a fraction of whole numbers. */
    private String decayedTerm() {
        String age = "c.age_us";
        return rule.times().isEmpty() && rule.decay() instanceof Decay.Expiry expiry
                ? byChannel(points -> expiry.microPoints(points, age))
                : Dialect.DUCKDB.microPoints(product() + " * " + rule.decay().weight(age));
    }

    private String aggregate(String term) {
        String sum = rule.times()
                .map(factor -> function(factor) + "(case when c.amount is not null then " + term + " end)")
                .orElseGet(() -> "sum(" + term + ")");
        return "cast(" + EventRule.NO_LIMIT.clamp("coalesce(" + sum + ", 0)") + " as bigint)";
    }

    /** The largest property times weight makes the largest term, or the smallest when points are taken away. */
    private String function(PropertyFactor factor) {
        if (factor.aggregate() == Aggregate.SUM) {
            return "sum";
        }
        return rule.points() >= 0 ? "max" : "min";
    }
}
