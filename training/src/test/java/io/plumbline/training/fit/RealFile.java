package io.plumbline.training.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A public data file in the folder that the environment variable {@code PLUMBLINE_DATA} names. Without the folder the
 * test is skipped, unless {@code PLUMBLINE_DATA_REQUIRED} is {@code true}.
 */
final class RealFile {
    private RealFile() {}

    static String text(String relativePath, String sha256) throws IOException, NoSuchAlgorithmException {
        boolean required = "true".equals(System.getenv("PLUMBLINE_DATA_REQUIRED"));
        String folder = System.getenv().getOrDefault("PLUMBLINE_DATA", "");
        Path file = Path.of(folder, relativePath);
        boolean found = !folder.isEmpty() && Files.isRegularFile(file);
        assertTrue(found || !required, "PLUMBLINE_DATA has no " + relativePath);
        assumeTrue(found, "PLUMBLINE_DATA has no " + relativePath);
        byte[] bytes = Files.readAllBytes(file);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
        assertEquals(sha256, HexFormat.of().formatHex(digest), relativePath + " is not the published file");
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
