package io.plumbline.reports.section;

import io.plumbline.engine.store.Row;
import io.plumbline.reports.words.Estimate;
import java.util.OptionalDouble;

/**
 * From a step to a later one.
 *
 * @param fromCount     leads at the first
 * @param passedCount   those of them at the other too, in whichever order
 * @param rate          their share, with its 95 % interval
 * @param timedCount    those of them of which both instants are known
 * @param backwardCount those of these that took the later step first, as recorded; they have no days
 * @param days          the median, with the quartiles as its ends
 */
public record FunnelPassage(
        String from,
        String to,
        long fromCount,
        long passedCount,
        Estimate rate,
        long timedCount,
        long backwardCount,
        Estimate days) {

    static FunnelPassage of(Row row) {
        long from = row.number("from_count");
        long passed = row.number("passed_count");
        return new FunnelPassage(
                row.text("from_step"),
                row.text("step"),
                from,
                passed,
                new Estimate(
                        from == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) passed / from),
                        row.optionalReal("passed_low"),
                        row.optionalReal("passed_high")),
                row.number("timed_count"),
                row.number("backward_count"),
                new Estimate(
                        row.optionalReal("days_median"),
                        row.optionalReal("days_first_quartile"),
                        row.optionalReal("days_third_quartile")));
    }

    /** Leads of which it is not known when they took one of the steps. */
    public long untimedCount() {
        return timedCount > 0 ? passedCount - timedCount : 0;
    }
}
