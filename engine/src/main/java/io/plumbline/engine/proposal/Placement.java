package io.plumbline.engine.proposal;

import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.workspace.FileFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where the source files will stand: those inside the workspace stay, all others are copied into it.
 *
 * @param paths  the path inside the workspace by the file as it was named
 * @param copies the file to copy by its path inside the workspace
 */
public record Placement(Map<Path, String> paths, Map<String, Path> copies) {
    public Placement {
        paths = Map.copyOf(paths);
        copies = Collections.unmodifiableMap(new TreeMap<>(copies));
    }

    /**
     * Plans it; nothing is written.
     *
     * @param directory the workspace's folder, which need not exist yet
     * @throws ProblemException (usage) when a file is missing or is none
     */
    public static Placement of(Path directory, List<Path> files) {
        Planner planner = new Planner(directory);
        files.forEach(planner::place);
        return new Placement(planner.paths, planner.copies);
    }

    private static final class Planner {
        private final Path directory;
        private final Map<Path, String> paths = new LinkedHashMap<>();
        private final Map<String, Path> copies = new LinkedHashMap<>();
        private final Map<Path, String> placed = new LinkedHashMap<>();
        private final Set<String> taken = new HashSet<>();

        Planner(Path directory) {
            this.directory = Files.isDirectory(directory)
                    ? real(directory)
                    : directory.toAbsolutePath().normalize();
        }

        void place(Path file) {
            if (!Files.isRegularFile(file)) {
                throw ProblemException.usage(
                        String.valueOf(file.getFileName()),
                        Files.exists(file) ? "This is not a file." : "There is no such file.",
                        "write the path of a file with a table: .csv .tsv .parquet .json .jsonl or .ndjson; text may also"
                                + " end in .gz.");
            }
            Path real = real(file);
            paths.put(file, placed.computeIfAbsent(real, this::path));
        }

        private String path(Path file) {
            if (file.startsWith(directory)) {
                String inside = directory.relativize(file).toString().replace('\\', '/');
                if (isPlain(inside)) {
                    taken.add(inside.toLowerCase(Locale.ROOT));
                    return inside;
                }
            }
            String name = free(safe(String.valueOf(file.getFileName())), file);
            taken.add(name.toLowerCase(Locale.ROOT));
            if (!Files.exists(directory.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                copies.put(name, file);
            }
            return name;
        }

        /** A name that nothing else has, except the same file copied earlier. */
        private String free(String name, Path file) {
            int end = name.indexOf('.');
            String candidate = name;
            for (int number = 2; isTaken(candidate, file); number++) {
                candidate = name.substring(0, end) + "-" + number + name.substring(end);
            }
            return candidate;
        }

        private boolean isTaken(String name, Path file) {
            Path place = directory.resolve(name);
            if (taken.contains(name.toLowerCase(Locale.ROOT))) {
                return true;
            }
            return Files.exists(place, LinkOption.NOFOLLOW_LINKS) && !isSame(place, file);
        }

        private static boolean isSame(Path place, Path file) {
            try {
                return Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS) && Files.mismatch(place, file) == -1;
            } catch (IOException e) {
                return false;
            }
        }

        /** Whether a path can be written into {@code plumbline.yaml} and means this one file. */
        private static boolean isPlain(String path) {
            return path.matches("[\\p{L}\\p{N} ._/()&+,-]*")
                    && FileFormat.of(path).isPresent()
                    && !path.startsWith("~");
        }

        private static String safe(String name) {
            String plain = name.replaceAll("[^\\p{L}\\p{N} ._()&+,-]", "_").replaceAll("^[.~ ]+", "");
            return FileFormat.of(plain).isPresent() && plain.indexOf('.') > 0 ? plain : plain + ".csv";
        }

        private static Path real(Path path) {
            try {
                return path.toRealPath();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
