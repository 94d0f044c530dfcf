package io.plumbline.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.score.Explainer;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SwapReasonsTest {
    @TempDir
    Path directory;

    private record Told(String leadId, Instant at, String points, String prediction) {}

    @Test
    void everyLeadShownIsExplainedByBothScoresAsOfItsMoment() throws IOException {
        try (Store store = SmallMarket.store(1200)) {
            Workspace workspace = SmallMarket.workspace(directory, "monthly", "1");
            Training.train(store, workspace, SmallMarket.scorecard(), 1, SmallMarket.AS_OF);
            List<Told> told = store.rows(
                    "select * from swap_lead where level = 'mql'",
                    row -> new Told(
                            row.text("lead_id"),
                            row.instant("snapshot_at"),
                            row.optionalText("points_because").orElse(""),
                            row.optionalText("probability_because").orElse("")));
            assertTrue(told.size() > 10);
            for (Told each : told) {
                List<String> reasons = Explainer.explain(
                                store, SmallMarket.scorecard(), workspace.declarations(), each.leadId(), each.at())
                        .reasons();
                assertEquals(String.join("; ", reasons), each.points());
                assertTrue(each.prediction().contains("the odds"), each.prediction());
            }
        }
    }
}
