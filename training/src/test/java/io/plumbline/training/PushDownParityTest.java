package io.plumbline.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.feature.FeaturePlan;
import io.plumbline.engine.model.Encoding;
import io.plumbline.engine.model.ModelPlan;
import io.plumbline.engine.model.PropensityModel;
import io.plumbline.engine.model.Term;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.store.Columns;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.training.encoding.EncodedRows;
import io.plumbline.training.encoding.FeatureRows;
import io.plumbline.training.fit.DesignMatrix;
import io.plumbline.training.fit.Logistic;
import io.plumbline.training.fit.TribuoModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One lead has one probability: by the SQL of the stored model, by Tribuo's saved model, and by plain arithmetic. */
class PushDownParityTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"1", SmallMarket.DECLARED})
    void sqlTribuoAndPlainArithmeticAgreeOnEveryLead(String c) throws IOException {
        try (Store store = SmallMarket.store(1500)) {
            Workspace workspace = SmallMarket.workspace(directory, "monthly", c);
            Training.train(store, workspace, SmallMarket.scorecard(), 1, SmallMarket.AS_OF);
            PropensityModel model = store.first(
                            "select definition from model", row -> PropensityModel.parse(row.text("definition")))
                    .orElseThrow();
            TribuoModel tribuo = store.first(
                            "select artefact from model", row -> TribuoModel.load(row.bytes("artefact")))
                    .orElseThrow();

            double[] bySql = predictedBySql(store, workspace, model).column("linear_predictor");
            DesignMatrix encoded = encoded(store, workspace, model);
            assertEquals(1500, bySql.length);
            for (int i = 0; i < bySql.length; i++) {
                double probability = Logistic.probability(bySql[i]);
                assertEquals(plain(model, encoded.row(i)), probability, 1e-9);
                assertEquals(tribuo.probability("customer", encoded.names(), encoded.row(i)), probability, 1e-9);
            }
        }
    }

    @Test
    void theProvenanceNamesTheRows() throws IOException {
        try (Store store = SmallMarket.store(1500)) {
            Training.train(
                    store,
                    SmallMarket.workspace(directory, "monthly", "1"),
                    SmallMarket.scorecard(),
                    1,
                    SmallMarket.AS_OF);
            String provenance = store.first("select provenance from model", row -> row.text("provenance"))
                    .orElseThrow();
            assertTrue(provenance.contains("mature snapshot rows of workspace small-market"), provenance);
        }
    }

    private static Columns predictedBySql(Store store, Workspace workspace, PropensityModel model) {
        String query = ModelPlan.of(
                        model, workspace.declarations(), AttributesAsOf.in(store), Moment.everyLead(SmallMarket.AS_OF))
                .query();
        return store.columns("select linear_predictor from (" + query + ") order by lead_id");
    }

    private static DesignMatrix encoded(Store store, Workspace workspace, PropensityModel model) {
        String query = FeaturePlan.of(
                        model.features(),
                        workspace.declarations(),
                        AttributesAsOf.in(store),
                        Moment.everyLead(SmallMarket.AS_OF))
                .query();
        store.execute("create or replace temp table current_feature as\n" + query);
        Encoding encoding =
                new Encoding(model.terms().stream().map(Term::column).toList(), List.of());
        return EncodedRows.read(store, encoding, new FeatureRows("current_feature", "true", "lead_id"));
    }

    private static double plain(PropensityModel model, double[] encoded) {
        double sum = model.intercept();
        for (int i = 0; i < encoded.length; i++) {
            sum += model.terms().get(i).coefficient() * encoded[i];
        }
        return 1 / (1 + Math.exp(-sum));
    }
}
