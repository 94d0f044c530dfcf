package io.plumbline.training.fit;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is written into a model about its training, beside the coefficients.
 *
 * @param features summaries of the columns, in the order of the fit's weights; at least one
 * @param negatives training rows without the outcome, at least 1
 * @param positives training rows with the outcome, at least 1
 * @param negativeLabel name of having no outcome, as {@code not_customer}
 * @param positiveLabel name of the outcome, as {@code customer}
 * @param c weight of the log losses against the penalty
 * @param source what the rows were made from, in words; never personal data
 * @param trainedAt instant that the model carries as its own
 * @param run further facts by name: run id, fingerprints, horizon; kept in the order of the names, so that a
 *     model made again is saved as the same bytes
 */
public record TrainingRecord(
        List<FeatureSummary> features,
        long negatives,
        long positives,
        String negativeLabel,
        String positiveLabel,
        double c,
        String source,
        Instant trainedAt,
        Map<String, String> run) {
    public TrainingRecord {
        features = List.copyOf(features);
        run = Collections.unmodifiableSortedMap(new TreeMap<>(run));
        if (features.isEmpty()) {
            throw new IllegalArgumentException("A model without features cannot be saved; add a feature that varies");
        }
        if (negativeLabel.equals(positiveLabel)) {
            throw new IllegalArgumentException("The two labels are both called '" + positiveLabel + "'");
        }
    }
}
