package io.plumbline.engine.export;

import io.plumbline.engine.problem.ProblemException;
import java.nio.file.Path;

/**
 * A list that was written beside its place in the transaction that it tells of, and may still wait there.
 *
 * @param runId the run that wrote it
 * @param file  its place
 */
public record WaitingList(long runId, Path file) {

    /**
     * One that the store remembers.
     *
     * @param workspace the workspace's folder, absolute and without symbolic links
     * @param place     from {@link #place}
     */
    public static WaitingList remembered(Path workspace, long runId, String place) {
        return new WaitingList(runId, workspace.resolve(place));
    }

    /** Its place as the store remembers it: relative to the workspace where it is inside. */
    public static String place(Path workspace, OutputFile file) {
        Path path = file.path().startsWith(workspace) ? workspace.relativize(file.path()) : file.path();
        return path.toString();
    }

    /**
     * Puts it in its place if it still waits beside it.
     *
     * @param whose what was done with its leads, for the error
     * @throws ProblemException (failed) when it cannot take its place; it goes on waiting
     */
    public void settle(Path workspace, String whose) {
        new OutputFile(file).waiting(runId).ifPresent(draft -> publish(workspace, draft, whose));
    }

    private void publish(Path workspace, OutputFile.Draft draft, String whose) {
        try {
            OutputFile.of(workspace, file);
            draft.publish();
        } catch (ProblemException e) {
            throw ProblemException.failed(
                    String.valueOf(file.getFileName()),
                    "The list of run " + runId + ", whose leads are " + whose + ", cannot take its place.",
                    "make its place free and its folder writable, then run 'plumbline import'; it waits as '"
                            + draft.path().getFileName() + "'.");
        }
    }
}
