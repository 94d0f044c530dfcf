package io.plumbline.engine.store;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** The files of a store: itself, its log, and the folder to which it writes what does not fit into memory. */
public final class StoreFiles {
    private StoreFiles() {}

    /** Deletes a store that nobody has open. */
    public static void delete(Path store) throws IOException {
        Files.deleteIfExists(store);
        Files.deleteIfExists(beside(store, ".wal"));
        deleteTemporary(store);
    }

    /** Deletes what a store that was killed had written for want of memory. */
    public static void deleteTemporary(Path store) throws IOException {
        Path folder = beside(store, ".tmp");
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException e) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static Path beside(Path store, String ending) {
        return store.resolveSibling(store.getFileName() + ending);
    }
}
