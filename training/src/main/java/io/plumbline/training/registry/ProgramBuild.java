package io.plumbline.training.registry;

import io.plumbline.engine.fingerprint.Sha256;
import io.plumbline.engine.store.Store;
import io.plumbline.training.Libraries;
import io.plumbline.training.Training;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Which program this is: its version, the SHA-256 of the compiled engine and training, and the versions of the
 * libraries that compute. Builds of the same sources by the same compiler are the same.
 */
final class ProgramBuild {
    private static final String BUILD = build();

    private ProgramBuild() {}

    static NavigableMap<String, String> parts(Store store) {
        NavigableMap<String, String> parts = new TreeMap<>();
        parts.put(
                "version",
                Optional.ofNullable(Training.class.getPackage().getImplementationVersion())
                        .orElse("development"));
        parts.put("build", BUILD);
        parts.put("tribuo", Libraries.tribuo());
        parts.put("xgboost", Libraries.xgboost());
        parts.put(
                "duckdb",
                store.first("select version() as version", row -> row.text("version"))
                        .orElseThrow());
        return parts;
    }

    private static String build() {
        MessageDigest digest = Sha256.digest();
        for (Class<?> part : List.of(Store.class, Training.class)) {
            addFiles(digest, part);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Adds all files of the part that a class belongs to, from a jar or a folder. */
    private static void addFiles(MessageDigest digest, Class<?> part) {
        String folder = part == Training.class ? "io/plumbline/training" : "io/plumbline/engine";
        try {
            Path place = Path.of(
                    part.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(place)) {
                add(digest, place.resolve(folder));
                return;
            }
            try (FileSystem jar = FileSystems.newFileSystem(place)) {
                add(digest, jar.getPath("/" + folder));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The program does not lie in a file.", e);
        }
    }

    private static void add(MessageDigest digest, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .sorted((a, b) -> a.toString().compareTo(b.toString()))
                    .toList()) {
                digest.update(folder.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
        }
    }
}
