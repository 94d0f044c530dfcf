package io.plumbline.engine.nurture;

import io.plumbline.engine.export.OutputFile;
import io.plumbline.engine.export.OutputFormat;
import io.plumbline.engine.export.ScoredRun;
import io.plumbline.engine.export.WaitingList;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.scorecard.NurtureTrack;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the lists of tracks are. They are written beside their places and remembered in the transaction that puts leads on
 * them; after the commit {@link #settle} puts them in their places, as with lists of leads handed over.
 *
 * @param workspace the workspace's folder, absolute and without symbolic links
 */
public record TrackLists(Store store, Path workspace) {

    /**
     * Notes a track's new leads; belongs into the transaction that puts them on it.
     *
     * @param runId the command's own run
     * @param run   the run whose scores put them there
     * @param file  the list; empty where all of them are held out
     */
    public void remember(
            long runId, ScoredRun run, NurtureTrack track, OutputFormat format, Optional<OutputFile> file) {
        store.insert(
                """
                insert into nurture_list
                select
                    ?,
                    ?,
                    ?,
                    %s,
                    ?,
                    ?,
                    ?,
                    count(case when not n.held_out then 1 end),
                    count(case when n.held_out then 1 end)
                from nurture_lead as n
                where n.run_id = %s
                    and n.track = %s
                """.formatted(Sql.literal(run.asOf()), Sql.literal(runId), Sql.literal(track.name())),
                runId,
                track.name(),
                run.runId(),
                track.action(),
                format.extension(),
                file.map(each -> WaitingList.place(workspace, each)).orElse(null));
    }

    /**
     * Puts the newest lists in their places if they still wait beside them. Must not be called inside a transaction.
     *
     * @throws ProblemException (failed) when one cannot take its place; it goes on waiting
     */
    public void settle() {
        newest().forEach(list -> list.settle(workspace, "on their track"));
    }

    private List<WaitingList> newest() {
        return store.rows("""
                select
                    n.run_id as run_id,
                    n.file as file
                from nurture_list as n
                where n.file is not null
                    and n.run_id = (select max(run_id) from nurture_list)
                order by
                    n.track
                """, row -> WaitingList.remembered(workspace, row.number("run_id"), row.text("file")));
    }
}
