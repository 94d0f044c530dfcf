package io.plumbline.engine.handoff;

import io.plumbline.engine.export.OutputFile;
import io.plumbline.engine.export.OutputFormat;
import io.plumbline.engine.export.ScoredRun;
import io.plumbline.engine.export.WaitingList;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.store.Store;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the lists of leads handed over are. A list is written beside its place and remembered in the transaction that
 * hands its leads over; after the commit {@link #settle} puts it in its place. Every command that writes settles before
 * it begins, so that a command killed in between loses no list.
 *
 * @param workspace the workspace's folder, absolute and without symbolic links
 */
public record HandoffLists(Store store, Path workspace) {

    /**
     * Notes a list; belongs into the transaction that hands its leads over.
     *
     * @param runId the command's own run
     * @param run   the run whose leads the list holds
     * @param leads rows of the list
     */
    public void remember(long runId, ScoredRun run, OutputFormat format, OutputFile file, long leads) {
        store.insert(
                "insert into handoff_list values (?, ?, ?, ?, ?)",
                runId,
                run.runId(),
                format.extension(),
                WaitingList.place(workspace, file),
                leads);
    }

    /**
     * Puts the newest list in its place if it still waits beside it; older ones were settled by the commands that
     * followed them. Must not be called inside a transaction.
     *
     * @throws ProblemException (failed) when it cannot take its place; it goes on waiting
     */
    public void settle() {
        newest().ifPresent(list -> list.settle(workspace, "handed over"));
    }

    private Optional<WaitingList> newest() {
        return store.first(
                "select run_id, file from handoff_list order by run_id desc limit 1",
                row -> WaitingList.remembered(workspace, row.number("run_id"), row.text("file")));
    }
}
