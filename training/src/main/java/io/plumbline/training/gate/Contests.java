package io.plumbline.training.gate;

import io.plumbline.engine.model.EncodedColumn;
import io.plumbline.engine.model.Encoding;
import io.plumbline.engine.model.PropensityModel;
import io.plumbline.engine.model.Term;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.training.encoding.EncodedRows;
import io.plumbline.training.encoding.FeatureRows;
import io.plumbline.training.fit.DesignMatrix;
import io.plumbline.training.snapshot.TrainingRows;
import java.util.List;
import java.util.Optional;

/** Brings the champion and a new model together on the same rows. */
record Contests(Store store, Workspace workspace, EarlierRows earlier, TestRows test, int threads) {

    /**
     * The comparison that the evidence allows.
     *
     * @param model      the champion's
     * @param challenger the new model
     * @return empty when there are too few conversions for any
     */
    Optional<Contest> of(StoredModel champion, PropensityModel model, StoredModel challenger) {
        int minimum = workspace.promotion().minimumPositives();
        if (!test.tell(minimum)) {
            return Optional.empty();
        }
        PropensityModel newer = challenger.model();
        ChampionRows rows = new ChampionRows(store, workspace, newer.features());
        Recipe recipe = Recipe.of(TrainingRows.FEATURES, challenger, newer);
        TestRows unseen = unseen(champion);
        Optional<Contest> frozen = unseen.tell(minimum) ? frozen(unseen, model, rows, recipe) : Optional.empty();
        return frozen.isPresent() ? frozen : refitted(champion, model, rows);
    }

    /** The test rows from the champion's as_of on; none where it is not known which are. */
    private TestRows unseen(StoredModel champion) {
        if (workspace.training().snapshots().hasTime()) {
            return test.from(champion.asOf().toEpochMilli() * 1_000.0);
        }
        return champion.nextRowNo().map(next -> test.from((double) next)).orElseGet(() -> test.at(new int[0]));
    }

    private Optional<Contest> frozen(TestRows unseen, PropensityModel model, ChampionRows rows, Recipe recipe) {
        rows.build(model.features(), unseen.condition(store));
        return new Rolling(store, earlier, recipe, threads)
                .predict(unseen)
                .map(retrained -> new Contest(Basis.FROZEN, unseen, frozen(model), retrained));
    }

    private Scored frozen(PropensityModel model) {
        List<EncodedColumn> columns = model.terms().stream().map(Term::column).toList();
        DesignMatrix matrix = EncodedRows.read(
                store, new Encoding(columns, List.of()), FeatureRows.numbered(ChampionRows.TABLE, "true", "row_id"));
        double[] linearPredictors = new double[matrix.rows()];
        for (int i = 0; i < linearPredictors.length; i++) {
            linearPredictors[i] = model.linearPredictor(matrix.row(i));
        }
        return Scored.of(linearPredictors, model.calibrator());
    }

    private Optional<Contest> refitted(StoredModel champion, PropensityModel model, ChampionRows rows) {
        String before = earlier.beforeTest(test);
        rows.build(model.features(), "(" + before + ") or " + test.condition(store));
        return Recipe.of(ChampionRows.TABLE, champion, model)
                .learn(store, before, threads)
                .map(fitted ->
                        new Contest(Basis.REFITTED, test, fitted.predict(store, test.condition(store)), test.scored()));
    }
}
