package io.plumbline.reports.section;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.words.Estimate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A rule, what it gives, and what the outcomes support.
 *
 * @param dimension     fit, engagement or stage
 * @param leadCount     leads that it fired on
 * @param given         points as the file has them
 * @param share         its part of all points given and taken
 * @param supported     points that the outcomes bear out beside all other rules; absent where that was not looked at
 * @param redundantWith the rule that says the same
 * @param verdict       earns, too_high, too_low, wrong_sign, vanity, redundant, too_rare, cannot_tell or no_weight
 */
public record RuleLine(
        String rule,
        String dimension,
        long leadCount,
        double given,
        OptionalDouble share,
        Estimate supported,
        Optional<String> redundantWith,
        String verdict) {

    private static final Set<String> OPEN = Set.of("cannot_tell", "too_rare");

    private static final String RULES = """
            select
                *,
                supported_points as supported
            from rule_audit
            where model_id = %s
                and segment = %s
            order by
                verdict = 'no_weight',
                abs(supported_points - given_points) desc nulls last,
                position
            """;

    static List<RuleLine> read(Store store, Subject subject, String segment) {
        return store.rows(RULES.formatted(subject.modelId(), Sql.literal(segment)), RuleLine::of);
    }

    private static RuleLine of(Row row) {
        return new RuleLine(
                row.text("rule"),
                row.text("dimension"),
                row.number("lead_count"),
                row.real("given_points"),
                row.optionalReal("share_of_points"),
                Estimate.of(row, "supported"),
                row.optionalText("redundant_with"),
                row.text("verdict"));
    }

    public boolean isWeighed() {
        return !verdict.equals("no_weight");
    }

    public boolean isEarning() {
        return verdict.equals("earns");
    }

    public boolean isOpen() {
        return OPEN.contains(verdict);
    }

    /** The verdict's message: of a rule that takes points, too high means that it takes too many. */
    public String verdictKey() {
        return given < 0 && verdict.startsWith("too_") && !isOpen() ? "takes_" + verdict : verdict;
    }

    /** The class of the cell's colour. */
    public String tone() {
        return isEarning() ? "good" : isOpen() || !isWeighed() ? "muted" : "warn";
    }
}
