package io.plumbline.datasets;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Map;

/** The folder with real outcomes that the machine's owner names in PLUMBLINE_DATA. */
final class RealFiles {

    private RealFiles() {}

    /** Skips the calling test without the folder, or fails it where the data are required. */
    static Path folder() {
        Map<String, String> environment = System.getenv();
        String folder = environment.getOrDefault("PLUMBLINE_DATA", "");
        if (folder.isEmpty()) {
            assertNotEquals(
                    "true",
                    environment.getOrDefault("PLUMBLINE_DATA_REQUIRED", ""),
                    "PLUMBLINE_DATA_REQUIRED is true, and PLUMBLINE_DATA names no folder");
        }
        assumeTrue(!folder.isEmpty(), "PLUMBLINE_DATA names no folder with real data");
        return Path.of(folder);
    }
}
