package io.plumbline.cli.run;

import io.plumbline.cli.answer.ReplayAnswer;
import io.plumbline.cli.terminal.Figures;
import io.plumbline.cli.terminal.Parts;
import io.plumbline.engine.lint.LintFinding;
import io.plumbline.engine.lint.ScorecardLint;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.scorecard.Level;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.scorecard.ScorecardReader;
import io.plumbline.engine.scorecard.Scoring;
import io.plumbline.engine.version.ScorecardDiff;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.training.replay.Replay;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A draft of the scorecard, tried on history; nothing but the replay's own tables is changed.
 *
 * @param draft the file, relative to the current folder, or absolute
 */
public record Simulation(Configuration configuration, Path draft, Replay.Scope scope) {

    /**
     * Replays.
     *
     * @throws ProblemException (usage) with all problems of the draft
     */
    public ReplayAnswer run(Occasion occasion) {
        Workspace workspace = configuration.workspace();
        Scoring scoring = ScorecardReader.readAll(draft.toAbsolutePath(), workspace.declarations());
        check(scoring.scorecard());
        List<LintFinding> findings =
                ScorecardLint.of(draft.toAbsolutePath(), scoring, workspace.declarations(), occasion.asOf());
        return StoreChange.make(configuration, occasion, "simulate", change -> {
            change.requireLeads();
            occasion.stages()
                    .stage(
                            "replay",
                            parts -> replay(change, scoring.scorecard(), parts),
                            moments -> Figures.counted(moments, "moment", "moments"));
            return ReplayAnswer.read(
                    change.store(),
                    change.runId(),
                    ScorecardDiff.of(configuration.scorecard(), scoring.scorecard())
                            .changes(),
                    findings);
        });
    }

    private long replay(Change change, Scorecard card, Parts parts) {
        AtomicInteger permille = new AtomicInteger();
        parts.begin("both scorecards", () -> OptionalDouble.of(permille.get() / 1_000.0));
        new Replay(
                        change.store(),
                        configuration.workspace(),
                        configuration.scorecard(),
                        new Replay.Draft(String.valueOf(draft.getFileName()), card),
                        change.runId(),
                        change.asOf(),
                        Runtime.getRuntime().availableProcessors())
                .write(scope, done -> permille.set((int) (1_000 * done)));
        return change.store()
                .number("select moment_count from replay where run_id = " + change.runId())
                .orElse(0L);
    }

    private void check(Scorecard card) {
        TreeSet<String> levels = new TreeSet<>();
        Stream.of(card, configuration.scorecard())
                .flatMap(each -> each.levels().stream())
                .map(Level::name)
                .forEach(levels::add);
        scope.level().filter(name -> !levels.contains(name)).ifPresent(name -> {
            throw ProblemException.usage(
                    "simulate --level",
                    "There is no level '" + name + "'.",
                    levels.isEmpty() ? "declare levels." : "write one of " + String.join(", ", levels) + ".");
        });
        if (scope.from().isPresent()
                && scope.to().filter(to -> to.isBefore(scope.from().get())).isPresent()) {
            throw ProblemException.usage(
                    "simulate --from --to",
                    "The history ends before it begins.",
                    "write the earlier instant after --from.");
        }
    }
}
