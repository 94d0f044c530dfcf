package io.plumbline.training.health;

import static io.plumbline.training.health.Mistake.CRITERIA;

import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.version.ScorecardVersion;
import io.plumbline.engine.version.ScorecardVersions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the points are still about the leads of today: the age of the scorecard, how good its threshold is month by month,
 * what came of the promises, and drift.
 *
 * @param modelId the model in use; empty before the first
 */
record CriteriaCheck(Store store, Scorecard scorecard, Optional<Long> modelId, long runId, Instant asOf) {
    private static final String REVIEW =
            "See 'plumbline audit' for the rules that lean, and 'plumbline audit --suggest FILE' for a scorecard to try.";

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(age());
        Optional<String> level = modelId.flatMap(this::lowestLevel);
        if (level.isPresent()) {
            long id = modelId.orElseThrow();
            findings.add(fell(id, level.get(), "precision", "found", "called", "leads called"));
            findings.add(fell(id, level.get(), "recall", "found", "found + missed", "leads that convert"));
            kept(level.get()).ifPresent(findings::add);
        } else {
            findings.add(Finding.untold(
                    CRITERIA,
                    "fall_of_precision",
                    "No threshold on the points is followed month by month yet.",
                    "Name a policy under thresholds in plumbline.yaml, and train."));
        }
        findings.addAll(drift());
        return findings;
    }

    private Finding age() {
        ScorecardVersions versions = ScorecardVersions.in(store, scorecard);
        Optional<ScorecardVersion> inForce = versions.versionAt(asOf);
        Optional<Instant> since = inForce.flatMap(ScorecardVersion::inForceFrom);
        if (since.isEmpty() || since.get().isAfter(asOf.minus(Duration.ofDays(1)))) {
            return Finding.untold(
                    CRITERIA,
                    "scorecard_age_days",
                    "The store has this scorecard for less than a day; how old it is beyond that is not known.",
                    "Nothing to do: from now on the store remembers.");
        }
        double days = (double) Duration.between(since.get(), asOf).toDays();
        boolean first = versions.inForce().size() == 1;
        return Finding.judged(
                CRITERIA,
                "scorecard_age_days",
                Measured.exactly(days),
                HealthBounds.AGE_DAYS,
                "The scorecard is in force for " + (first ? "at least " : "")
                        + Words.counted((long) days, "day", "days") + ".",
                REVIEW);
    }

    private Optional<String> lowestLevel(long model) {
        return store.first(
                "select level from threshold where model_id = %s and scorer = 'points' and segment = 'all' and threshold is not null order by threshold, level limit 1"
                        .formatted(Sql.literal(model)),
                row -> row.text("level"));
    }

    private Finding fell(long model, String level, String figure, String part, String whole, String whose) {
        String measure = "fall_of_" + figure;
        return MovedMonths.of(store, model, level, part, whole)
                .map(moved -> Finding.judged(
                        CRITERIA,
                        measure,
                        moved.fall(),
                        HealthBounds.FALL,
                        "At the threshold of " + level + " on the points, " + Words.percent(moved.newest()) + " of the "
                                + whose + (figure.equals("precision") ? " convert" : " are called") + " in the newest "
                                + (moved.months() == 1 ? "month" : moved.months() + " months") + ", "
                                + Words.percent(moved.earlier()) + " before.",
                        REVIEW))
                .orElseGet(() -> Finding.untold(
                        CRITERIA,
                        measure,
                        "There are too few months to tell whether the " + figure + " of the points falls.",
                        "Import more months; a table without dates has none."));
    }

    private Optional<Finding> kept(String level) {
        return store.first("""
                select
                    month_count,
                    value,
                    low,
                    high,
                    promised
                from threshold_realised
                where scorer = 'points'
                    and segment = 'all'
                    and level = %s
                    and measure = 'precision'
                    and value is not null
                    and low is not null
                    and high is not null
                    and promised > 0
                order by
                    model_id desc,
                    month_count desc
                limit 1
                """.formatted(Sql.literal(level)), row -> {
            double promised = row.real("promised");
            return Finding.judged(
                    CRITERIA,
                    "promise_missed",
                    Measured.of(
                            1 - row.real("value") / promised,
                            1 - row.real("high") / promised,
                            1 - row.real("low") / promised),
                    HealthBounds.FALL,
                    "The threshold of " + level + " on the points promised a precision of "
                            + Words.percent(promised) + "; " + Words.percent(row.real("value")) + " came in "
                            + Words.counted(row.number("month_count"), "month", "months") + ".",
                    REVIEW);
        });
    }

    private List<Finding> drift() {
        String since = """
                from drift as d
                where d.run_id = (select max(run_id) from drift where run_id <= %1$s)
                    and not d.in_reference
                    and d.model_id = (
                        select min(model_id)
                        from drift
                        where run_id = d.run_id
                            and not in_reference
                    )
                """.formatted(Sql.literal(runId));
        long looked = store.number("select count(*) " + since).orElse(0L);
        if (looked == 0) {
            return List.of(Finding.untold(
                    CRITERIA,
                    "months_of_drift",
                    "No month since the model learned is measured yet.",
                    "Run again next month; a table without dates has no months."));
        }
        long months = store.number("select count(distinct d.snapshot_no) " + since
                        + " and d.alarm and (d.kind = 'label' or (d.kind = 'score' and d.subject = 'points'))")
                .orElse(0L);
        long features = store.number("select count(distinct d.subject) " + since + " and d.kind = 'feature'")
                .orElse(0L);
        long drifted = store.number("select count(distinct d.subject) " + since + " and d.kind = 'feature' and d.alarm")
                .orElse(0L);
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.judged(
                CRITERIA,
                "months_of_drift",
                Measured.exactly((double) months),
                HealthBounds.ALARMS,
                months == 0
                        ? "In no month since the model learned did the points or the rate of conversions move by more than is usual."
                        : "In " + Words.counted(months, "month", "months")
                                + " since the model learned the points or the rate of conversions moved by more than is usual.",
                REVIEW));
        if (features > 0) {
            findings.add(Finding.judged(
                    CRITERIA,
                    "drifted_features",
                    Measured.exactly((double) drifted / features),
                    HealthBounds.DRIFTED,
                    Words.count(drifted) + " of " + Words.counted(features, "feature", "features")
                            + " of leads moved by more than is usual.",
                    "Look at what moved: plumbline sql \"from drift where alarm\"."));
        }
        return findings;
    }
}
