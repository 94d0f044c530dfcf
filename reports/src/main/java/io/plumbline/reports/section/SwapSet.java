package io.plumbline.reports.section;

import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.words.Estimate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Test leads that only one of the two scores would take at a level's thresholds.
 *
 * @param level         the level
 * @param segment       all, or by what was done with the leads: {@code worked=yes}
 * @param calledBy      points or predictive
 * @param labelStep     the step that counts as success
 * @param leadCount     leads
 * @param positiveCount that reached the step
 * @param conversion    their share with its interval
 * @param amount        what those brought; absent where no amounts are known
 */
public record SwapSet(
        String level,
        String segment,
        String calledBy,
        String labelStep,
        long leadCount,
        long positiveCount,
        Estimate conversion,
        OptionalDouble amount) {

    private static final String SETS = """
            select *
            from swap_set
            where model_id = %s
            order by %s, level, segment != 'all', segment desc, called_by desc
            """;

    private static final String DIFFERENCES = """
            select
                replace(metric, 'conversion_of_leads_it_alone_calls_', '') as level,
                *
            from comparison
            where model_id = %s
                and metric like 'conversion_of_leads_it_alone_calls_%%'
                and difference is not null
            order by %s, level, segment != 'all', segment desc
            """;

    /**
     * Which of the two kinds converts more often.
     *
     * @param difference of their shares, the prediction's less the points'
     * @param verdict    cannot tell, too, where the two were worked by sales to a different share
     */
    public record Verdict(String level, String segment, Estimate difference, Difference.Verdict verdict) {

        /** Its segment as the code of a message. */
        public String which() {
            return segment.replace('=', '_');
        }

        /** The verdict as the code of a message. */
        public String code() {
            boolean apart = difference.isAbove(0) || difference.isBelow(0);
            return switch (verdict) {
                case SCORER -> "prediction";
                case BASELINE -> "points";
                case CANNOT_TELL -> apart ? "worked_apart" : "cannot_tell";
            };
        }
    }

    static List<SwapSet> read(Store store, Subject subject) {
        return store.rows(SETS.formatted(subject.modelId(), Levels.PLACE), SwapSet::of);
    }

    static List<Verdict> verdicts(Store store, Subject subject) {
        return store.rows(
                DIFFERENCES.formatted(subject.modelId(), Levels.PLACE),
                row -> new Verdict(
                        row.text("level"),
                        row.text("segment"),
                        Estimate.between(row, "difference"),
                        Difference.Verdict.of(row.text("verdict"))));
    }

    private static SwapSet of(Row row) {
        return new SwapSet(
                row.text("level"),
                row.text("segment"),
                row.text("called_by"),
                row.text("label_step"),
                row.number("lead_count"),
                row.number("positive_count"),
                Estimate.between(row, "conversion"),
                row.optionalReal("amount"));
    }

    /** Its segment as the code of a message. */
    public String which() {
        return segment.replace('=', '_');
    }

    /** How many leads of a level and kind there are, worked or not. */
    static Optional<Long> count(List<SwapSet> sets, String level, String calledBy) {
        return sets.stream()
                .filter(each -> each.segment().equals(Subject.ALL)
                        && each.level().equals(level)
                        && each.calledBy().equals(calledBy))
                .map(SwapSet::leadCount)
                .findFirst();
    }
}
