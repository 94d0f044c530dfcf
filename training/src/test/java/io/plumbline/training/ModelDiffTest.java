package io.plumbline.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.training.registry.ModelDiff;
import io.plumbline.training.registry.ModelDiff.Difference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelDiffTest {
    @TempDir
    Path directory;

    @Test
    void aModelTrainedAgainIsIdenticalAndOtherInputsAreNamed() throws IOException {
        try (Store store = SmallMarket.store(1200)) {
            Workspace workspace = SmallMarket.workspace(directory, "monthly", "1");
            train(store, workspace);
            train(store, workspace);
            ModelDiff same = ModelDiff.of(store, 1, 2);
            assertTrue(same.identical(), same.toString());
            store.execute("update holdout_score set points = points + 1 where model_id = 2 and part = 'test'");
            assertEquals(
                    List.of("holdout_score, rows that the other has not"),
                    ModelDiff.of(store, 1, 2).differences().stream()
                            .map(Difference::name)
                            .toList());

            train(store, SmallMarket.workspace(directory, "monthly", "0.01"));
            ModelDiff configured = ModelDiff.of(store, 1, 3);
            assertEquals(
                    List.of(new Difference("configuration", "training.c", Optional.of("[1.0]"), Optional.of("[0.01]"))),
                    of(configured, "configuration"));
            assertEquals(List.of(), of(configured, "data"));
            assertEquals(List.of(), of(configured, "program"));
            assertFalse(of(configured, "coefficients").isEmpty());
            assertFalse(of(configured, "figures").isEmpty());
            assertFalse(of(configured, "curves").isEmpty());
            assertTrue(
                    of(configured, "tables").stream()
                            .map(Difference::name)
                            .toList()
                            .contains("holdout_score, rows that the other has not"),
                    of(configured, "tables").toString());

            store.execute("update lead set industry = 'farming' where industry = 'retail' and row_no % 3 = 0");
            train(store, workspace);
            ModelDiff data = ModelDiff.of(store, 2, 4);
            assertEquals(
                    List.of("lead"),
                    of(data, "data").stream().map(Difference::name).toList());
            assertTrue(
                    of(data, "features")
                            .contains(new Difference(
                                    "features",
                                    "industry = farming, transform",
                                    Optional.empty(),
                                    Optional.of("1 when it is this text, else 0"))),
                    of(data, "features").toString());
        }
    }

    private static List<Difference> of(ModelDiff diff, String topic) {
        return diff.differences().stream()
                .filter(each -> each.topic().equals(topic))
                .toList();
    }

    private static void train(Store store, Workspace workspace) {
        Training.train(store, workspace, SmallMarket.scorecard(), 1, SmallMarket.AS_OF);
    }
}
