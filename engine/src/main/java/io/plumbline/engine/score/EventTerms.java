package io.plumbline.engine.score;

import io.plumbline.engine.scorecard.Decay;
import io.plumbline.engine.scorecard.EventRule;
import io.plumbline.engine.scorecard.PropertyFactor.Aggregate;
import io.plumbline.engine.sql.Dialect;
import io.plumbline.engine.sql.Sql;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/**
 * What an event that counts gives its lead by a rule: {@code points x weight}, or {@code (points x property) x weight} with the
 * product kept to a billion points. The terms of a lead are added up, or the largest counts.
 *
 * @param age     of the event, whole microseconds, an SQL expression
 * @param amount  the property that the points are multiplied by, an SQL expression; not used by rules without one
 * @param channel the event's channel, an SQL expression; not used by rules without one
 */
record EventTerms(EventRule rule, String age, String amount, String channel) {
    private static final double LARGEST_PRODUCT = 1e9;

    /** The terms of events whose rows have {@code age_us}, {@code amount} and {@code channel}. */
    static EventTerms counted(EventRule rule) {
        return new EventTerms(rule, "c.age_us", "c.amount", "c.channel");
    }

    /** The terms of stored events {@code e}. */
    static EventTerms stored(EventRule rule, String age) {
        return new EventTerms(
                rule,
                age,
                rule.times()
                        .map(factor -> "e." + Sql.identifier(factor.property()))
                        .orElse(""),
                rule.channels()
                        .map(weights -> "e." + Sql.identifier(weights.property()))
                        .map(property -> Dialect.DUCKDB.stripped(Dialect.DUCKDB.foldCase(property)))
                        .orElse(""));
    }

    /** Micro-points without decay. */
    String raw() {
        return ofAmount(Dialect.DUCKDB.microPoints(product()));
    }

    /**
     * Micro-points with decay. A property is a fraction of any size; without one, what falls evenly is a fraction of whole
     * numbers.
     */
    String decayed() {
        return ofAmount(
                rule.times().isEmpty() && rule.decay() instanceof Decay.Expiry expiry
                        ? byChannel(points -> expiry.microPoints(points, age))
                        : Dialect.DUCKDB.microPoints(
                                product() + " * " + rule.decay().weight(age)));
    }

    /** What makes one number of a lead's terms. The largest property times weight makes the smallest term where points are taken away. */
    String function() {
        return rule.times()
                .filter(factor -> factor.aggregate() != Aggregate.SUM)
                .map(factor -> rule.points() >= 0 ? "max" : "min")
                .orElse("sum");
    }

    /** Events without the property give nothing. */
    private String ofAmount(String term) {
        return rule.times().isEmpty() ? term : "case when " + amount + " is not null then " + term + " end";
    }

    private String product() {
        String points = byChannel(Sql::literal);
        return rule.times().isEmpty()
                ? points
                : "greatest(" + Sql.literal(-LARGEST_PRODUCT) + ", least(" + Sql.literal(LARGEST_PRODUCT) + ", "
                        + points + " * " + amount + "))";
    }

    /** An expression that the points of an event make, whose channel decides on them. */
    private String byChannel(DoubleFunction<String> expression) {
        return rule.channels()
                .map(weights -> weights.channels().stream()
                        .map(named -> " when " + Dialect.DUCKDB.foldCase(Sql.literal(named.name())) + " then "
                                + expression.apply(rule.points(named.weight())))
                        .collect(Collectors.joining(
                                "",
                                "case " + channel,
                                " else " + expression.apply(rule.points(weights.otherwise())) + " end")))
                .orElseGet(() -> expression.apply(rule.points()));
    }
}
