package io.plumbline.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.engine.workspace.WorkspaceReader;
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
    private static final List<String> TABLES = List.of(
            "model_feature",
            "model_metric",
            "model_part",
            "model_note",
            "pr_curve",
            "calibration_bin",
            "decile",
            "threshold",
            "comparison",
            "holdout_score");

    @TempDir
    Path directory;

    @Test
    void oneAndTwoThreadsGiveTheSameBytes() throws IOException {
        Workspace workspace = SmallMarket.workspace(directory, "monthly", "[0.1, 1]");
        try (Store one = trained(workspace, 1);
                Store two = trained(workspace, 2)) {
            assertEquals(model(one), model(two));
            for (String table : TABLES) {
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
        return store;
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
