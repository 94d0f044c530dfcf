package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Figures;
import io.plumbline.cli.terminal.Page;
import io.plumbline.cli.terminal.TextTable;
import io.plumbline.engine.store.Store;
import java.util.List;
import java.util.OptionalDouble;

/** The leads that only one of the two scores would take at a level, and what became of them. */
public record SwapSets(List<Side> sides, List<Difference> differences) {
    private static final String METRIC = "conversion_of_leads_it_alone_calls_";

    /**
     * Those of one score.
     *
     * @param segment all, or worked or held out, yes or no
     * @param amount  what their conversions brought, absent where that is not known
     */
    public record Side(
            String level,
            String segment,
            String calledBy,
            String labelStep,
            long leads,
            long converted,
            Figure conversion,
            OptionalDouble amount) {}

    /** How much more often those of the prediction convert than those of the points, as a difference of shares. */
    public record Difference(String level, String segment, Figure difference, String verdict) {

        String words() {
            String figures = "difference " + difference.percent();
            return switch (verdict) {
                case "better" -> "those of the prediction convert more often (" + figures + ")";
                case "worse" -> "those of the points convert more often (" + figures + ")";
                default ->
                    difference.low().isPresent() && excludesZero()
                            ? "no verdict: the two kinds were worked by sales to a different share (" + figures + ")"
                            : "the data cannot tell which convert more often (" + figures + ")";
            };
        }

        private boolean excludesZero() {
            return difference.low().orElse(0) > 0 || difference.high().orElse(0) < 0;
        }
    }

    static SwapSets read(Store store, long modelId) {
        return new SwapSets(
                store.rows(
                        """
                        select
                            *,
                            low as conversion_low,
                            high as conversion_high
                        from swap_set
                        where model_id = %s
                        order by level, segment, called_by desc
                        """.formatted(modelId),
                        row -> new Side(
                                row.text("level"),
                                row.text("segment"),
                                row.text("called_by"),
                                row.text("label_step"),
                                row.number("lead_count"),
                                row.number("positive_count"),
                                Figure.of(row, "conversion"),
                                row.optionalReal("amount"))),
                store.rows(
                        """
                        select
                            *,
                            low as difference_low,
                            high as difference_high
                        from comparison
                        where model_id = %s
                            and starts_with(metric, '%s')
                        order by metric, segment
                        """.formatted(modelId, METRIC),
                        row -> new Difference(
                                row.text("metric").substring(METRIC.length()),
                                row.text("segment"),
                                Figure.of(row, "difference"),
                                row.text("verdict"))));
    }

    void print(Page page) {
        if (sides.isEmpty()) {
            return;
        }
        page.heading("Test leads that only one of the two would take");
        TextTable table = TextTable.of(
                TextTable.words("level"),
                TextTable.words("which"),
                TextTable.words("taken by"),
                TextTable.numbers("leads"),
                TextTable.numbers("converted"),
                TextTable.words("to"),
                TextTable.words("conversion"),
                TextTable.numbers("amount"));
        sides.forEach(each -> table.row(
                each.level(),
                each.segment(),
                each.calledBy().equals("points") ? "points only" : "prediction only",
                Figures.count(each.leads()),
                Figures.count(each.converted()),
                each.labelStep(),
                each.conversion().percent(),
                Figures.decimals(each.amount(), 0)));
        page.table(table);
        page.list(differences.stream()
                .filter(each -> each.difference().value().isPresent())
                .map(each -> each.level() + ", " + each.segment() + ": " + each.words() + ".")
                .toList());
    }
}
