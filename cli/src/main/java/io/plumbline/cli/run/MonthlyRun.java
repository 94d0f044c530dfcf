package io.plumbline.cli.run;

import io.plumbline.cli.answer.HandoffAnswer;
import io.plumbline.cli.answer.Levels;
import io.plumbline.cli.answer.MistakeCheck;
import io.plumbline.cli.answer.NurtureAnswer;
import io.plumbline.cli.answer.Points;
import io.plumbline.cli.answer.Predictions;
import io.plumbline.cli.answer.RunSummary;
import io.plumbline.cli.answer.Sources;
import io.plumbline.cli.answer.TrainAnswer;
import io.plumbline.engine.problem.Problem;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.store.RunLog;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.words.Words;
import io.plumbline.training.registry.ModelRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Everything in order: import; train and judge; then score, predict, qualify, funnel, health, report, handoff and nurture at once. Each of
 * the three is kept when it is done, so that a run that was killed is gone on with by the next one of the same inputs.
 */
public final class MonthlyRun {
    private final Configuration configuration;
    private final Occasion occasion;
    private final Words words;
    private final Store store;
    private final Path report;
    private final Path draft;

    private MonthlyRun(Configuration configuration, Occasion occasion, Words words, Store store) {
        this.configuration = configuration;
        this.occasion = occasion;
        this.words = words;
        this.store = store;
        this.report = Report.file(configuration.workspace(), occasion.asOf());
        this.draft = report.resolveSibling("." + report.getFileName() + ".draft");
    }

    /**
     * Runs a workspace. Nothing is done where the results of the last run stand: no file is new, and configuration, program,
     * as_of and the model in use are the same.
     *
     * @param words the language of its report
     * @throws io.plumbline.engine.problem.ProblemException when it cannot be done; what was imported is kept, and all
     *     else, the last report and what readers see are as they were
     */
    public static RunSummary of(Configuration configuration, Occasion occasion, Words words) {
        return StoreChange.inStages(
                configuration, occasion, store -> new MonthlyRun(configuration, occasion, words, store).run());
    }

    private RunSummary run() {
        StartedRun started = StartedRun.of(store, configuration, occasion);
        return started.stands() ? standing(started) : done(started);
    }

    /** The report is written again: a run that was killed may have lost it. */
    private RunSummary standing(StartedRun started) {
        Steps steps = steps(started);
        long modelId = store.number("select max(model_id) from model").orElseThrow();
        return reported(() -> {
            steps.report(draft, words);
            return summary(started, modelId, Optional.empty(), Optional.empty());
        });
    }

    private RunSummary done(StartedRun started) {
        Steps steps = steps(started);
        try {
            long modelId = store.transaction(() -> trained(steps));
            return reported(() -> store.transaction(() -> results(started, steps, modelId)));
        } catch (RuntimeException e) {
            started.fail(e);
            throw e;
        }
    }

    private RunSummary reported(Supplier<RunSummary> work) {
        try {
            Report.folder(draft);
            RunSummary summary = work.get();
            Files.move(draft, report, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return summary;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            draft.toFile().delete();
        }
    }

    private static long trained(Steps steps) {
        try {
            return steps.modelOfTheseInputs();
        } catch (ProblemException e) {
            List<Problem> problems = new ArrayList<>(e.problems());
            problems.add(Problem.of(
                    "run",
                    "Without a model there is no monthly run; what was imported is kept.",
                    "for points alone use 'plumbline score'."));
            throw new ProblemException(e.exitCode(), problems);
        }
    }

    private RunSummary results(StartedRun started, Steps steps, long modelId) {
        steps.promote(modelId);
        steps.score();
        ModelRegistry.champion(store).ifPresent(steps::predict);
        steps.qualify();
        steps.funnel();
        steps.health();
        RunLog.finish(store, started.runId(), occasion.clock().instant(), configuration.fingerprint());
        steps.report(draft, words);
        Optional<HandoffAnswer> handedOver = configuration.playbook().map(playbook -> steps.handOver());
        Optional<NurtureAnswer> nurtured = configuration.nurture().map(policy -> steps.nurture());
        return summary(started, modelId, handedOver, nurtured);
    }

    private Steps steps(StartedRun started) {
        return new Steps(new Change(configuration, store, started.runId(), occasion), occasion.stages());
    }

    private RunSummary summary(
            StartedRun started, long modelId, Optional<HandoffAnswer> handedOver, Optional<NurtureAnswer> nurtured) {
        long runId = started.runId();
        return new RunSummary(
                configuration.workspace().name(),
                runId,
                occasion.asOf(),
                started.stands(),
                Sources.read(store, runId),
                Points.read(store, runId),
                Levels.read(store, runId),
                MistakeCheck.read(store, runId),
                TrainAnswer.read(store, runId, modelId),
                ModelRegistry.champion(store).map(id -> Predictions.read(store, runId, id)),
                handedOver,
                nurtured,
                report.toString(),
                configuration.workspace().readCopyFile().toString());
    }
}
