package io.plumbline.engine.workspace;

import io.plumbline.engine.file.Folders;
import io.plumbline.engine.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder for files that nobody keeps, inside the workspace, so that nothing is written outside it. A lock that ends
 * with the process tells what is in use from what a killed command left, which {@link #sweep} removes.
 */
public final class Scratch implements AutoCloseable {
    /** The hidden folder, in the workspace, in which all of them are. */
    public static final String FOLDER = ".plumbline-tmp";

    private static final String LOCK = ".lock";

    private final Path folder;
    private final Path lockFile;
    private final FileChannel channel;
    private final List<Path> missing;

    private Scratch(Path folder, Path lockFile, FileChannel channel, List<Path> missing) {
        this.folder = folder;
        this.lockFile = lockFile;
        this.channel = channel;
        this.missing = missing;
    }

    /**
     * Makes one. A workspace that is not there yet is made too, and goes with it when nothing was put there meanwhile.
     *
     * @throws ProblemException (failed) when the workspace cannot be written to
     */
    public static Scratch in(Path workspace) {
        Path home = home(workspace);
        List<Path> missing = missing(workspace.toAbsolutePath().normalize());
        try {
            while (true) {
                Files.createDirectories(home);
                String name = UUID.randomUUID().toString();
                Path lockFile = home.resolve(name + LOCK);
                FileChannel channel =
                        FileChannel.open(lockFile, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                if (channel.tryLock() != null) {
                    return new Scratch(Files.createDirectory(home.resolve(name)), lockFile, channel, missing);
                }
                channel.close();
            }
        } catch (IOException e) {
            throw ProblemException.failed(
                    FOLDER,
                    "No temporary folder can be made in the workspace.",
                    "check that you may write there and that the disk has room.");
        }
    }

    private static Path home(Path workspace) {
        Path home = workspace.resolve(FOLDER);
        if (Files.isSymbolicLink(home)) {
            throw ProblemException.failed(
                    FOLDER, "The temporary folder is a link.", "remove it; Plumbline makes a folder of its own.");
        }
        return home;
    }

    /** The folders that are not there, from the innermost outwards. */
    private static List<Path> missing(Path workspace) {
        List<Path> missing = new ArrayList<>();
        for (Path each = workspace; each != null && !Files.exists(each); each = each.getParent()) {
            missing.add(each);
        }
        return missing;
    }

    /** The folder to write to. */
    public Path folder() {
        return folder;
    }

    /** Removes the folder with all that is in it. */
    @Override
    public void close() {
        try {
            Folders.delete(folder);
            channel.close();
            Files.deleteIfExists(lockFile);
            removeWhenEmpty(lockFile.resolveSibling(""));
            missing.forEach(Scratch::removeWhenEmpty);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes what killed commands left in a workspace. */
    public static void sweep(Path workspace) {
        abandoned(workspace).forEach(Scratch::sweepOne);
        removeWhenEmpty(home(workspace));
    }

    /** The locks of what killed commands left in a workspace. */
    public static List<Path> abandoned(Path workspace) {
        Path home = workspace.resolve(FOLDER);
        if (!Files.isDirectory(home, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(home)) {
            return files.filter(file -> file.toString().endsWith(LOCK))
                    .filter(Scratch::isFree)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static boolean isFree(Path lockFile) {
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                FileLock lock = tried(channel)) {
            return lock != null;
        } catch (IOException e) {
            return false;
        }
    }

    private static @Nullable FileLock tried(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static void sweepOne(Path lockFile) {
        String name = lockFile.getFileName().toString();
        try {
            Folders.delete(lockFile.resolveSibling(name.substring(0, name.length() - LOCK.length())));
            Files.deleteIfExists(lockFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void removeWhenEmpty(Path folder) {
        folder.toFile().delete();
    }
}
