package io.plumbline.training.suggestion;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What an audit says of a rule, as {@code rule_audit} has it.
 *
 * @param dimension     {@code fit}, {@code engagement} or {@code stage}
 * @param weight        of the dimension in the points
 * @param given         points as written
 * @param supported     points that the outcomes bear out, on the same scale
 * @param redundantWith the rule that says the same
 */
record RuleVerdict(
        String rule,
        String dimension,
        double weight,
        String verdict,
        double given,
        OptionalDouble supported,
        OptionalDouble low,
        OptionalDouble high,
        Optional<String> redundantWith,
        String reason) {

    /** The rules of a segment's scorecard, in the order of the file; {@code all} is the base. */
    static List<RuleVerdict> of(Store store, long modelId, String segment) {
        return store.rows(
                """
                select
                    r.rule as rule,
                    r.dimension as dimension,
                    r.weight as weight,
                    r.verdict as verdict,
                    r.given_points as given_points,
                    r.supported_points as supported_points,
                    r.supported_low as supported_low,
                    r.supported_high as supported_high,
                    r.redundant_with as redundant_with,
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
                        row.real("weight"),
                        row.text("verdict"),
                        row.real("given_points"),
                        row.optionalReal("supported_points"),
                        row.optionalReal("supported_low"),
                        row.optionalReal("supported_high"),
                        row.optionalText("redundant_with"),
                        row.text("reason")));
    }

    /** The points that the verdict asks for, not rounded yet; empty where it asks for nothing. */
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
