package io.plumbline.engine.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.workspace.PromotionPolicy.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromotionReaderTest {
    @TempDir
    private Path folder;

    @Test
    void withoutAWordLogLossAloneMustDoNoHarm() throws IOException {
        assertEquals(
                new PromotionPolicy(
                        Mode.GATED, new TreeMap<>(Map.of("log_loss", -0.02)), 20, 0.25, 0.05, 0.25, new TreeMap<>()),
                read(""));
        assertEquals(
                Map.of("log_loss", -0.02),
                read("promotion: { minimum_positives: 40 }").leastGain());
    }

    @Test
    void everySettingIsRead() throws IOException {
        assertEquals(
                new PromotionPolicy(
                        Mode.NEVER,
                        new TreeMap<>(Map.of("average_precision", 0.01, "brier", -0.03)),
                        50,
                        0.5,
                        0.1,
                        0.4,
                        new TreeMap<>(Map.of("page_view", "a new site"))),
                read("""
                        promotion:
                          policy: never
                          metrics: { average_precision: { gain: 0.01 }, brier: { no_harm: 0.03 } }
                          minimum_positives: 50
                          calibration: 0.5
                          segment_harm: 0.1
                          feature_drift: 0.4
                          explained_drift: { page_view: a new site }
                        """));
    }

    private PromotionPolicy read(String promotion) throws IOException {
        Files.writeString(folder.resolve("plumbline.yaml"), WorkspaceReaderTest.FULL + promotion);
        return WorkspaceReader.read(folder).promotion();
    }
}
