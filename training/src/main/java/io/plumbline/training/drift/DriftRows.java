package io.plumbline.training.drift;

import io.plumbline.engine.model.PropensityModel;
import io.plumbline.engine.model.RowPredictions;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.training.snapshot.Maturity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rows whose values are compared, with their features and what a model says of them: relations {@code r}, {@code f} and
 * {@code p} of a SELECT. They are the training rows and those that are not mature yet, or the later ones of both. Of many
 * rows every k-th is looked at.
 *
 * @param all        condition on {@code r} of the rows
 * @param some       condition on {@code r} of those looked at
 * @param maturities of the rows
 * @param predicted  whether the model can be asked: all its features are there
 */
record DriftRows(String all, String some, List<Maturity> maturities, boolean predicted) {
    /** The condition that holds for every row. */
    static final String EVERY = "true";

    private static final String PREDICTIONS = "_prediction";

    /** It is about as exact as all of more: with 2,000 rows a month chance makes an index of about 0.005. */
    private static final long ENOUGH = 40_000;

    DriftRows {
        maturities = List.copyOf(maturities);
    }

    /**
     * Prepares the rows of {@link io.plumbline.training.snapshot.TrainingRows}.
     *
     * @param model empty when no model is to be asked
     */
    static DriftRows of(Store store, String condition, Optional<PropensityModel> model) {
        List<Maturity> maturities = new ArrayList<>();
        long count = 0;
        for (Maturity maturity : Maturity.values()) {
            long ofIt = store.number(
                            "select count(*) from " + Sql.identifier(maturity.rows()) + " as r where " + condition)
                    .orElse(0L);
            count += ofIt;
            if (ofIt > 0) {
                maturities.add(maturity);
            }
        }
        long step = 1 + (count - 1) / ENOUGH;
        String some = count <= ENOUGH ? condition : condition + "\n    and r.row_id % " + step + " = 0";
        DriftRows rows = new DriftRows(condition, some, maturities, model.isPresent());
        model.ifPresent(asked -> maturities.forEach(maturity -> rows.predict(store, asked, maturity)));
        return rows;
    }

    private void predict(Store store, PropensityModel model, Maturity maturity) {
        store.execute("""
                create or replace temp view drift_feature as
                select *
                from %s
                where row_id in (select r.row_id from %s as r where %s)
                """.formatted(
                Sql.identifier(maturity.features()), Sql.identifier(maturity.rows()), allPredicted() ? all : some));
        store.execute("create or replace temp table " + maturity.rows() + PREDICTIONS + " as\n"
                + RowPredictions.of(model, "drift_feature", "row_id").query());
    }

    /** Whether there are predictions of all rows, not only of those looked at. */
    boolean allPredicted() {
        return predicted && !all.equals(EVERY);
    }

    /** FROM and WHERE of the rows of a maturity that are looked at. */
    String of(Maturity maturity) {
        return """
                from %s as r
                join %s as f on f.row_id = r.row_id
                %swhere %s
                """.formatted(
                Sql.identifier(maturity.rows()), Sql.identifier(maturity.features()), predictions(maturity), some);
    }

    /** The months of the rows that are looked at, in order. */
    List<Month> months(Store store) {
        return Month.all(store, maturities, some);
    }

    /** JOIN of the predictions, where there are any. */
    String predictions(Maturity maturity) {
        return predicted
                ? "join " + Sql.identifier(maturity.rows() + PREDICTIONS) + " as p on p.row_id = r.row_id\n"
                : "";
    }
}
