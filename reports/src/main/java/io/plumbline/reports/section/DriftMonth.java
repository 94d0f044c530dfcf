package io.plumbline.reports.section;

import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.words.Estimate;
import io.plumbline.reports.words.Figures;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Conversions and scores of one month, held against what a model learned from and what it predicted.
 *
 * @param snapshotNo    the month's snapshot
 * @param at            absent for a table without dates
 * @param learnedFrom   whether the model learned from it
 * @param rate          of conversions, with its interval; absent while the month is too young
 * @param learnedRate   of conversions in what the model learned from
 * @param ofPredicted   conversions as a multiple of those predicted; absent where the model had seen the rows
 * @param scoreIndex    population stability index of the probability
 * @param pointsIndex   the same of the points
 * @param alarm         whether any of these gave an alarm
 */
public record DriftMonth(
        long snapshotNo,
        Optional<Instant> at,
        boolean learnedFrom,
        Estimate rate,
        OptionalDouble learnedRate,
        Estimate ofPredicted,
        OptionalDouble scoreIndex,
        OptionalDouble pointsIndex,
        boolean alarm) {

    private static final String MONTHS = """
            select
                snapshot_no as snapshot_no,
                max(snapshot_at) as snapshot_at,
                coalesce(bool_or(in_reference) filter (where kind = 'score'), false) as learned_from,
                max(value) filter (where measure = 'base_rate') as rate,
                max(low) filter (where measure = 'base_rate') as rate_low,
                max(high) filter (where measure = 'base_rate') as rate_high,
                max(reference_value) filter (where measure = 'base_rate') as learned_rate,
                max(value) filter (where kind = 'calibration') as times,
                max(low) filter (where kind = 'calibration') as times_low,
                max(high) filter (where kind = 'calibration') as times_high,
                max(value) filter (where kind = 'score' and subject = 'predictive') as score_index,
                max(value) filter (where kind = 'score' and subject = 'points') as points_index,
                bool_or(alarm) as alarm
            from drift
            where run_id = %s
                and model_id = %s
                and kind in ('score', 'label', 'calibration')
            group by snapshot_no
            qualify row_number() over (order by snapshot_no desc) <= %s
            order by snapshot_no
            """;

    static List<DriftMonth> read(Store store, String run, String model) {
        return store.rows(MONTHS.formatted(run, model, DriftSection.MONTHS), DriftMonth::of);
    }

    private static DriftMonth of(Row row) {
        return new DriftMonth(
                row.number("snapshot_no"),
                row.optionalInstant("snapshot_at"),
                row.truth("learned_from"),
                Estimate.of(row, "rate"),
                row.optionalReal("learned_rate"),
                Estimate.of(row, "times"),
                row.optionalReal("score_index"),
                row.optionalReal("points_index"),
                row.truth("alarm"));
    }

    public String name() {
        return name(at, snapshotNo);
    }

    /** {@code 2026-07}, or {@code #22} in a table without dates. */
    static String name(Optional<Instant> at, long snapshotNo) {
        return at.map(Figures::month).orElse("#" + snapshotNo);
    }

    /** Conversions as a multiple of what was learned; absent where nothing was. */
    Estimate ofLearned() {
        return new Estimate(ofLearned(rate.value()), ofLearned(rate.low()), ofLearned(rate.high()));
    }

    private OptionalDouble ofLearned(OptionalDouble number) {
        return number.isPresent() && learnedRate.orElse(0) > 0
                ? OptionalDouble.of(number.getAsDouble() / learnedRate.getAsDouble())
                : OptionalDouble.empty();
    }
}
