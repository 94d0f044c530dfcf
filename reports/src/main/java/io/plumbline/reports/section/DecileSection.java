package io.plumbline.reports.section;

import io.plumbline.engine.store.Store;
import io.plumbline.reports.page.Chart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/**
 * What became of each tenth of the test rows, ordered by each score.
 *
 * @param scorers the table's columns
 * @param lines   one per decile, 1 the highest scores
 * @param chart   conversion by decile
 */
public record DecileSection(List<String> scorers, List<Line> lines, Chart chart) {
    private static final Set<String> CHARTED = Set.of("predictive", "points", "existing");
    private static final String DECILES = """
            select
                scorer as scorer,
                decile as decile,
                row_count as row_count,
                positive_count as positive_count,
                lowest_score as lowest_score,
                positive_count / nullif(row_count, 0) as conversion,
                sum(positive_count) over (partition by scorer) / nullif(sum(row_count) over (partition by scorer), 0)
                    as base_rate
            from decile
            where model_id = %s
                and part = 'test'
            order by decile, %s, scorer
            """;

    /**
     * One decile of one scorer.
     *
     * @param rows        tied rows are shared, so it need not be whole
     * @param positives   rows that reached the target
     * @param lowestScore the lowest score in it; absent where none of its rows has one
     * @param conversion  positives / rows
     * @param baseRate    the same over all deciles
     */
    public record Cell(
            String scorer,
            long decile,
            double rows,
            double positives,
            OptionalDouble lowestScore,
            OptionalDouble conversion,
            OptionalDouble baseRate) {

        /** Conversion as a multiple of the rate of all rows; absent when nothing converted. */
        public OptionalDouble lift() {
            boolean defined = conversion.isPresent() && baseRate.isPresent() && baseRate.getAsDouble() > 0;
            return defined
                    ? OptionalDouble.of(conversion.getAsDouble() / baseRate.getAsDouble())
                    : OptionalDouble.empty();
        }
    }

    /** A decile across the scorers, in their order. */
    public record Line(long decile, List<Cell> cells) {}

    public static DecileSection read(Store store, Subject subject) {
        List<Cell> cells = store.rows(
                DECILES.formatted(subject.modelId(), Scorer.PLACE),
                row -> new Cell(
                        row.text("scorer"),
                        row.number("decile"),
                        row.real("row_count"),
                        row.real("positive_count"),
                        row.optionalReal("lowest_score"),
                        row.optionalReal("conversion"),
                        row.optionalReal("base_rate")));
        List<Cell> shown =
                cells.stream().filter(cell -> CHARTED.contains(cell.scorer())).toList();
        List<String> scorers = shown.stream().map(Cell::scorer).distinct().toList();
        return new DecileSection(scorers, lines(shown), chart(shown));
    }

    private static List<Line> lines(List<Cell> cells) {
        Map<Long, List<Cell>> deciles = new TreeMap<>();
        cells.forEach(cell -> deciles.computeIfAbsent(cell.decile(), decile -> new ArrayList<>())
                .add(cell));
        return deciles.entrySet().stream()
                .map(entry -> new Line(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }

    private static Chart chart(List<Cell> cells) {
        Map<String, List<List<Object>>> rows = new LinkedHashMap<>();
        for (Cell cell : cells) {
            String decile = Long.toString(cell.decile());
            cell.conversion()
                    .ifPresent(rate -> rows.computeIfAbsent(cell.scorer(), scorer -> new ArrayList<>())
                            .add(List.of(decile, rate)));
            if (cell.scorer().equals(cells.get(0).scorer())) {
                cell.baseRate()
                        .ifPresent(rate -> rows.computeIfAbsent("overall", id -> new ArrayList<>())
                                .add(List.of(decile, rate)));
            }
        }
        return new Chart("deciles", "deciles", rows);
    }
}
