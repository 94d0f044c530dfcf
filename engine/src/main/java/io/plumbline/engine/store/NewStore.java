package io.plumbline.engine.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A store that is made under another name first: when the program is killed meanwhile, no half store is in its place. */
final class NewStore {
    private NewStore() {}

    static void create(Path file) {
        Path begun = file.resolveSibling(file.getFileName() + ".new");
        try {
            StoreFiles.delete(begun);
            Store.begin(begun, file.getFileName().toString()).close();
            Files.move(begun, file);
        } catch (FileAlreadyExistsException e) {
            // Another program made the store meanwhile; whether it may be opened is asked next.
            begun.toFile().delete();
        } catch (IOException e) {
            throw new UncheckedIOException("The store could not be made.", e);
        }
    }
}
