package io.plumbline.training.threshold;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.training.metric.Estimate;
import io.plumbline.training.metric.Interval;
import io.plumbline.training.threshold.RealisedPromises.Promised;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Writes what came of promises into {@code threshold_realised}, each the first time that it is known. */
record PromiseTable(Store store, long runId) {
    static final String VOLUME = "volume_per_month";

    private static final Estimate UNDEFINED = new Estimate(OptionalDouble.empty(), Optional.empty());
    private static final Estimate NONE_CALLED = new Estimate(OptionalDouble.of(0), Optional.of(new Interval(0, 0)));

    /**
     * Writes one figure that is not there yet.
     *
     * @param months   counted since the model was made
     * @param month    the last of them
     * @param realised what became of the leads of these months
     * @param promised of those of as many months of the test
     */
    void write(
            long modelId, Promised promise, String measure, int months, Instant month, Calls realised, Calls promised) {
        Estimate now = figure(measure, realised, months);
        Estimate then = figure(measure, promised, months);
        long found = sum(realised.found());
        long called = sum(realised.called());
        long upper = measure.equals(VOLUME) ? called : found;
        long lower = switch (measure) {
            case VOLUME -> months;
            case "precision" -> called;
            default -> found + sum(realised.missed());
        };
        store.insert(
                "insert into threshold_realised values (?, ?, ?, ?, ?, ?, cast(? as timestamp), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                modelId,
                promise.scorer().word(),
                promise.level(),
                promise.segment(),
                (long) months,
                measure,
                month.toString(),
                upper,
                lower,
                now.value(),
                now.low(),
                now.high(),
                then.value(),
                then.low(),
                then.high(),
                Verdict.of(now, then).word(),
                runId);
    }

    /** Those of some measures of a promise that are not there yet. */
    List<String> open(long modelId, Promised promise, List<String> measures, int months) {
        return measures.stream()
                .filter(measure -> !isWritten(modelId, promise, measure, months))
                .toList();
    }

    private boolean isWritten(long modelId, Promised promise, String measure, int months) {
        return store.number("""
                        select count(*)
                        from threshold_realised
                        where model_id = %s
                            and scorer = %s
                            and level = %s
                            and segment = %s
                            and month_count = %s
                            and measure = %s
                        """.formatted(
                                modelId,
                                Sql.literal(promise.scorer().word()),
                                Sql.literal(promise.level()),
                                Sql.literal(promise.segment()),
                                months,
                                Sql.literal(measure)))
                .filter(stored -> stored > 0)
                .isPresent();
    }

    private static Estimate figure(String measure, Calls calls, int months) {
        if (calls.called().length == 0) {
            return measure.equals(VOLUME) ? NONE_CALLED : UNDEFINED;
        }
        return switch (measure) {
            case VOLUME -> RatioInterval.perMonth(calls.clusters(), calls.called(), months);
            case "precision" -> RatioInterval.share(calls.clusters(), calls.found(), calls.called());
            default -> RatioInterval.share(calls.clusters(), calls.found(), sums(calls.found(), calls.missed()));
        };
    }

    private static double[] sums(double[] a, double[] b) {
        double[] sums = a.clone();
        for (int i = 0; i < b.length; i++) {
            sums[i] += b[i];
        }
        return sums;
    }

    private static long sum(double[] values) {
        return Math.round(Arrays.stream(values).sum());
    }
}
