package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Figures;
import io.plumbline.cli.terminal.Page;
import io.plumbline.cli.terminal.TextTable;
import io.plumbline.engine.store.Store;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The probabilities that one run gave.
 *
 * @param leads    leads scored
 * @param open     those that are eligible now
 * @param expected conversions to expect among the open ones: the sum of their probabilities
 * @param best     the open leads with the highest probability
 */
public record Predictions(long runId, long modelId, long leads, long open, OptionalDouble expected, List<Best> best)
        implements Answer {
    private static final int SHOWN = 10;

    /**
     * An open lead.
     *
     * @param predictiveScore 0..100, for the eye
     */
    public record Best(String leadId, double probability, double predictiveScore) {}

    /** Reads the predictions of a run. */
    public static Predictions read(Store store, long runId, long modelId) {
        return store.first(
                        """
                        select
                            count(*) as leads,
                            count(*) filter (where open) as open_count,
                            sum(probability) filter (where open) as expected
                        from prediction
                        where run_id = %s
                        """.formatted(runId),
                        row -> new Predictions(
                                runId,
                                modelId,
                                row.number("leads"),
                                row.number("open_count"),
                                row.optionalReal("expected"),
                                best(store, runId)))
                .orElseThrow();
    }

    private static List<Best> best(Store store, long runId) {
        return store.rows(
                """
                select
                    lead_id,
                    probability,
                    predictive_score
                from prediction
                where run_id = %s
                    and open
                order by probability desc, linear_predictor desc, lead_id
                limit %s
                """.formatted(runId, SHOWN),
                row -> new Best(row.text("lead_id"), row.real("probability"), row.real("predictive_score")));
    }

    @Override
    public void print(Page page) {
        summary(page);
        TextTable table = TextTable.of(
                TextTable.words("lead"), TextTable.numbers("probability"), TextTable.numbers("predictive score"));
        best.forEach(each -> table.row(
                each.leadId(), Figures.percent(each.probability()), Figures.decimals(each.predictiveScore(), 1)));
        page.table(table);
    }

    void summary(Page page) {
        page.heading("Predictions of model " + modelId);
        page.line(Figures.counted(leads, "lead", "leads") + " scored, " + Figures.count(open)
                + " of them open now; their probabilities add up to "
                + conversions() + ".");
    }

    private String conversions() {
        return expected.isPresent()
                ? Figures.counted(Math.round(expected.getAsDouble()), "conversion", "conversions")
                : Figures.NONE + " conversions";
    }
}
