package io.plumbline.reports.section;

import io.plumbline.engine.store.Store;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The precision that is left when a scorer calls enough leads to reach a recall.
 *
 * @param scorers the columns
 * @param lines   the rows, by recall
 */
public record RecallTable(List<String> scorers, List<Line> lines) {
    private static final String TENTHS = """
            select
                tenth as tenth,
                scorer as scorer,
                arg_max(precision, threshold) filter (where recall >= tenth / 10e0 - 1e-9) as precision
            from (%s) as curve
            cross join range(1, 11) as tenths(tenth)
            group by tenth, scorer
            order by tenth, %s, scorer
            """;

    /**
     * What is left at one recall.
     *
     * @param recall    reached, a share
     * @param precision one per scorer, at the highest threshold that reaches it; absent where none does
     */
    public record Line(double recall, List<OptionalDouble> precision) {}

    private record Cell(long tenth, String scorer, OptionalDouble precision) {}

    /**
     * Reads the table off a curve.
     *
     * @param curve a query of scorer, threshold, precision and recall
     */
    static RecallTable read(Store store, String curve) {
        List<Cell> cells = store.rows(
                TENTHS.formatted(curve, Scorer.PLACE),
                row -> new Cell(row.number("tenth"), row.text("scorer"), row.optionalReal("precision")));
        Set<String> scorers = new LinkedHashSet<>();
        Map<Long, List<OptionalDouble>> precisions = new LinkedHashMap<>();
        for (Cell cell : cells) {
            scorers.add(cell.scorer());
            precisions.computeIfAbsent(cell.tenth(), tenth -> new ArrayList<>()).add(cell.precision());
        }
        List<Line> lines = precisions.entrySet().stream()
                .map(entry -> new Line(entry.getKey() / 10.0, List.copyOf(entry.getValue())))
                .toList();
        return new RecallTable(List.copyOf(scorers), lines);
    }
}
