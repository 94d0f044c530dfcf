package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Figures;
import io.plumbline.cli.terminal.Page;
import io.plumbline.cli.terminal.TextTable;
import io.plumbline.engine.store.Store;
import java.util.List;

/** The terms of a model's linear predictor, the one with most weight first. */
public record Terms(List<Term> terms) {
    private static final int SHOWN = 20;

    /**
     * A term.
     *
     * @param coefficient change of the log-odds when the encoded value rises by one standard deviation
     */
    public record Term(String term, String feature, String description, String transform, double coefficient) {}

    /** Reads the terms of a model, without the intercept. */
    public static Terms read(Store store, long modelId) {
        return new Terms(store.rows(
                """
                select
                    term,
                    feature,
                    description,
                    transform,
                    coefficient
                from model_feature
                where model_id = %s
                    and position > 0
                order by abs(coefficient) desc, position
                """.formatted(modelId),
                row -> new Term(
                        row.text("term"),
                        row.text("feature"),
                        row.text("description"),
                        row.text("transform"),
                        row.real("coefficient"))));
    }

    void print(Page page) {
        if (terms.isEmpty()) {
            return;
        }
        page.heading("Terms, by their weight (log-odds for one standard deviation)");
        TextTable table =
                TextTable.of(TextTable.numbers("weight"), TextTable.words("term"), TextTable.words("what it is"));
        terms.stream()
                .limit(SHOWN)
                .forEach(each -> table.row(Figures.signed(each.coefficient(), 3), each.term(), each.description()));
        page.table(table);
        if (terms.size() > SHOWN) {
            page.line("The other " + (terms.size() - SHOWN) + " are in the table model_feature and in --json.");
        }
    }
}
