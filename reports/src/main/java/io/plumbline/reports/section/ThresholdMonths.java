package io.plumbline.reports.section;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.page.Chart;
import io.plumbline.reports.words.Estimate;
import io.plumbline.reports.words.Figures;
import io.plumbline.reports.words.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the thresholds for all leads gave month by month, and what their policies would have chosen otherwise.
 *
 * @param steadiness one per level and compared scorer that has months
 * @param months     by level, scorer and month
 * @param chart      thresholds on the probability by month
 */
public record ThresholdMonths(List<Steadiness> steadiness, List<Month> months, Chart chart) {
    private static final String MONTHS = """
            select *
            from threshold_month
            where model_id = %s
                and segment = %s
                and scorer in ('predictive', 'points')
            order by
                case level when 'mql' then 1 when 'sql' then 2 else 3 end,
                level,
                %s,
                snapshot_no
            """;

    /**
     * One threshold in one month.
     *
     * @param part    out_of_fold, where it was chosen, or test
     * @param at      absent for a table without dates
     * @param called  leads whose first row at or above the threshold is of this month
     * @param found   those of them that converted
     * @param alone   what the policy chooses from this month alone
     * @param without what it chooses without this month; of the last ones only
     */
    public record Month(
            String scorer,
            String level,
            String part,
            long snapshotNo,
            Optional<Instant> at,
            long called,
            long found,
            OptionalDouble precision,
            OptionalDouble recall,
            OptionalDouble alone,
            OptionalDouble without) {

        private static Month of(Row row) {
            return new Month(
                    row.text("scorer"),
                    row.text("level"),
                    row.text("part"),
                    row.number("snapshot_no"),
                    row.optionalInstant("snapshot_at"),
                    row.number("called"),
                    row.number("found"),
                    row.optionalReal("precision"),
                    row.optionalReal("recall"),
                    row.optionalReal("alone_threshold"),
                    row.optionalReal("without_threshold"));
        }

        /** The month, or the number of the snapshot in a table without dates. */
        public String name() {
            return at.map(Figures::month).orElseGet(() -> String.valueOf(snapshotNo));
        }

        private boolean isOf(ThresholdLine line) {
            return scorer.equals(line.scorer()) && level.equals(line.level());
        }
    }

    private static final String NONE = "none";
    private static final String SAME = "same";

    /**
     * How far a threshold depends on single months.
     *
     * @param chosen  the threshold
     * @param without chosen, with the lowest and highest that leaving out one of the last months gives
     * @param alone   chosen, with the lowest and highest that single months ask for
     * @param count   months left out one by one
     */
    public record Steadiness(String level, String scorer, double chosen, Estimate without, Estimate alone, long count) {

        /** In words, for people who set thresholds. */
        public String sentence(Words words) {
            return words.say(
                    "thresholds.steady",
                    "level",
                    words.named("level", level),
                    "scorer",
                    words.named("scorer", scorer),
                    "chosen",
                    words.figures().number(chosen),
                    "months",
                    count,
                    "without",
                    range(words, without),
                    "alone",
                    alone.hasInterval() ? range(words, alone) : NONE);
        }

        private static String range(Words words, Estimate estimate) {
            String low = words.figures().number(estimate.low());
            String high = words.figures().number(estimate.high());
            if (!low.equals(high)) {
                return words.say("figure.range", "low", low, "high", high);
            }
            return low.equals(words.figures().number(estimate.value())) ? SAME : low;
        }
    }

    static ThresholdMonths read(Store store, Subject subject, List<ThresholdLine> lines) {
        List<Month> months = store.rows(
                MONTHS.formatted(subject.modelId(), Sql.literal(subject.segment()), Scorer.PLACE), Month::of);
        List<Steadiness> steadiness = lines.stream()
                .map(line -> steadiness(
                        line, months.stream().filter(month -> month.isOf(line)).toList()))
                .flatMap(Optional::stream)
                .toList();
        return new ThresholdMonths(steadiness, months, chart(lines, months));
    }

    private static Optional<Steadiness> steadiness(ThresholdLine line, List<Month> months) {
        Estimate without = range(line, months.stream().map(Month::without).toList());
        Estimate alone = range(line, months.stream().map(Month::alone).toList());
        long count =
                months.stream().filter(month -> month.without().isPresent()).count();
        return line.threshold().isPresent() && without.hasInterval()
                ? Optional.of(new Steadiness(
                        line.level(), line.scorer(), line.threshold().getAsDouble(), without, alone, count))
                : Optional.empty();
    }

    private static Estimate range(ThresholdLine line, List<OptionalDouble> thresholds) {
        return new Estimate(
                line.threshold(),
                thresholds.stream().flatMapToDouble(OptionalDouble::stream).min(),
                thresholds.stream().flatMapToDouble(OptionalDouble::stream).max());
    }

    private static Chart chart(List<ThresholdLine> lines, List<Month> months) {
        Map<String, List<List<Object>>> rows = new LinkedHashMap<>();
        for (ThresholdLine line : lines) {
            if (line.scorer().equals("predictive") && line.threshold().isPresent()) {
                months.stream()
                        .filter(month -> month.isOf(line) && month.alone().isPresent())
                        .forEach(month -> {
                            add(rows, line.level(), month, month.alone().getAsDouble());
                            add(
                                    rows,
                                    line.level() + "_chosen",
                                    month,
                                    line.threshold().getAsDouble());
                        });
            }
        }
        return new Chart("steadiness", "steadiness", rows);
    }

    private static void add(Map<String, List<List<Object>>> rows, String id, Month month, double threshold) {
        rows.computeIfAbsent(id, key -> new ArrayList<>()).add(List.of(month.name(), threshold));
    }
}
