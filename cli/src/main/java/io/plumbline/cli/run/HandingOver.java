package io.plumbline.cli.run;

import io.plumbline.cli.answer.HandoffAnswer;
import io.plumbline.engine.export.OutputFile;
import io.plumbline.engine.export.OutputFormat;
import io.plumbline.engine.export.ScoredRun;
import io.plumbline.engine.handoff.Handoff;
import io.plumbline.engine.handoff.HandoffList;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.scorecard.Level;
import io.plumbline.engine.scorecard.Playbook;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Scratch;
import io.plumbline.engine.workspace.Workspace;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Hands over to sales the leads of the newest run that are due, and writes the list of all of that run.
 *
 * @param level only leads at this level; empty for any
 * @param out   the file; in {@code handoffs} of the workspace when empty
 */
public record HandingOver(
        Configuration configuration, OutputFormat format, Optional<String> level, Optional<String> out) {
    private static final String FOLDER = "handoffs";

    /** All that is due, as a CSV in its usual place. */
    static HandingOver usual(Configuration configuration) {
        return new HandingOver(configuration, OutputFormat.CSV, Optional.empty(), Optional.empty());
    }

    /**
     * Hands over and writes the list.
     *
     * @throws ProblemException when there are no scores, no such level, or the file cannot be written
     */
    public HandoffAnswer handOver(Function<Instant, Occasion> occasions) {
        requireLevel();
        ScoredRun run = newest();
        Written written = StoreChange.make(
                configuration,
                occasions.apply(run.asOf()),
                "handoff",
                change -> write(change.store(), run, change.runId()));
        return written.published();
    }

    /** Hands over and writes the list to a stream, which stays open. */
    public void handOver(OutputStream stream, Function<Instant, Occasion> occasions) {
        requireLevel();
        ScoredRun run = newest();
        StoreChange.make(configuration, occasions.apply(run.asOf()), "handoff", change -> {
            handOver(change.store(), run, change.runId());
            copy(change.store(), run, stream);
            return true;
        });
    }

    private void copy(Store store, ScoredRun run, OutputStream stream) {
        try (Scratch scratch = Scratch.in(configuration.workspace().directory())) {
            Path draft = scratch.folder().resolve("handoff");
            list(run).table(store).write(store, format, true, draft);
            Files.copy(draft, stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ScoredRun newest() {
        try (Store store = Store.openForReading(configuration.workspace().storeFile())) {
            return ScoredRun.of(store, Optional.empty());
        }
    }

    /**
     * The list as a draft; its place is taken once the store holds what it says.
     *
     * @param runId the command's own run
     */
    Written write(Store store, ScoredRun run, long runId) {
        HandoffAnswer answer = HandoffAnswer.read(store, run, level, handOver(store, run, runId));
        if (answer.leads() == 0) {
            return new Written(answer, Optional.empty());
        }
        OutputFile.Draft draft =
                OutputFile.of(configuration.workspace().directory(), file(run)).draft();
        list(run).table(store).write(store, format, true, draft.path());
        return new Written(answer.in(draft.target().toString()), Optional.of(draft));
    }

    private Handoff.Outcome handOver(Store store, ScoredRun run, long runId) {
        return new Handoff(
                        configuration.playbook().orElse(Playbook.EMPTY),
                        configuration.workspace().declarations(),
                        run,
                        levels(),
                        level)
                .handOver(store, runId);
    }

    private HandoffList list(ScoredRun run) {
        List<String> facts = configuration.playbook().orElse(Playbook.EMPTY).factsBeside(configuration.scorecard());
        return new HandoffList(configuration.workspace().declarations(), run, levels(), facts, level);
    }

    private List<String> levels() {
        return configuration.scorecard().levels().stream().map(Level::name).toList();
    }

    private void requireLevel() {
        level.filter(name -> !levels().contains(name)).ifPresent(name -> {
            throw ProblemException.usage(
                    "handoff",
                    "There is no level '" + name + "'.",
                    levels().isEmpty()
                            ? "declare levels in scoring.yaml."
                            : "write one of " + String.join(", ", levels()) + ".");
        });
    }

    private Path file(ScoredRun run) {
        return out.map(Path::of).orElseGet(() -> unused(configuration.workspace(), run));
    }

    /** Sales may have written into a list that is there already, so it is never replaced. */
    private Path unused(Workspace workspace, ScoredRun run) {
        Path folder = workspace.directory().resolve(FOLDER);
        String name = "handoff-" + run.asOf().toString().substring(0, 10) + "-run-" + run.runId();
        Path file = folder.resolve(name + "." + format.extension());
        for (int i = 2; Files.exists(file); i++) {
            file = folder.resolve(name + "-" + i + "." + format.extension());
        }
        return file;
    }

    /**
     * What was handed over, and the list that waits to take its place.
     *
     * @param draft empty when nobody is on the list
     */
    record Written(HandoffAnswer answer, Optional<OutputFile.Draft> draft) implements AutoCloseable {

        HandoffAnswer published() {
            try (this) {
                draft.ifPresent(OutputFile.Draft::publish);
                return answer;
            }
        }

        @Override
        public void close() {
            draft.ifPresent(OutputFile.Draft::close);
        }
    }
}
