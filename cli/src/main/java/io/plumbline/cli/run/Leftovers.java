package io.plumbline.cli.run;

import io.plumbline.engine.store.ReadCopy;
import io.plumbline.engine.store.StoreFiles;
import io.plumbline.engine.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** What commands that were killed left in a workspace. Only who has the store open, and so is alone, may remove it. */
record Leftovers(Workspace workspace) {

    void remove() {
        try {
            StoreFiles.deleteTemporary(workspace.storeFile());
            StoreFiles.delete(ReadCopy.draft(workspace.readCopyFile()));
            removeDraftsOfReports(workspace.reportsDirectory());
        } catch (IOException e) {
            throw new UncheckedIOException("What a killed command left could not be removed.", e);
        }
    }

    private static void removeDraftsOfReports(Path reports) throws IOException {
        if (!Files.isDirectory(reports, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (DirectoryStream<Path> drafts = Files.newDirectoryStream(reports, ".*.draft")) {
            for (Path draft : drafts) {
                Files.delete(draft);
            }
        }
    }
}
