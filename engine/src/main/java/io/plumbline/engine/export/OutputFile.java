package io.plumbline.engine.export;

import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.workspace.Boundary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * A file that appears whole or not at all: it is written under another name in its folder and then renamed. Inside the
 * workspace no link is followed; elsewhere a link that stands in the file's place is replaced, not followed.
 *
 * @param path absolute
 */
public record OutputFile(Path path) {
    /** The end of the name of a file that waits to take its place; such names begin with a dot. */
    public static final String DRAFT = ".draft";

    /**
     * A file to be written. The store, the two YAML files and the folders of a workspace are none.
     *
     * @param workspace the workspace's folder, absolute and without symbolic links
     * @param file      relative to the current folder, or absolute; its folder is made when missing
     * @throws ProblemException (usage) when it is a folder is kept by Plumbline itself, or lies behind a link of the workspace
     */
    public static OutputFile of(Path workspace, Path file) {
        Path path = file.toAbsolutePath().normalize();
        try {
            if (path.startsWith(workspace)) {
                refuseOwn(workspace, path);
                refuseLinks(workspace, path);
            }
            Files.createDirectories(path.getParent());
        } catch (IOException e) {
            throw unwritable(path);
        }
        if (Files.isDirectory(path)) {
            throw ProblemException.usage(String.valueOf(path.getFileName()), "This is a folder.", "name a file in it.");
        }
        return new OutputFile(path);
    }

    private static void refuseOwn(Path workspace, Path path) {
        if (workspace.equals(path.getParent()) && Boundary.isOwn(String.valueOf(path.getFileName()))) {
            throw ProblemException.usage(
                    String.valueOf(path.getFileName()),
                    "Plumbline itself keeps this in the workspace.",
                    "name another file.");
        }
    }

    private static void refuseLinks(Path workspace, Path path) {
        Path part = workspace;
        for (Path name : workspace.relativize(path)) {
            part = part.resolve(name);
            if (Files.isSymbolicLink(part)) {
                throw ProblemException.usage(
                        workspace.relativize(part).toString(),
                        "This is a link; nothing in a workspace is written through one.",
                        "replace it by a folder or file of its own, or name another place with --out.");
            }
        }
    }

    /**
     * Begins the file under another name in its folder. What a killed command of the same number left there is begun anew.
     *
     * @param runId the command's own run
     */
    public Draft draft(long runId) {
        Draft draft = draftOf(runId);
        try {
            Files.deleteIfExists(draft.path());
            Files.createFile(draft.path());
            return draft;
        } catch (IOException e) {
            throw unwritable(path);
        }
    }

    /** What a command wrote under another name, if it has not taken its place yet. */
    public Optional<Draft> waiting(long runId) {
        return Optional.of(draftOf(runId))
                .filter(draft -> Files.isRegularFile(draft.path(), LinkOption.NOFOLLOW_LINKS));
    }

    private Draft draftOf(long runId) {
        return new Draft(path.resolveSibling("." + path.getFileName() + ".run-" + runId + DRAFT), path);
    }

    /**
     * A file that is being written; closed without having been published, it leaves nothing.
     *
     * @param path   where to write
     * @param target the place it takes when it is published
     */
    public record Draft(Path path, Path target) implements AutoCloseable {

        /** Puts the file in its place. */
        public void publish() {
            try {
                Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw unwritable(target);
            }
        }

        @Override
        public void close() {
            path.toFile().delete();
        }
    }

    private static ProblemException unwritable(Path path) {
        return ProblemException.failed(
                String.valueOf(path.getFileName()),
                "The file cannot be written.",
                "check that its folder is there, that you may write in it and that it has room.");
    }
}
