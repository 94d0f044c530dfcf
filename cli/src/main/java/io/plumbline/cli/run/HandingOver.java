package io.plumbline.cli.run;

import io.plumbline.cli.answer.HandoffAnswer;
import io.plumbline.engine.export.OutputFile;
import io.plumbline.engine.export.OutputFormat;
import io.plumbline.engine.export.ScoredRun;
import io.plumbline.engine.handoff.Handoff;
import io.plumbline.engine.handoff.HandoffList;
import io.plumbline.engine.handoff.HandoffLists;
import io.plumbline.engine.handoff.Openness;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.scorecard.Level;
import io.plumbline.engine.scorecard.Playbook;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.OutcomeDefinition;
import io.plumbline.engine.workspace.Scratch;
import io.plumbline.engine.workspace.Workspace;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Hands over to sales the leads of the newest run that are due, and writes the list of all of that run.
 *
 * @param level only leads at this level; empty for any
 * @param out   the file; in {@code handoffs} of the workspace when empty
 */
public record HandingOver(
        Configuration configuration, OutputFormat format, Optional<String> level, Optional<String> out) {
    /** Where lists are, in the workspace. */
    static final String FOLDER = "handoffs";

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
        Occasion occasion = occasions.apply(run.asOf());
        return StoreChange.make(
                configuration,
                occasion,
                "handoff",
                change -> occasion.stages().stage("handoff", () -> write(change.store(), run, change.runId())));
    }

    /**
     * Hands over and writes the list to a stream, which stays open. What did not arrive there is not handed over.
     *
     * @throws ProblemException as above, and when the stream does not take it
     */
    public void handOver(PrintStream stream, Function<Instant, Occasion> occasions) {
        requireLevel();
        ScoredRun run = newest();
        StoreChange.make(configuration, occasions.apply(run.asOf()), "handoff", change -> {
            handOver(change.store(), run, change.runId());
            copy(change.store(), run, stream);
            return true;
        });
    }

    private void copy(Store store, ScoredRun run, PrintStream stream) {
        try (Scratch scratch = Scratch.in(configuration.workspace().directory())) {
            Path draft = scratch.folder().resolve("handoff");
            list(run).table(store).write(store, format, true, draft);
            StandardOutput.copy(draft, stream);
        }
    }

    private ScoredRun newest() {
        try (Store store = Store.openForReading(configuration.workspace().storeFile())) {
            return ScoredRun.of(store, Optional.empty());
        }
    }

    /**
     * Hands over and writes the list beside its place, which it takes once the store has kept what it says.
     *
     * @param runId the command's own run
     */
    HandoffAnswer write(Store store, ScoredRun run, long runId) {
        HandoffAnswer answer = HandoffAnswer.read(store, run, level, handOver(store, run, runId));
        if (answer.leads() == 0) {
            return answer;
        }
        Path workspace = configuration.workspace().directory();
        OutputFile file = OutputFile.of(workspace, file(run));
        OutputFile.Draft draft = file.draft(runId);
        try {
            list(run).table(store).write(store, format, true, draft.path());
            new HandoffLists(store, workspace).remember(runId, run, format, file, answer.leads());
        } catch (RuntimeException e) {
            draft.close();
            throw e;
        }
        return answer.in(file.path().toString());
    }

    private Handoff.Outcome handOver(Store store, ScoredRun run, long runId) {
        return new Handoff(
                        configuration.playbook().orElse(Playbook.EMPTY),
                        configuration.workspace().declarations(),
                        openness(),
                        run,
                        configuration.scorecard().levels(),
                        level,
                        configuration.workspace().holdOut())
                .handOver(store, runId);
    }

    private Openness openness() {
        Set<String> ending = new TreeSet<>(configuration.workspace().outcome().lost());
        ending.add(OutcomeDefinition.DELETED);
        return new Openness(configuration.workspace().closingSteps(), ending);
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
}
