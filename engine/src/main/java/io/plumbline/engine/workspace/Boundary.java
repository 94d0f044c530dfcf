package io.plumbline.engine.workspace;

import io.plumbline.engine.problem.ExitCode;
import io.plumbline.engine.problem.Problem;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.problem.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The edge of a workspace: what Plumbline itself keeps there must not be a link that leads out, because it would be read
 * or written elsewhere.
 *
 * @param directory the workspace's folder, absolute and without symbolic links
 */
public record Boundary(Path directory) {
    /** Beside everything whose name begins like that of the store: its log, its temporary folder, drafts. */
    private static final Set<String> OWN = Set.of(
            Workspace.FILE, Workspace.SCORECARD_FILE, "reports", "handoffs", "nurture", "exports", Scratch.FOLDER);

    private static final List<String> OF_STORES = List.of("plumbline.duckdb", "plumbline-read.duckdb");

    /**
     * Refuses links that lead out of a folder, if it is one.
     *
     * @throws ProblemException (usage) with all of them
     */
    public static void check(Path folder) {
        if (Files.isDirectory(folder)) {
            try {
                new Boundary(folder.toRealPath()).check();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Refuses links that lead out. Sources are looked at when their files are found.
     *
     * @throws ProblemException (usage) with all of them
     */
    void check() {
        Problems problems = new Problems();
        try (Stream<Path> files = Files.list(directory)) {
            files.filter(file -> isOwn(file.getFileName().toString()) && leadsOut(file))
                    .sorted()
                    .map(file -> problem(file.getFileName().toString()))
                    .forEach(problems::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        problems.throwIfAny(ExitCode.USAGE);
    }

    /** Whether a name in a workspace's folder is of something that Plumbline itself keeps there. */
    public static boolean isOwn(String name) {
        return OWN.contains(name) || OF_STORES.stream().anyMatch(name::startsWith);
    }

    /** Whether a file is a link to outside of the workspace, or to nothing, which may come to be anywhere. */
    private boolean leadsOut(Path file) {
        try {
            return Files.isSymbolicLink(file) && !file.toRealPath().startsWith(directory);
        } catch (IOException e) {
            return true;
        }
    }

    private static Problem problem(String name) {
        return Problem.of(
                name, "This is a link that leads out of the workspace.", "put the file or folder itself here.");
    }
}
