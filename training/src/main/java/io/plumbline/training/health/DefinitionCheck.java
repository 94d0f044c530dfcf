package io.plumbline.training.health;

import static io.plumbline.training.health.Mistake.DEFINITION;

import io.plumbline.engine.moment.Known;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether marketing and sales mean the same by a qualified lead: what sales rejects, why, and how far the steps that people
 * take are from the levels that are recommended. Reads the table of {@link GivenLeads}.
 *
 * @param level whether the scorecard has a level of the name of marketing's step
 */
record DefinitionCheck(Store store, SalesSteps steps, boolean level, Instant asOf) {
    private static final int REASONS = 3;

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        Instant answerable = asOf.minus(HealthBounds.ANSWER_TIME);
        long given = count("given_at < " + Sql.literal(answerable));
        long accepted = count("given_at < " + Sql.literal(answerable) + " and accepted");
        long rejected =
                count("given_at < " + Sql.literal(answerable) + " and answered_at is not null and not accepted");
        if (accepted + rejected == 0) {
            findings.add(Finding.untold(
                    DEFINITION,
                    "rejected",
                    "Of " + Words.counted(given, "lead", "leads") + " at " + steps.marketing()
                            + " in the last 12 months, sales is recorded to have accepted or rejected none.",
                    "Record the step '" + steps.sales()
                            + "' and rejections with their reason, or let sales answer in the"
                            + " lists of 'plumbline handoff' (sources.answers)."));
        } else if (100 * rejected < given && 4 * (given - accepted - rejected) > given) {
            findings.add(Finding.untold(
                    DEFINITION,
                    "rejected",
                    "Of " + Words.counted(given, "lead", "leads") + " at " + steps.marketing() + " sales accepted "
                            + Words.count(accepted) + " and is recorded to have rejected " + Words.count(rejected)
                            + ": of the others either nobody recorded the answer, or there was none.",
                    "Record rejections with their reason, or let sales answer in the lists of 'plumbline handoff'"
                            + " (sources.answers)."));
        } else {
            findings.add(rejections(given, accepted, rejected, answerable));
            findings.add(reasons(rejected, answerable));
        }
        boolean recorded =
                store.number("select count(*) from (" + taken(List.of(steps.marketing(), steps.sales())) + ")")
                                .orElse(0L)
                        > 0;
        if (level && recorded) {
            findings.addAll(levels());
        }
        return findings;
    }

    private Finding rejections(long given, long accepted, long rejected, Instant answerable) {
        Measured share = Measured.share(rejected, accepted + rejected);
        String evidence = "Of " + Words.counted(given, "lead", "leads") + " at " + steps.marketing()
                + " sales answered "
                + Words.count(accepted + rejected) + " and rejected " + Words.count(rejected) + ": " + share.percent()
                + "." + mostFrequent(rejected, answerable);
        return Finding.judged(
                DEFINITION,
                "rejected",
                share,
                HealthBounds.REJECTED,
                evidence,
                "Sit down together over the most frequent reasons, and write what was agreed on into the levels of"
                        + " scoring.yaml.");
    }

    private String mostFrequent(long rejected, Instant answerable) {
        List<String> reasons = store.rows(
                """
                select
                    reason,
                    count(*) as lead_count
                from %s
                where given_at < %s
                    and answered_at is not null
                    and not accepted
                    and reason is not null
                group by reason
                order by
                    lead_count desc,
                    reason
                limit %s
                """.formatted(GivenLeads.TABLE, Sql.literal(answerable), REASONS),
                row -> row.text("reason").replace('_', ' ') + " "
                        + Words.percent((double) row.number("lead_count") / rejected));
        return reasons.isEmpty() ? "" : " Most often because: " + String.join(", ", reasons) + ".";
    }

    private Finding reasons(long rejected, Instant answerable) {
        if (rejected == 0) {
            return Finding.judged(
                    DEFINITION,
                    "rejections_without_reason",
                    Measured.exactly(0),
                    HealthBounds.NO_REASON,
                    "Sales rejected nothing.",
                    "");
        }
        Measured share = Measured.share(
                count("given_at < " + Sql.literal(answerable)
                        + " and answered_at is not null and not accepted and reason is null"),
                rejected);
        return Finding.judged(
                DEFINITION,
                "rejections_without_reason",
                share,
                HealthBounds.NO_REASON,
                share.percent() + " of the rejections have no reason.",
                "Have sales give a reason with each rejection: without it nobody can tell which rule to mend.");
    }

    private List<Finding> levels() {
        return store.first(
                        "select min(evaluated_at) as since from level_evaluation where evaluated_at < "
                                + Sql.literal(asOf),
                        row -> row.optionalInstant("since"))
                .flatMap(since -> since)
                .map(since -> List.of(stepsWithoutLevel(since), levelsWithoutStep()))
                .orElse(List.of());
    }

    private Finding stepsWithoutLevel(Instant since) {
        return apart(
                "steps_without_level",
                """
                select
                    f.lead_id as lead_id,
                    f.lead_id in (%s) as together
                from (%s) as f
                where f.at >= %s
                """.formatted(entered(asOf), taken(List.of(steps.marketing())), Sql.literal(since)),
                "that took the step " + steps.marketing() + " since levels are evaluated",
                "were never on the level " + steps.marketing(),
                "People call leads " + steps.marketing()
                        + " that scoring.yaml does not: write down what they go by, or go by"
                        + " the level. Where leads rise and fall between two evaluations, evaluate more often.");
    }

    private Finding levelsWithoutStep() {
        return apart(
                "levels_without_step",
                """
                select
                    c.lead_id as lead_id,
                    c.lead_id in (select f.lead_id from (%s) as f) as together
                from (%s) as c
                """.formatted(
                                taken(List.of(steps.marketing(), steps.sales())),
                                entered(asOf.minus(HealthBounds.ANSWER_TIME))),
                "that entered the level " + steps.marketing(),
                "took neither the step " + steps.marketing() + " nor " + steps.sales(),
                "The level recommends leads that nobody takes up: hand them over, or raise what the level asks for.");
    }

    private Finding apart(String measure, String leads, String which, String what, String action) {
        long all = store.number("select count(*) from (" + leads + ")").orElse(0L);
        if (all == 0) {
            return Finding.untold(
                    DEFINITION, measure, "There are no leads yet " + which + ".", "Wait for the next evaluations.");
        }
        long without = store.number("select count(*) from (" + leads + ") where not together")
                .orElse(0L);
        Measured share = Measured.share(without, all);
        return Finding.judged(
                DEFINITION,
                measure,
                share,
                HealthBounds.APART,
                "Of " + Words.counted(all, "lead", "leads") + " " + which + " " + Words.count(without) + " " + what
                        + ": " + share.percent() + ".",
                action);
    }

    private String entered(Instant before) {
        return """
                select distinct
                    c.lead_id
                from qualification_change as c
                where c.level = %s
                    and c.change = 'entered'
                    and c.changed_at < %s
                """.formatted(Sql.literal(steps.marketing()), Sql.literal(before));
    }

    private String taken(List<String> names) {
        return """
                select
                    o.lead_id as lead_id,
                    min(o.occurred_at) as at
                from outcome as o
                where o.step in %s
                    and o.happened
                    and %s
                group by o.lead_id
                """.formatted(Sql.literals(names), Known.row("o", Sql.literal(asOf)));
    }

    private long count(String condition) {
        return store.number("select count(*) from " + GivenLeads.TABLE + " where " + condition)
                .orElse(0L);
    }
}
