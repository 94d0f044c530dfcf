package io.plumbline.training.gate;

import io.plumbline.engine.feature.FeatureSet;
import io.plumbline.engine.model.Calibrator;
import io.plumbline.engine.model.Encoding;
import io.plumbline.engine.model.PropensityModel;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.training.encoding.EncodedRows;
import io.plumbline.training.encoding.EncodingLearner;
import io.plumbline.training.encoding.EncodingOptions;
import io.plumbline.training.encoding.FeatureRows;
import io.plumbline.training.fit.LogisticFit;
import io.plumbline.training.fit.LogisticTrainer;
import java.util.Optional;

/**
 * How a model was made, ready to be made again on other rows.
 *
 * @param table      with {@code row_id} and a column per feature
 * @param c          weight of the data against the penalty
 * @param calibrator as it was chosen
 * @param target     the step foreseen
 */
record Recipe(String table, FeatureSet features, double c, Calibrator calibrator, String target) {

    static Recipe of(String table, StoredModel stored, PropensityModel model) {
        return new Recipe(table, model.features(), stored.c(), model.calibrator(), stored.target());
    }

    /** A model made by the recipe. */
    record Fitted(Recipe recipe, Encoding encoding, LogisticFit fit) {
        /**
         * What it says of some rows, in the order of their numbers.
         *
         * @param condition on {@code row_id}, met by at least one row
         */
        Scored predict(Store store, String condition) {
            FeatureRows rows = FeatureRows.numbered(recipe.table, condition, "row_id");
            return Scored.of(fit.linearPredictors(EncodedRows.read(store, encoding, rows)), recipe.calibrator);
        }
    }

    /**
     * Learns on some rows.
     *
     * @param condition on {@code row_id}
     * @return empty when the rows are not of both outcomes
     */
    Optional<Fitted> learn(Store store, String condition, int threads) {
        boolean[] labels = labels(store, condition);
        if (!bothOutcomes(labels)) {
            return Optional.empty();
        }
        FeatureRows rows = FeatureRows.numbered(table, condition, "row_id");
        Encoding encoding = EncodingLearner.learn(store, rows, features, EncodingOptions.DEFAULT);
        LogisticFit fit = new LogisticTrainer(c, threads).fit(EncodedRows.read(store, encoding, rows), labels);
        return Optional.of(new Fitted(this, encoding, fit));
    }

    private boolean[] labels(Store store, String condition) {
        return store.columns("""
                select label
                from training_label
                where label_step = %s
                    and %s
                order by row_id
                """.formatted(Sql.literal(target), condition)).truth("label");
    }

    private static boolean bothOutcomes(boolean[] labels) {
        boolean positive = false;
        boolean negative = false;
        for (boolean label : labels) {
            positive |= label;
            negative |= !label;
        }
        return positive && negative;
    }
}
