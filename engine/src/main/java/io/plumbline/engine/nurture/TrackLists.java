package io.plumbline.engine.nurture;

import io.plumbline.engine.export.OutputFile;
import io.plumbline.engine.export.OutputFormat;
import io.plumbline.engine.export.ScoredRun;
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

    private record Remembered(long runId, Path file) {}

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
                file.map(this::place).orElse(null));
    }

    private String place(OutputFile file) {
        return (file.path().startsWith(workspace) ? workspace.relativize(file.path()) : file.path()).toString();
    }

    /**
     * Puts the newest lists in their places if they still wait beside them. Must not be called inside a transaction.
     *
     * @throws ProblemException (failed) when one cannot take its place; it goes on waiting
     */
    public void settle() {
        newest().forEach(list ->
                new OutputFile(list.file()).waiting(list.runId()).ifPresent(draft -> publish(list, draft)));
    }

    private List<Remembered> newest() {
        return store.rows("""
                select
                    n.run_id as run_id,
                    n.file as file
                from nurture_list as n
                where n.file is not null
                    and n.run_id = (select max(run_id) from nurture_list)
                order by
                    n.track
                """, row -> new Remembered(row.number("run_id"), workspace.resolve(row.text("file"))));
    }

    private void publish(Remembered list, OutputFile.Draft draft) {
        try {
            OutputFile.of(workspace, list.file());
            draft.publish();
        } catch (ProblemException e) {
            throw ProblemException.failed(
                    String.valueOf(list.file().getFileName()),
                    "The list of run " + list.runId() + ", whose leads are on their track, cannot take its place.",
                    "make its place free and its folder writable, then run 'plumbline import'; it waits as '"
                            + draft.path().getFileName() + "'.");
        }
    }
}
