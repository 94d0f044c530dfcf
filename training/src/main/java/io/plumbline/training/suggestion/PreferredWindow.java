package io.plumbline.training.suggestion;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A length of time that the data prefer to the one that a rule has.
 *
 * @param kind {@code half_life} or {@code within}
 * @param days empty for unlimited
 */
record PreferredWindow(String rule, String kind, OptionalDouble days, double difference) {
    private static final double HOURS_A_DAY = 24;

    /** Those of a segment's scorecard, of each rule the one that helps most. */
    static List<PreferredWindow> of(Store store, long modelId, String segment) {
        return store.rows(
                """
                select
                    w.rule as rule,
                    w.kind as kind,
                    w.candidate_days as candidate_days,
                    w.difference as difference
                from rule_window as w
                where w.model_id = %s
                    and w.segment = %s
                    and w.preferred
                    and not w.given
                qualify row_number() over (partition by w.rule order by w.difference, w.kind) = 1
                order by
                    w.rule
                """.formatted(Sql.literal(modelId), Sql.literal(segment)),
                row -> new PreferredWindow(
                        row.text("rule"),
                        row.text("kind"),
                        row.optionalReal("candidate_days"),
                        row.real("difference")));
    }

    /** As files write it, in whole days, or hours where days would not do. */
    String written() {
        double length = days.orElseThrow();
        return length == Math.rint(length) && length >= 1
                ? Math.round(length) + "d"
                : Math.max(1, Math.round(length * HOURS_A_DAY)) + "h";
    }
}
