package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Figures;
import io.plumbline.cli.terminal.Page;
import io.plumbline.cli.terminal.TextTable;
import io.plumbline.engine.store.Store;
import java.util.List;

/** Leads on which points and prediction disagree most, each at the test row where they do. */
public record SwapLeads(List<SwapLead> leads) {
    private static final int SHOWN = 10;

    /**
     * A lead.
     *
     * @param direction            predictive_higher or points_higher
     * @param pointsPercentile     0..100
     * @param predictivePercentile 0..100
     * @param converted            whether it became the target within the horizon
     */
    public record SwapLead(
            String direction,
            long position,
            String leadId,
            double points,
            double pointsPercentile,
            double probability,
            double predictivePercentile,
            boolean converted) {}

    /** Reads the leads of a model. */
    public static SwapLeads read(Store store, long modelId) {
        return new SwapLeads(store.rows(
                """
                select *
                from swap_lead
                where model_id = %s
                    and level = 'all'
                order by direction desc, position
                """.formatted(modelId),
                row -> new SwapLead(
                        row.text("direction"),
                        row.number("position"),
                        row.text("lead_id"),
                        row.real("points"),
                        row.real("points_percentile"),
                        row.real("probability"),
                        row.real("probability_percentile"),
                        row.truth("label"))));
    }

    void print(Page page) {
        print(page, "predictive_higher", "The prediction liked these leads much better than the points did");
        print(page, "points_higher", "The points liked these leads much better than the prediction did");
    }

    private void print(Page page, String direction, String heading) {
        List<SwapLead> shown = leads.stream()
                .filter(each -> each.direction().equals(direction))
                .limit(SHOWN)
                .toList();
        if (shown.isEmpty()) {
            return;
        }
        page.heading(heading);
        TextTable table = TextTable.of(
                TextTable.words("lead"),
                TextTable.numbers("points"),
                TextTable.numbers("above % of leads"),
                TextTable.numbers("probability"),
                TextTable.numbers("above % of leads"),
                TextTable.words("converted"));
        shown.forEach(each -> table.row(
                each.leadId(),
                Figures.decimals(each.points(), 1),
                Figures.decimals(each.pointsPercentile(), 0),
                Figures.percent(each.probability()),
                Figures.decimals(each.predictivePercentile(), 0),
                each.converted() ? "yes" : "no"));
        page.table(table);
    }
}
