package io.plumbline.engine.proposal;

import io.plumbline.engine.problem.ExitCode;
import io.plumbline.engine.problem.Problem;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.scorecard.ScorecardReader;
import io.plumbline.engine.workspace.Scratch;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.engine.workspace.WorkspaceReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a workspace all at once, or nothing of it. */
public final class NewWorkspace {
    private static final List<String> OWN = List.of(Workspace.FILE, "scoring.yaml", "plumbline.duckdb");

    private final Path directory;
    private final Path staging;
    private final List<Path> made = new ArrayList<>();

    private NewWorkspace(Path directory, Path staging) {
        this.directory = directory;
        this.staging = staging;
    }

    /**
     * Refuses a folder that is a workspace already, before any work is done for it.
     *
     * @throws ProblemException (usage) with what stands in the way
     */
    public static void requireRoom(Path directory) {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw ProblemException.usage(
                    String.valueOf(directory.getFileName()), "This is a file.", "name a folder, or one to be made.");
        }
        for (String name : OWN) {
            if (Files.exists(directory.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                throw ProblemException.usage(
                        name,
                        "The folder has one already, and 'init' overwrites nothing.",
                        "name another folder, or move this one's " + name + " away.");
            }
        }
    }

    /**
     * Writes the two files and copies of the data. Both files are read back first; when anything fails, what was made is
     * taken away again.
     *
     * @param check what else must hold of the finished workspace; it throws when it does not
     * @throws ProblemException when the texts are no sound configuration, or the check fails
     */
    public static void write(
            Path directory, String plumblineYaml, String scoringYaml, Map<String, Path> copies, Runnable check) {
        requireRoom(directory);
        Path place = directory.toAbsolutePath().normalize();
        try (Scratch scratch = Scratch.in(place)) {
            new NewWorkspace(place, scratch.folder()).writeOrUndo(plumblineYaml, scoringYaml, copies, check);
        }
    }

    private void writeOrUndo(String plumblineYaml, String scoringYaml, Map<String, Path> copies, Runnable check) {
        boolean complete = false;
        try {
            write(plumblineYaml, scoringYaml, copies);
            check.run();
            complete = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!complete) {
                undo();
            }
        }
    }

    private void write(String plumblineYaml, String scoringYaml, Map<String, Path> copies) throws IOException {
        Files.writeString(staging.resolve(Workspace.FILE), plumblineYaml);
        Files.writeString(staging.resolve("scoring.yaml"), scoringYaml);
        readBack();
        Map<String, Path> finished = new LinkedHashMap<>();
        for (Map.Entry<String, Path> copy : copies.entrySet()) {
            Files.copy(copy.getValue(), staging.resolve(copy.getKey()));
            finished.put(copy.getKey(), staging.resolve(copy.getKey()));
        }
        finished.put("scoring.yaml", staging.resolve("scoring.yaml"));
        finished.put(Workspace.FILE, staging.resolve(Workspace.FILE));
        for (Map.Entry<String, Path> file : finished.entrySet()) {
            Path place = directory.resolve(file.getKey());
            Files.move(file.getValue(), place);
            made.add(place);
        }
    }

    private void readBack() {
        try {
            Workspace workspace = WorkspaceReader.read(staging);
            ScorecardReader.read(workspace.scorecardFile(), workspace.declarations());
        } catch (ProblemException e) {
            List<Problem> problems = new ArrayList<>(e.problems());
            problems.add(
                    Problem.of(
                            "init",
                            "What was proposed is no sound configuration, so nothing was written. This is a fault of Plumbline.",
                            "report it with the problems above; write the two files by hand as docs/guide/workspace.md shows."));
            throw new ProblemException(ExitCode.FAILED, problems);
        }
    }

    private void undo() {
        // What cannot be deleted is named by the failure that led here.
        made.forEach(file -> file.toFile().delete());
    }
}
