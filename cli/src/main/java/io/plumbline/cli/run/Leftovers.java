package io.plumbline.cli.run;

import io.plumbline.engine.export.OutputFile;
import io.plumbline.engine.handoff.HandoffLists;
import io.plumbline.engine.nurture.TrackLists;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.store.ReadCopy;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.store.StoreFiles;
import io.plumbline.engine.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** What commands that were killed left in a workspace, to be finished or removed. Only who has the store open, and so is alone, may do so. */
record Leftovers(Workspace workspace, Store store) {

    /**
     * Finishes and removes.
     *
     * @throws ProblemException as {@link #settleLists}
     */
    void remove() {
        settleLists();
        try {
            StoreFiles.deleteTemporary(workspace.storeFile());
            StoreFiles.delete(ReadCopy.draft(workspace.readCopyFile()));
            removeDrafts(workspace.reportsDirectory());
            removeDrafts(workspace.directory().resolve(HandingOver.FOLDER));
            removeDrafts(workspace.directory().resolve(Nurture.FOLDER));
            removeDrafts(workspace.directory().resolve(Export.FOLDER));
        } catch (IOException e) {
            throw new UncheckedIOException("What a killed command left could not be removed.", e);
        }
    }

    /**
     * Puts lists in their places whose leads the store has handed over, or put on a track; what waits besides was never kept.
     *
     * @throws ProblemException (failed) when it cannot take its place
     */
    void settleLists() {
        new HandoffLists(store, workspace.directory()).settle();
        new TrackLists(store, workspace.directory()).settle();
    }

    private static void removeDrafts(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (DirectoryStream<Path> drafts = Files.newDirectoryStream(folder, ".*" + OutputFile.DRAFT)) {
            for (Path draft : drafts) {
                Files.delete(draft);
            }
        }
    }
}
