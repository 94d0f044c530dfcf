package io.plumbline.training.suggestion;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What an audit says of a rule, as {@code rule_audit} has it.
 *
 * @param dimension     {@code fit}, {@code engagement} or {@code stage}
 * @param given         points as written
 * @param supported     points that the outcomes bear out, on the same scale
 */
record RuleVerdict(
        String rule,
        String dimension,
        String verdict,
        double given,
        OptionalDouble supported,
        OptionalDouble low,
        OptionalDouble high,
        String reason) {

    /** The rules of a segment's scorecard, in the order of the file; {@code all} is the base. */
    static List<RuleVerdict> of(Store store, long modelId, String segment) {
        return store.rows(
                """
                select
                    r.rule as rule,
                    r.dimension as dimension,
                    r.verdict as verdict,
                    r.given_points as given_points,
                    r.supported_points as supported_points,
                    r.supported_low as supported_low,
                    r.supported_high as supported_high,
                    r.reason as reason
                from rule_audit as r
                where r.model_id = %s
                    and r.segment = %s
                order by
                    r.position
                """.formatted(Sql.literal(modelId), Sql.literal(segment)),
                row -> new RuleVerdict(
                        row.text("rule"),
                        row.text("dimension"),
                        row.text("verdict"),
                        row.real("given_points"),
                        row.optionalReal("supported_points"),
                        row.optionalReal("supported_low"),
                        row.optionalReal("supported_high"),
                        row.text("reason")));
    }

    /**
     * The points that the verdict asks for, not rounded yet; empty where it asks for nothing. Of a redundant rule it asks for
     * none: the rule that says the same was judged as if this one were not there.
     */
    OptionalDouble wanted() {
        return switch (verdict) {
            case "too_high", "too_low", "wrong_sign" -> supported;
            case "vanity", "redundant" -> OptionalDouble.of(0);
            default -> OptionalDouble.empty();
        };
    }

    /** Whether its points also decide about a buying stage. */
    boolean decidesOnStage() {
        return dimension.equals("stage");
    }

    /** How much the number weighs where several must be brought into an order: the inverse of its variance, or so. */
    double certainty() {
        double width = high.orElse(1) - low.orElse(0);
        return low.isPresent() && high.isPresent() && width > 0 ? 1 / (width * width) : 1;
    }
}
