package io.plumbline.cli.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Everything in a folder except a workspace in it, watched: names, kinds, times of change and content.
 *
 * @param folder    what is watched, with all below
 * @param workspace inside it, free to change
 * @param before    what was there
 */
record Sentinel(Path folder, Path workspace, Map<String, String> before) {

    /** Puts files that look worth reading or changing beside the workspace, and begins to watch. */
    static Sentinel beside(Path workspace) {
        Path folder = workspace.getParent();
        try {
            Files.createDirectories(folder.resolve("outside"));
            Files.writeString(folder.resolve("outside/secret.csv"), "lead_id,created_at\nSECRET-1,2025-01-01\n");
            Files.writeString(folder.resolve("secret.csv"), "lead_id,created_at\nSECRET-2,2025-01-01\n");
            Files.writeString(folder.resolve("outside/plumbline.duckdb"), "somebody else's");
            return new Sentinel(folder, workspace, content(folder, workspace));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void assertNothingOutsideChanged() {
        assertEquals(before, content(folder, workspace));
    }

    private static Map<String, String> content(Path folder, Path workspace) {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> !file.startsWith(workspace) && !file.equals(folder))
                    .forEach(file -> content.put(folder.relativize(file).toString(), state(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return content;
    }

    private static String state(Path file) {
        try {
            if (Files.isSymbolicLink(file)) {
                return "a link to " + Files.readSymbolicLink(file);
            }
            if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                return "a folder";
            }
            return Files.getLastModifiedTime(file) + " " + new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
