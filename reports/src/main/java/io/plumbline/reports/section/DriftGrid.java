package io.plumbline.reports.section;

import io.plumbline.engine.store.Store;
import io.plumbline.reports.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Features and scores that gave an alarm, by month.
 *
 * @param months their names, oldest first, at most {@value #MONTHS}
 * @param lines  one per feature or score and measure
 */
public record DriftGrid(List<String> months, List<Line> lines) {
    /** Months shown. */
    public static final int MONTHS = 12;

    static final DriftGrid EMPTY = new DriftGrid(List.of(), List.of());

    private static final String CELLS = """
            select
                kind as kind,
                subject as subject,
                measure as measure,
                snapshot_no as snapshot_no,
                snapshot_at as snapshot_at,
                value as value,
                alarm as alarm,
                count(*) filter (where alarm) over (partition by kind, subject, measure) as alarm_count
            from drift
            where run_id = %s
                and model_id = %s
                and measure in ('psi', 'missing_rate')
            qualify alarm_count > 0
                and dense_rank() over (order by snapshot_no desc) <= %s
            order by alarm_count desc, kind, subject, measure, snapshot_no
            """;

    /** A figure of one month; the value is absent where it could not be had. */
    public record Cell(OptionalDouble value, boolean alarm) {}

    /** One feature or score, with a cell for each month; absent where it was not measured. */
    public record Line(String subject, String measure, List<Optional<Cell>> cells) {

        /** The figure with the decimals of its measure. */
        public String show(Words words, Cell cell) {
            return measure.equals("missing_rate")
                    ? words.figures().share(cell.value())
                    : words.figures().decimal(cell.value(), 2);
        }
    }

    private record Found(String kind, String subject, String measure, long snapshotNo, String month, Cell cell) {}

    static DriftGrid read(Store store, String run, String model) {
        List<Found> found = store.rows(
                CELLS.formatted(run, model, MONTHS),
                row -> new Found(
                        row.text("kind"),
                        row.text("subject"),
                        row.text("measure"),
                        row.number("snapshot_no"),
                        DriftMonth.name(row.optionalInstant("snapshot_at"), row.number("snapshot_no")),
                        new Cell(row.optionalReal("value"), row.truth("alarm"))));
        Map<Long, String> months = new TreeMap<>();
        found.forEach(each -> months.put(each.snapshotNo(), each.month()));
        Map<List<String>, Map<Long, Cell>> cells = new LinkedHashMap<>();
        found.forEach(each -> cells.computeIfAbsent(
                        List.of(each.kind(), each.subject(), each.measure()), key -> new TreeMap<>())
                .put(each.snapshotNo(), each.cell()));
        List<Line> lines = new ArrayList<>();
        cells.forEach((name, byMonth) -> lines.add(new Line(
                name.get(1),
                name.get(2),
                months.keySet().stream()
                        .map(month -> Optional.ofNullable(byMonth.get(month)))
                        .toList())));
        return new DriftGrid(
                List.copyOf(months.values()),
                lines.stream().limit(DriftSection.SHOWN).toList());
    }
}
