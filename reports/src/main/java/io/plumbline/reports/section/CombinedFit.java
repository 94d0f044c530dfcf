package io.plumbline.reports.section;

import io.plumbline.engine.store.Store;
import io.plumbline.reports.words.Estimate;
import java.util.List;
import java.util.Optional;

/**
 * What each score adds to the other: a model of both together, held against models of each alone.
 *
 * @param terms       its weights, from earlier rows
 * @param differences both together less one alone, on the test rows
 */
public record CombinedFit(List<Term> terms, List<Difference> differences) {
    private static final String TERMS = """
            select *
            from combined_fit
            where model_id = %s
            order by term desc
            """;

    /**
     * The weight of one score beside the other.
     *
     * @param coefficient in log-odds per standard deviation of the score
     */
    public record Term(String scorer, Estimate coefficient) {}

    static CombinedFit read(Store store, Subject subject, List<Difference> differences) {
        return new CombinedFit(
                store.rows(
                        TERMS.formatted(subject.modelId()),
                        row -> new Term(row.text("term"), Estimate.between(row, "coefficient"))),
                differences.stream()
                        .filter(each -> each.scorer().equals("combined"))
                        .toList());
    }

    /** Whether the prediction adds to what the points tell, by log loss. */
    public Optional<Difference> ofPrediction() {
        return against("points_calibrated");
    }

    /** Whether the points add to what the prediction tells, by log loss. */
    public Optional<Difference> ofPoints() {
        return against("predictive_calibrated");
    }

    private Optional<Difference> against(String alone) {
        return differences.stream()
                .filter(each -> each.isOf("combined", alone, "log_loss"))
                .findFirst();
    }
}
