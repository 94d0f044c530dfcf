package io.plumbline.cli.run;

import io.plumbline.cli.answer.HandoffAnswer;
import io.plumbline.cli.answer.Levels;
import io.plumbline.cli.answer.Points;
import io.plumbline.cli.answer.Predictions;
import io.plumbline.cli.answer.RunSummary;
import io.plumbline.cli.answer.Sources;
import io.plumbline.cli.answer.TrainAnswer;
import io.plumbline.engine.problem.Problem;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.store.Store;
import io.plumbline.training.registry.ModelRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Everything in order: import, score, train and compare, predict, qualify, funnel, report, publish. */
public final class MonthlyRun {
    private final Configuration configuration;
    private final Occasion occasion;
    private final Path report;
    private final Path draft;
    private Optional<HandoffAnswer> handedOver = Optional.empty();

    private MonthlyRun(Configuration configuration, Occasion occasion) {
        this.configuration = configuration;
        this.occasion = occasion;
        this.report = Report.file(configuration.workspace(), occasion.asOf());
        this.draft = report.resolveSibling("." + report.getFileName() + ".draft");
    }

    /**
     * Runs a workspace.
     *
     * @throws io.plumbline.engine.problem.ProblemException when it cannot be done; the store and the last report are
     *     as they were
     */
    public static RunSummary of(Configuration configuration, Occasion occasion) {
        return new MonthlyRun(configuration, occasion).run();
    }

    private RunSummary run() {
        try {
            RunSummary summary = StoreChange.make(configuration, occasion, "run", this::stages);
            Files.move(draft, report, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return summary;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            draft.toFile().delete();
        }
    }

    private RunSummary stages(Change change) {
        Steps steps = new Steps(change, occasion.stages());
        steps.importFiles();
        steps.score();
        long modelId = trained(steps);
        steps.promote(modelId, steps.gate(modelId));
        Optional<Long> champion = ModelRegistry.champion(change.store());
        champion.ifPresent(steps::predict);
        steps.qualify(champion.map(OptionalLong::of).orElseGet(OptionalLong::empty));
        steps.funnel();
        Report.folder(draft);
        steps.report(draft);
        handedOver = configuration.playbook().map(playbook -> steps.handOver());
        return summary(change, modelId, champion);
    }

    private static long trained(Steps steps) {
        try {
            return steps.train().modelId();
        } catch (ProblemException e) {
            List<Problem> problems = new ArrayList<>(e.problems());
            problems.add(Problem.of(
                    "run",
                    "Without a model there is no monthly run; the store is as it was.",
                    "for points alone use 'plumbline import', then 'plumbline score'."));
            throw new ProblemException(e.exitCode(), problems);
        }
    }

    private RunSummary summary(Change change, long modelId, Optional<Long> champion) {
        Store store = change.store();
        long runId = change.runId();
        return new RunSummary(
                configuration.workspace().name(),
                runId,
                change.asOf(),
                Sources.read(store, runId),
                Points.read(store, runId),
                Levels.read(store, runId),
                TrainAnswer.read(store, runId, modelId),
                champion.map(id -> Predictions.read(store, runId, id)),
                handedOver,
                report.toString(),
                configuration.workspace().readCopyFile().toString());
    }
}
