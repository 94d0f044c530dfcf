package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Figures;
import io.plumbline.cli.terminal.Page;
import io.plumbline.cli.terminal.TextTable;
import io.plumbline.engine.store.Store;
import java.util.List;
import java.util.Optional;

/** Leads on which points and prediction disagree most, each at the test row where they do. */
public record SwapLeads(List<SwapLead> leads) {
    private static final String ALL = "all";
    private static final int SHOWN = 10;
    private static final int TOLD = 3;

    /**
     * A lead.
     *
     * @param level                all, or the level at which only one of the scores calls it
     * @param direction            predictive_higher or points_higher
     * @param pointsPercentile     0..100
     * @param predictivePercentile 0..100
     * @param converted            whether it became the target, or what the level aims at, within the horizon
     * @param became               steps it reached from then on, in their order
     * @param pointsBecause        the rules that change its points most
     * @param probabilityBecause   the features that set it apart most
     */
    public record SwapLead(
            String level,
            String direction,
            long position,
            String leadId,
            double points,
            double pointsPercentile,
            double probability,
            double predictivePercentile,
            boolean converted,
            Optional<String> became,
            Optional<String> pointsBecause,
            Optional<String> probabilityBecause) {

        String story() {
            return leadId + ": " + Figures.decimals(points, 1) + " points, probability " + Figures.percent(probability)
                    + "; became " + became.orElse("nothing so far") + ". Points: "
                    + pointsBecause.orElse("no rule fired") + ". Prediction: "
                    + probabilityBecause.orElse("like the average lead") + ".";
        }
    }

    /** Reads the leads of a model. */
    public static SwapLeads read(Store store, long modelId) {
        return new SwapLeads(store.rows(
                """
                select *
                from swap_lead
                where model_id = %s
                order by level != 'all', level, direction desc, position
                """.formatted(modelId),
                row -> new SwapLead(
                        row.text("level"),
                        row.text("direction"),
                        row.number("position"),
                        row.text("lead_id"),
                        row.real("points"),
                        row.real("points_percentile"),
                        row.real("probability"),
                        row.real("probability_percentile"),
                        row.truth("label"),
                        row.optionalText("became"),
                        row.optionalText("points_because"),
                        row.optionalText("probability_because"))));
    }

    void print(Page page) {
        print(page, "predictive_higher", "The prediction liked these leads much better than the points did");
        print(page, "points_higher", "The points liked these leads much better than the prediction did");
        leads.stream()
                .map(SwapLead::level)
                .filter(level -> !level.equals(ALL))
                .distinct()
                .forEach(level -> {
                    stories(page, level, "predictive_higher", "the prediction would take and the points drop");
                    stories(page, level, "points_higher", "the points would take and the prediction drop");
                });
    }

    private void stories(Page page, String level, String direction, String words) {
        List<String> stories = leads.stream()
                .filter(each -> each.level().equals(level) && each.direction().equals(direction))
                .limit(TOLD)
                .map(SwapLead::story)
                .toList();
        if (!stories.isEmpty()) {
            page.heading("At " + level + ", leads that " + words + ", and why");
            page.list(stories);
        }
    }

    private void print(Page page, String direction, String heading) {
        List<SwapLead> shown = leads.stream()
                .filter(each -> each.level().equals(ALL) && each.direction().equals(direction))
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
