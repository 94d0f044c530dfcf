package io.plumbline.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.engine.workspace.WorkspaceReader;
import io.plumbline.training.gate.Gate;
import io.plumbline.training.registry.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes in decides what comes out. */
class ReproducedTest {
    /** Some of the tables that a training and the gate write. */
    private static final List<String> FEWEST = List.of(
            "model_feature", "model_metric", "pr_curve", "calibration_bin", "threshold", "holdout_score", "gate_check");

    @TempDir
    Path directory;

    @Test
    void oneAndTwoThreadsGiveTheSameBytes() throws IOException {
        Workspace workspace = SmallMarket.workspace(directory, "monthly", "[0.1, 1]");
        try (Store one = trained(workspace, 1);
                Store two = trained(workspace, 2)) {
            assertEquals(model(one), model(two));
            List<String> tables = tablesOfModels(one);
            assertTrue(tables.containsAll(FEWEST), tables.toString());
            for (String table : tables) {
                assertEquals(content(one, table), content(two, table), table);
            }
        }
    }

    @Test
    void onlyValuesThatTrainingHeedsChangeTheConfiguration() throws IOException {
        Workspace before = SmallMarket.workspace(directory, "monthly", "[0.1, 1]");
        assertEquals(configuration(before), configuration(changed(text -> "# A comment.\n" + text)));
        assertEquals(configuration(before), configuration(changed(text -> text.replace("small-market", "market"))));
        assertEquals(configuration(before), configuration(changed(text -> text.replace("leads.csv", "contacts.csv"))));
        assertNotEquals(configuration(before), configuration(changed(text -> text.replace("60d", "61d"))));
        assertNotEquals(
                configuration(before), configuration(changed(text -> text.replace("max_f1", "max_fbeta, beta: 2"))));
        assertNotEquals(configuration(before), configuration(changed(text -> text + "drift: { psi: 0.5 }\n")));
    }

    @Test
    void aManifestReadsBackAsItWasWritten() throws IOException {
        try (Store store = SmallMarket.store(10)) {
            Manifest manifest = manifest(store, SmallMarket.workspace(directory, "monthly", "1"));
            assertEquals(manifest, Manifest.parse(manifest.json()));
            assertEquals(
                    List.of("build", "duckdb", "tribuo", "version", "xgboost"),
                    List.copyOf(manifest.code().keySet()));
        }
    }

    private Workspace changed(UnaryOperator<String> change) throws IOException {
        SmallMarket.workspace(directory, "monthly", "[0.1, 1]");
        Path file = directory.resolve("plumbline.yaml");
        Files.writeString(file, change.apply(Files.readString(file)));
        return WorkspaceReader.read(directory);
    }

    private static String configuration(Workspace workspace) {
        try (Store store = Store.inMemory()) {
            return manifest(store, workspace).configurationFingerprint();
        }
    }

    private static Manifest manifest(Store store, Workspace workspace) {
        return Manifest.of(store, workspace, SmallMarket.scorecard(), SmallMarket.AS_OF);
    }

    /** More rows than one shard of the fit holds. */
    private static Store trained(Workspace workspace, int threads) {
        Store store = SmallMarket.store(6000);
        TrainedModel model = Training.train(store, workspace, SmallMarket.scorecard(), 1, SmallMarket.AS_OF, threads);
        assertTrue(model.rows() > 16_384, "rows " + model.rows());
        Gate.judge(store, workspace, model.modelId(), threads);
        return store;
    }

    /** Every table that has rows of a model. */
    private static List<String> tablesOfModels(Store store) {
        return store.rows("""
                        select
                            table_name
                        from duckdb_columns()
                        where not internal
                            and column_name = 'model_id'
                            and table_name not in ('model', 'model_status')
                        order by table_name
                        """, row -> row.text("table_name"));
    }

    private static List<String> model(Store store) {
        return store.rows(
                "select * from model",
                row -> row.text("definition")
                        + row.text("fingerprint")
                        + row.text("data_fingerprint")
                        + row.text("configuration_fingerprint")
                        + row.text("code_fingerprint")
                        + row.text("provenance")
                        + HexFormat.of().formatHex(row.bytes("artefact")));
    }

    private static List<String> content(Store store, String table) {
        return store.rows(
                "select cast(t as varchar) as line from " + table + " as t order by line", row -> row.text("line"));
    }
}
