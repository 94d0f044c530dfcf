package io.plumbline.training.health;

import static io.plumbline.training.health.Mistake.VANITY;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** How many of all points come from rules that earn nothing, by the newest audit of the points. */
record VanityCheck(Store store) {
    private static final String MEASURE = "points_from_rules_that_earn_nothing";
    private static final String USELESS = "('vanity', 'wrong_sign')";
    private static final String UNDECIDED = "('cannot_tell', 'too_rare')";

    private record Audit(long modelId, String segment, String status, String reason) {
        static Audit of(Row row) {
            return new Audit(row.number("model_id"), row.text("segment"), row.text("status"), row.text("reason"));
        }
    }

    List<Finding> findings() {
        List<Audit> audits = store.rows("""
                select
                    model_id,
                    segment,
                    status,
                    reason
                from points_audit
                where model_id = (select max(model_id) from points_audit)
                order by
                    segment <> 'all',
                    segment
                """, Audit::of);
        return audits.isEmpty()
                ? List.of(Finding.untold(
                        VANITY,
                        MEASURE,
                        "The points were not audited yet: no rule is held against what leads did.",
                        "Train a model: 'plumbline train', or 'plumbline run'."))
                : audits.stream().map(this::finding).toList();
    }

    private Finding finding(Audit audit) {
        Optional<Finding> judged =
                audit.status().equals("judged") ? sum(audit).map(sum -> judged(audit, sum)) : Optional.empty();
        return judged.orElseGet(() -> Finding.untold(
                VANITY,
                MEASURE,
                where(audit) + "No rule could be judged. " + audit.reason(),
                "Wait for more conversions, or import more of the past."));
    }

    private static String where(Audit audit) {
        return audit.segment().equals("all") ? "" : "Segment " + audit.segment() + ": ";
    }

    private record Sum(double useless, double undecided) {}

    private Optional<Sum> sum(Audit audit) {
        return store.first("""
                        select
                            sum(share_of_points) as share,
                            coalesce(sum(share_of_points) filter (where verdict in %s), 0e0) as useless,
                            coalesce(sum(share_of_points) filter (where verdict in %s), 0e0) as undecided
                        from rule_audit
                        where %s
                            and verdict <> 'no_weight'
                        """.formatted(USELESS, UNDECIDED, of(audit)), row -> {
                    OptionalDouble all = row.optionalReal("share");
                    return all.orElse(0) > 0
                            ? Optional.of(new Sum(row.real("useless"), row.real("undecided")))
                            : Optional.<Sum>empty();
                })
                .flatMap(sum -> sum);
    }

    private static String of(Audit audit) {
        return "model_id = " + Sql.literal(audit.modelId()) + " and segment = " + Sql.literal(audit.segment());
    }

    /** What is not decided may be of either kind, so that the ends of the interval are none and all of it. */
    private Finding judged(Audit audit, Sum sum) {
        Measured share = Measured.of(sum.useless(), sum.useless(), Math.min(1, sum.useless() + sum.undecided()));
        List<String> rules = store.rows(
                """
                select
                    rule,
                    share_of_points,
                    verdict
                from rule_audit
                where %s
                    and verdict in %s
                order by
                    share_of_points desc nulls last,
                    rule
                """.formatted(of(audit), USELESS),
                row -> row.text("rule") + " ("
                        + Words.percent(row.optionalReal("share_of_points").orElse(0))
                        + (row.text("verdict").equals("vanity") ? "" : ", of the wrong sign") + ")");
        String undecided = sum.undecided() > 0
                ? " Of rules that give another " + Words.percent(sum.undecided()) + " it cannot be told."
                : "";
        return Finding.judged(
                VANITY,
                MEASURE,
                share,
                HealthBounds.VANITY,
                where(audit)
                        + (rules.isEmpty()
                                ? "No rule is shown to give points for nothing."
                                : Words.percent(sum.useless())
                                        + " of all points come from rules that tell nothing of who" + " converts: "
                                        + String.join(", ", rules) + ".")
                        + undecided,
                "Take these rules out or to 0 points: 'plumbline audit' shows each rule.");
    }
}
