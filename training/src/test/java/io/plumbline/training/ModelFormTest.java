package io.plumbline.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl;
import io.plumbline.engine.model.Calibrator;
import io.plumbline.engine.model.EncodedColumn;
import io.plumbline.engine.model.IsotonicCalibration;
import io.plumbline.engine.model.ModelPlan;
import io.plumbline.engine.model.NoCalibration;
import io.plumbline.engine.model.PlattCalibration;
import io.plumbline.engine.model.PropensityModel;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.sql.Step;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.training.fit.TribuoModel;
import io.plumbline.training.registry.ModelForm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What other programs compute from an exported model is what the SQL computes. */
class ModelFormTest {
    private static Store store;
    private static Workspace workspace;

    @BeforeAll
    static void train(@TempDir Path directory) throws IOException {
        store = SmallMarket.store(1200);
        workspace = SmallMarket.workspace(directory, "monthly", SmallMarket.DECLARED);
        Training.train(store, workspace, SmallMarket.scorecard(), 1, SmallMarket.AS_OF);
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Test
    void theGraphGivesTheProbabilityOfTheSqlWithItsCalibrator() throws IOException {
        for (Calibrator calibrator : List.of(new NoCalibration(), new PlattCalibration(0.7, -0.4))) {
            PropensityModel model = store(calibrator);
            ModelForm.Exported exported = ModelForm.ONNX.of(store, 1);
            assertTrue(exported.calibrated());
            assertEquals(0, greatestDifference(model, exported.bytes(), "probability"), 1e-6, calibrator.kind());
        }
    }

    @Test
    void anIsotonicCalibratorIsSaidToBeMissing() throws IOException {
        PropensityModel model = store(new IsotonicCalibration(
                List.of(new IsotonicCalibration.Knot(-3, 0.01), new IsotonicCalibration.Knot(1, 0.6))));
        ModelForm.Exported exported = ModelForm.ONNX.of(store, 1);
        assertFalse(exported.calibrated());
        assertEquals(
                "isotonic, missing from the graph",
                metadata(OnnxMl.ModelProto.parseFrom(exported.bytes()), "plumbline.calibration"));
        assertEquals(0, greatestDifference(model, exported.bytes(), "1 / (1 + exp(-linear_predictor))"), 1e-6);
    }

    @Test
    void otherFormsReadBackAsTheModel() {
        PropensityModel model = store(new PlattCalibration(0.7, -0.4));
        ModelForm.Exported json = ModelForm.JSON.of(store, 1);
        assertEquals(model, PropensityModel.parse(new String(json.bytes(), StandardCharsets.UTF_8)));
        assertTrue(json.calibrated());
        ModelForm.Exported tribuo = ModelForm.TRIBUO.of(store, 1);
        assertArrayEquals(tribuo.bytes(), TribuoModel.load(tribuo.bytes()).saved());
        assertFalse(tribuo.calibrated());
    }

    @Test
    void whatIsNotThereCannotBeExported() {
        ProblemException none = assertThrows(ProblemException.class, () -> ModelForm.ONNX.of(store, 9));
        assertTrue(none.getMessage().contains("There is no model 9."), none.getMessage());
    }

    /** Sets another calibrator in the stored model. */
    private static PropensityModel store(Calibrator calibrator) {
        PropensityModel model =
                PropensityModel.parse(store.first("select definition from model", row -> row.text("definition"))
                        .orElseThrow());
        PropensityModel changed = new PropensityModel(
                model.target(),
                model.horizonDays(),
                model.asOf(),
                model.features(),
                model.terms(),
                model.intercept(),
                calibrator,
                model.scale());
        store.insert("update model set definition = ?", changed.definition());
        return changed;
    }

    private static double greatestDifference(PropensityModel model, byte[] onnx, String expected) throws IOException {
        OnnxMl.ModelProto proto = OnnxMl.ModelProto.parseFrom(onnx);
        int label = names(proto, "plumbline.labels").indexOf("customer");
        List<String> names = model.terms().stream().map(term -> term.name()).toList();
        int[] order = names(proto, "plumbline.columns").stream()
                .mapToInt(names::indexOf)
                .toArray();
        PlainOnnx graph = new PlainOnnx(proto);
        List<Double> differences = store.rows(
                query(model, expected), row -> Math.abs(row.real("expected") - graph.output(input(row, order))[label]));
        assertEquals(1200, differences.size());
        return differences.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    private static float[] input(Row row, int[] order) {
        float[] input = new float[order.length];
        for (int i = 0; i < order.length; i++) {
            input[i] = (float) row.real("x_" + (order[i] + 1));
        }
        return input;
    }

    private static String query(PropensityModel model, String expected) {
        return ModelPlan.of(
                        model, workspace.declarations(), AttributesAsOf.in(store), Moment.everyLead(SmallMarket.AS_OF))
                .then(new Step(
                        "both",
                        "one row per lead",
                        "select e.*, " + expected + " as expected\nfrom encoded as e\njoin " + ModelPlan.STEP
                                + " as p on p.lead_id = e.lead_id"))
                .query();
    }

    private static List<String> names(OnnxMl.ModelProto proto, String key) {
        JsonNode list = JsonMapper.shared().readTree(metadata(proto, key));
        return StreamSupport.stream(list.spliterator(), false)
                .map(each -> each.isString() ? each.asString() : columnName(each))
                .toList();
    }

    private static String columnName(JsonNode column) {
        return JsonMapper.shared().treeToValue(column, EncodedColumn.class).name();
    }

    private static String metadata(OnnxMl.ModelProto proto, String key) {
        return proto.getMetadataPropsList().stream()
                .filter(each -> each.getKey().equals(key))
                .map(OnnxMl.StringStringEntryProto::getValue)
                .findFirst()
                .orElseThrow();
    }
}
