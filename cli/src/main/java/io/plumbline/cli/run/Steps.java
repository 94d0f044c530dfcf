package io.plumbline.cli.run;

import io.plumbline.cli.answer.HandoffAnswer;
import io.plumbline.cli.answer.NurtureAnswer;
import io.plumbline.cli.terminal.Figures;
import io.plumbline.cli.terminal.Stages;
import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.export.ScoredRun;
import io.plumbline.engine.funnel.Funnel;
import io.plumbline.engine.ingest.ImportSummary;
import io.plumbline.engine.ingest.Importer;
import io.plumbline.engine.model.PredictionReasons;
import io.plumbline.engine.model.PropensityModel;
import io.plumbline.engine.qualification.InForce;
import io.plumbline.engine.qualification.Qualifier;
import io.plumbline.engine.score.HeldDeclarations;
import io.plumbline.engine.score.LeadScorer;
import io.plumbline.engine.score.ProtectedAttributes;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.version.ScorecardVersions;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.reports.AlignmentReport;
import io.plumbline.reports.ReportRequest;
import io.plumbline.reports.words.Words;
import io.plumbline.training.CurrentPredictions;
import io.plumbline.training.TrainedModel;
import io.plumbline.training.Training;
import io.plumbline.training.gate.Gate;
import io.plumbline.training.gate.Verdict;
import io.plumbline.training.gate.Verdict.Decision;
import io.plumbline.training.health.HealthCheck;
import io.plumbline.training.registry.Manifest;
import io.plumbline.training.registry.ModelRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;

/** The parts of a run, each told as a stage. All work inside the change's transaction. */
public final class Steps {
    private final Change change;
    private final Stages stages;

    public Steps(Change change, Stages stages) {
        this.change = change;
        this.stages = stages;
    }

    /** Reads the source files. */
    public ImportSummary importFiles() {
        return stages.stage(
                "import",
                parts -> new Importer(store(), workspace(), new ToldImport(parts)).run(change.runId(), change.asOf()),
                Steps::told);
    }

    private static String told(ImportSummary summary) {
        return summary.filesRead() == 0
                ? "no new file"
                : Figures.counted(summary.filesRead(), "file", "files") + ", "
                        + Figures.counted(summary.rowsAccepted(), "new row", "new rows");
    }

    /** Gives every lead its points, and says why. */
    public void score() {
        score(LeadScorer::scoreAndSayWhy);
    }

    /** Gives every lead its points, without saying why: that takes half as long again. */
    void scoreOnly() {
        score(LeadScorer::score);
    }

    /** A way to write the scores of a run; hands back the number of leads. */
    private interface Scoring {
        long score(Store store, Scorecard scorecard, Declarations declared, long runId, Instant asOf);
    }

    private void score(Scoring scoring) {
        change.requireLeads();
        Scorecard scorecard = change.configuration().scorecard();
        Declarations declared = workspace().declarations();
        stages.stage(
                "score",
                parts -> {
                    useScorecard();
                    ProtectedAttributes.write(store(), scorecard, declared, change.runId());
                    return scoring.score(store(), scorecard, declared, change.runId(), change.asOf());
                },
                Steps::leads);
    }

    private void useScorecard() {
        Configuration configuration = change.configuration();
        HeldDeclarations.remember(store(), workspace().declarations());
        ScorecardVersions.use(
                store(), configuration.scorecard(), configuration.scoringText(), change.runId(), change.settled());
    }

    private static String leads(long count) {
        return Figures.counted(count, "lead", "leads");
    }

    /** Trains a model and compares it with the points. */
    public TrainedModel train() {
        return train(Manifest.of(store(), workspace(), change.configuration().scorecard(), change.asOf()));
    }

    private TrainedModel train(Manifest manifest) {
        change.requireLeads();
        Logs.quieten();
        return stages.stage(
                "train",
                parts -> {
                    useScorecard();
                    TrainedModel model = Training.train(
                            store(),
                            workspace(),
                            change.configuration().scorecard(),
                            change.configuration().audit(),
                            manifest,
                            change.runId(),
                            change.asOf(),
                            processors());
                    registry().enter(model.modelId());
                    return model;
                },
                model -> "model " + model.modelId() + ", " + Figures.counted(model.rows(), "row", "rows") + ", "
                        + Figures.count(model.positives()) + " converted");
    }

    /**
     * Trains and judges a model, unless there is one that was made from the same data, configuration and program and judged
     * already.
     *
     * @return its number
     */
    long modelOfTheseInputs() {
        change.requireLeads();
        Manifest manifest =
                Manifest.of(store(), workspace(), change.configuration().scorecard(), change.asOf());
        Optional<Long> known = ModelRegistry.madeFrom(store(), manifest);
        if (known.isPresent()) {
            return stages.stage(
                    "train", parts -> known.get(), id -> "nothing is new to model " + id + ", which is kept");
        }
        long modelId = train(manifest).modelId();
        gate(modelId);
        return modelId;
    }

    /** Judges a model just trained. A refused one gets its status, and the first that passes is used from now on. */
    public Verdict gate(long modelId) {
        return stages.stage(
                "gate",
                parts -> {
                    Verdict verdict = Gate.judge(store(), workspace(), modelId, processors());
                    if (verdict.decision() == Decision.REFUSE) {
                        registry().refuse(modelId, verdict.reason());
                    } else if (ModelRegistry.champion(store()).isEmpty()) {
                        registry().promote(modelId, verdict.reason());
                    }
                    return verdict;
                },
                verdict -> Figures.counted(verdict.checks().size(), "check", "checks") + ", "
                        + Figures.count(verdict.checks().stream()
                                .filter(check -> !check.passed())
                                .count())
                        + " failed");
    }

    private static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** Makes a model that is a challenger, and may be used, the champion. */
    void promote(long modelId) {
        Verdict verdict = Gate.stored(store(), workspace(), modelId);
        if (verdict.decision() == Decision.PROMOTE && registry().isChallenger(modelId)) {
            registry().promote(modelId, verdict.reason());
        }
    }

    /** Gives every lead its probability, and says why. */
    public void predict(long modelId) {
        PropensityModel model = ModelRegistry.model(store(), modelId).orElseThrow();
        stages.stage(
                "predict",
                parts -> {
                    long leads =
                            CurrentPredictions.predict(store(), workspace(), modelId, change.runId(), change.asOf());
                    PredictionReasons.write(store(), model, workspace().declarations(), change.runId(), change.asOf());
                    return leads;
                },
                Steps::leads);
    }

    /** Recommends levels: folds them over the grid, then evaluates them once more from this run's points. */
    public void qualify() {
        Scorecard scorecard = change.configuration().scorecard();
        Qualifier qualifier = new Qualifier(store(), workspace().declarations());
        AtomicInteger percent = new AtomicInteger();
        stages.stage("qualify", parts -> {
            parts.begin("levels", () -> OptionalDouble.of(percent.get() / 100.0));
            qualifier.fold(
                    InForce.of(ScorecardVersions.in(store(), scorecard)),
                    change.runId(),
                    change.settled(),
                    done -> percent.set((int) (100 * done)));
            return qualifier.qualify(scorecard, change.runId(), change.asOf());
        });
    }

    /** Hands this run's leads over to sales; the list takes its place once the run is kept. */
    HandoffAnswer handOver() {
        return stages.stage(
                "handoff",
                () -> HandingOver.usual(change.configuration())
                        .write(store(), new ScoredRun(change.runId(), change.asOf()), change.runId()));
    }

    /** Puts this run's leads that are not ready on tracks; the lists take their places once the run is kept. */
    NurtureAnswer nurture() {
        return stages.stage(
                "nurture",
                () -> Nurture.usual(change.configuration())
                        .write(store(), new ScoredRun(change.runId(), change.asOf()), change.runId()));
    }

    /** Counts how far each month's leads have come. */
    public void funnel() {
        stages.stage("funnel", () -> Funnel.write(store(), workspace(), change.runId(), change.asOf()));
    }

    /** Looks for the classic mistakes in what this run found; needs its funnel. */
    public void health() {
        stages.stage(
                "health",
                parts -> HealthCheck.write(
                        store(), workspace(), change.configuration().scorecard(), change.runId(), change.asOf()),
                mistakes -> mistakes + " of 5 mistakes found");
    }

    /** Writes the report of this run in a language. */
    public void report(Path file, Words words) {
        stages.stage(
                "report",
                () -> AlignmentReport.write(
                        store(),
                        new ReportRequest(workspace().name(), change.runId(), Optional.empty(), false, words),
                        file));
    }

    private ModelRegistry registry() {
        return new ModelRegistry(store(), change.runId());
    }

    private Store store() {
        return change.store();
    }

    private Workspace workspace() {
        return change.configuration().workspace();
    }
}
