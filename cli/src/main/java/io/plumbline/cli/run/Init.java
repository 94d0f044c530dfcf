package io.plumbline.cli.run;

import io.plumbline.cli.terminal.Stages;
import io.plumbline.engine.problem.ExitCode;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.problem.Problems;
import io.plumbline.engine.profile.TableProfile;
import io.plumbline.engine.profile.TableProfiler;
import io.plumbline.engine.proposal.Choices;
import io.plumbline.engine.proposal.NewWorkspace;
import io.plumbline.engine.proposal.Placement;
import io.plumbline.engine.proposal.Reader;
import io.plumbline.engine.proposal.Tables;
import io.plumbline.engine.proposal.Understanding;
import io.plumbline.engine.proposal.text.NamedFiles;
import io.plumbline.engine.proposal.text.PlumblineYaml;
import io.plumbline.engine.proposal.text.ScoringYaml;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Scratch;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A workspace in the making: files are profiled once, understood as often as a person decides something, and written. */
public final class Init implements AutoCloseable {
    private final Path directory;
    private final Placement placement;
    private final LookingPlace place;
    private final Reader reader;
    private final Stages stages;
    private final Instant now;

    private Init(Path directory, Placement placement, LookingPlace place, Reader reader, Stages stages, Instant now) {
        this.directory = directory;
        this.placement = placement;
        this.place = place;
        this.reader = reader;
        this.stages = stages;
        this.now = now;
    }

    /**
     * Looks at the files.
     *
     * @param now times after it are not taken for the end of the data
     * @throws ProblemException when the folder is a workspace already, or a file is no table that can be imported
     */
    public static Init of(
            Path directory, Path leads, List<Path> events, Optional<Path> outcomes, Instant now, Stages stages) {
        NewWorkspace.requireRoom(directory);
        List<Path> files = new ArrayList<>(List.of(leads));
        files.addAll(events);
        outcomes.ifPresent(files::add);
        Placement placement = Placement.of(directory, files);
        LookingPlace place = LookingPlace.in(directory.toAbsolutePath().normalize());
        boolean complete = false;
        try {
            TableProfiler profiler =
                    new TableProfiler(place.store(), place.scratch().folder());
            Tables tables = stages.stage("look", () -> profiled(profiler, leads, events, outcomes));
            Init init = new Init(directory, placement, place, new Reader(place.store(), tables, now), stages, now);
            complete = true;
            return init;
        } finally {
            if (!complete) {
                place.close();
            }
        }
    }

    /** Where the rows looked at are: in memory, and beyond it in the workspace to be. */
    private record LookingPlace(Scratch scratch, Store store) implements AutoCloseable {
        static LookingPlace in(Path directory) {
            Scratch.sweep(directory);
            Scratch scratch = Scratch.in(directory);
            try {
                return new LookingPlace(scratch, Store.inMemory(scratch.folder().resolve("spilled")));
            } catch (RuntimeException e) {
                scratch.close();
                throw e;
            }
        }

        @Override
        public void close() {
            try (scratch) {
                store.close();
            }
        }
    }

    private static Tables profiled(TableProfiler profiler, Path leads, List<Path> events, Optional<Path> outcomes) {
        Tables tables = new Tables(
                profiler.profile(leads),
                events.stream().map(profiler::profile).toList(),
                outcomes.map(profiler::profile));
        Problems problems = new Problems();
        List<TableProfile> all = new ArrayList<>(List.of(tables.leads()));
        all.addAll(tables.events());
        tables.outcomes().ifPresent(all::add);
        all.forEach(table -> table.obstacles().forEach(problems::add));
        problems.throwIfAny(ExitCode.FAILED);
        return tables;
    }

    /** What the files are about. */
    public Understanding understand(Choices choices) {
        return reader.understand(choices);
    }

    /** Where the files will stand. */
    public Placement placement() {
        return placement;
    }

    /** The instant to run as of when the data end in the past, as the command line takes it. */
    public Optional<String> asOf(Understanding understanding) {
        return understanding
                .endOfData()
                .filter(end -> end.isBefore(now))
                .map(end -> end.toString().replace("T00:00:00Z", ""));
    }

    /** Writes the workspace and checks it; when that fails, nothing is left behind. */
    public void write(Understanding understanding) {
        stages.stage("write", () -> {
            String name = name();
            NewWorkspace.write(
                    directory,
                    PlumblineYaml.text(name, understanding, new NamedFiles(placement.paths())),
                    ScoringYaml.text(name, understanding),
                    placement.copies(),
                    () -> Checked.workspace(directory));
        });
    }

    /** The folder's name, as far as a workspace may be called so. */
    private String name() {
        Path folder = directory.toAbsolutePath().normalize().getFileName();
        String plain = String.valueOf(folder)
                .replaceAll("[^A-Za-z0-9 ._-]", "-")
                .replaceAll("^[^A-Za-z0-9]+", "")
                .strip();
        return plain.isEmpty() ? "workspace" : plain.substring(0, Math.min(80, plain.length()));
    }

    @Override
    public void close() {
        place.close();
    }
}
