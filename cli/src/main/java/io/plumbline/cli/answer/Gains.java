package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Figures;
import io.plumbline.cli.terminal.Page;
import io.plumbline.cli.terminal.TextTable;
import io.plumbline.engine.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What calling the best so many percent of the test leads finds, by each score. */
public record Gains(List<Gain> gains) {
    private static final List<Double> SHOWN = List.of(1.0, 5.0, 10.0, 20.0, 30.0, 50.0);
    private static final List<String> SCORERS = List.of("predictive", "points", "existing");

    /**
     * A point of a score's cumulative gains, in unit entry.
     *
     * @param taken      leads called
     * @param found      conversions among them, tied leads shared fractionally
     * @param shareFound of all conversions
     * @param lift       that share over the share called
     */
    public record Gain(
            String scorer, double depthPercent, double taken, double found, Figure shareFound, Figure lift) {}

    static Gains read(Store store, long modelId) {
        return new Gains(store.rows(
                """
                select
                    g.*
                from gain as g
                join model as d on d.model_id = g.model_id and d.target = g.label_step
                where g.model_id = %s
                    and g.unit = 'entry'
                    and g.segment = 'all'
                order by g.scorer, g.depth_percent
                """.formatted(modelId),
                row -> new Gain(
                        row.text("scorer"),
                        row.real("depth_percent"),
                        row.real("taken"),
                        row.real("found"),
                        Figure.of(row, "share_found"),
                        Figure.of(row, "lift"))));
    }

    void print(Page page) {
        if (gains.isEmpty()) {
            return;
        }
        page.heading("Of all conversions, the share found by calling the best leads");
        List<String> scorers = SCORERS.stream()
                .filter(scorer -> gains.stream().anyMatch(each -> each.scorer().equals(scorer)))
                .toList();
        List<TextTable.Column> columns =
                new ArrayList<>(List.of(TextTable.numbers("best"), TextTable.numbers("leads called")));
        scorers.forEach(scorer -> columns.add(TextTable.words(scorer)));
        TextTable table = TextTable.of(columns);
        for (double depth : SHOWN) {
            List<Gain> cells = scorers.stream()
                    .flatMap(scorer -> at(scorer, depth).stream())
                    .toList();
            List<String> row = new ArrayList<>(List.of(
                    Figures.decimals(depth, 0) + " %",
                    Figures.decimals(cells.get(0).taken(), 1)));
            cells.forEach(cell -> row.add(cell.shareFound().percent()));
            table.row(row);
        }
        page.table(table);
    }

    private Optional<Gain> at(String scorer, double depth) {
        return gains.stream()
                .filter(each -> each.scorer().equals(scorer) && each.depthPercent() == depth)
                .findFirst();
    }
}
