package io.plumbline.engine.store;

import io.plumbline.engine.file.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
        Folders.delete(beside(store, ".tmp"));
    }

    private static Path beside(Path store, String ending) {
        return store.resolveSibling(store.getFileName() + ending);
    }
}
