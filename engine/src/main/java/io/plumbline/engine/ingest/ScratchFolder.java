package io.plumbline.engine.ingest;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A hidden folder of the workspace, removed when it is closed. One that a killed program left behind is told from one in
 * use by the lock that its user holds.
 *
 * @param path without symbolic links below the workspace
 * @param lock the open file {@code lock} inside it, locked
 */
record ScratchFolder(Path path, FileChannel lock) implements AutoCloseable {
    private static final String NAME = ".plumbline-import-";
    private static final String LOCK = "lock";

    /** A new folder that nobody else can write to. */
    static ScratchFolder in(Path workspace) throws IOException {
        Path path = Files.createTempDirectory(workspace, NAME);
        return locked(path).orElseThrow(() -> new IOException("The folder is in use."));
    }

    /** Removes the folders that nobody uses any more; those that cannot be removed stay. */
    static void removeLeftovers(Path workspace) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(workspace, NAME + "*")) {
            for (Path left : folders) {
                if (Files.isDirectory(left, LinkOption.NOFOLLOW_LINKS)) {
                    locked(left).ifPresent(ScratchFolder::close);
                }
            }
        } catch (IOException e) {
            // Only room on the disk is lost.
        }
    }

    private static Optional<ScratchFolder> locked(Path path) throws IOException {
        FileChannel channel = FileChannel.open(
                path.resolve(LOCK), StandardOpenOption.WRITE, StandardOpenOption.CREATE, LinkOption.NOFOLLOW_LINKS);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Held by this program.
        }
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new ScratchFolder(path, channel));
    }

    @Override
    public void close() {
        try (lock;
                DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            for (Path file : files) {
                Files.delete(file);
            }
            Files.delete(path);
        } catch (IOException e) {
            // The next import removes what is left.
        }
    }
}
