package io.plumbline.training.gate;

import io.plumbline.engine.model.PropensityModel;
import io.plumbline.engine.problem.Problem;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.PromotionPolicy;
import io.plumbline.engine.workspace.PromotionPolicy.Mode;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.training.gate.Verdict.Decision;
import io.plumbline.training.metric.ClusterBootstrap;
import io.plumbline.training.metric.ScorerComparison;
import io.plumbline.training.registry.ModelRegistry;
import io.plumbline.training.snapshot.TrainingRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Judges a model just trained: may it be used instead of the champion?
 *
 * <p>Both are compared on the same rows. First on the new model's test rows from the champion's as_of on, the champion
 * frozen and the new model's recipe refitted as time went on; where these hold too few conversions, on the whole test part,
 * both recipes refitted on the rows before it. Where that is too few as well, the champion stays.
 */
public final class Gate {
    private final Store store;
    private final Workspace workspace;
    private final long modelId;
    private final int threads;
    private final PropensityModel challenger;
    private final EarlierRows earlier;
    private final TestRows test;

    private Gate(Store store, Workspace workspace, long modelId, int threads) {
        this.store = store;
        this.workspace = workspace;
        this.modelId = modelId;
        this.threads = threads;
        this.challenger = ModelRegistry.model(store, modelId).orElseThrow();
        this.earlier = new EarlierRows(store, workspace);
        this.test = TestRows.read(store, modelId);
    }

    /**
     * Judges, and stores the checks in {@code gate_check}. Needs the temporary tables of the model's training, so it is
     * called right after it, before any status is changed.
     *
     * @param modelId the model just trained
     * @param threads most threads to use, at least 1; they change no bit of what is stored
     */
    public static Verdict judge(Store store, Workspace workspace, long modelId, int threads) {
        return store.transaction(() -> new Gate(store, workspace, modelId, threads).judge());
    }

    private Verdict judge() {
        Optional<Champion> champion = Champion.of(store);
        Judged judged = champion.map(this::against).orElseGet(() -> alone(List.of()));
        Verdict verdict = new Verdict(
                decision(workspace.promotion(), champion.isEmpty(), judged.checks()), judged.basis(), judged.checks());
        new GateTables(store, modelId, champion.map(Champion::modelId)).write(verdict, judged.rows());
        return verdict;
    }

    /** What was found about a model earlier, decided by the workspace's policy; a model that was not judged is left to people. */
    public static Verdict stored(Store store, Workspace workspace, long modelId) {
        boolean first = Champion.of(store).isEmpty();
        return GateTables.read(store, modelId, checks -> decision(workspace.promotion(), first, checks))
                .orElseGet(() -> new Verdict(Decision.LEAVE, Basis.BASE_RATE, List.of()));
    }

    private static Decision decision(PromotionPolicy policy, boolean first, List<Check> checks) {
        if (policy.mode() == Mode.ALWAYS) {
            return Decision.PROMOTE;
        }
        if (policy.mode() == Mode.NEVER && !first) {
            return Decision.LEAVE;
        }
        return checks.stream().allMatch(Check::passed) ? Decision.PROMOTE : Decision.REFUSE;
    }

    /** What was found, and on which rows. */
    private record Judged(Basis basis, TestRows rows, List<Check> checks) {}

    private Judged against(Champion champion) {
        if (!champion.foresees(challenger)) {
            return new Judged(Basis.REFITTED, test, List.of(otherTarget(champion)));
        }
        try {
            return compared(champion, champion.model());
        } catch (ProblemException e) {
            return alone(List.of(unusable(champion, e)));
        }
    }

    private Judged compared(Champion champion, PropensityModel model) {
        int minimum = workspace.promotion().minimumPositives();
        Optional<Contest> contest = new Contests(store, workspace, earlier, test, threads)
                .of(champion, model, challenger, recipe(TrainingRows.FEATURES, challenger, c()));
        if (contest.isEmpty()) {
            return new Judged(
                    Basis.REFITTED,
                    test,
                    List.of(Check.counted(
                            "positives",
                            test.positives(),
                            minimum,
                            false,
                            "Not enough evidence: the test part holds " + test.positives()
                                    + " conversions, and both outcomes and " + minimum + " of them are needed.")));
        }
        List<Check> checks = new ArrayList<>(checks(contest.get()));
        new DriftCheck(store, workspace.promotion(), runId())
                .of(champion, model)
                .ifPresent(checks::add);
        return new Judged(contest.get().basis(), contest.get().rows(), checks);
    }

    private long runId() {
        return store.number("select run_id from model where model_id = " + modelId)
                .orElseThrow();
    }

    private List<Check> checks(Contest contest) {
        PromotionPolicy policy = workspace.promotion();
        ScorerComparison figures = contest.figures(bootstrap());
        List<Check> checks = new ArrayList<>();
        checks.add(Check.counted(
                "positives",
                contest.rows().positives(),
                policy.minimumPositives(),
                true,
                "Both are compared on " + contest.rows().size() + " rows with "
                        + contest.rows().positives() + " conversions."));
        checks.addAll(Gains.checks(policy, figures));
        checks.addAll(Believability.checks(policy, contest, false));
        checks.addAll(new SegmentChecks(store, workspace, bootstrap()).checks(contest));
        return checks;
    }

    /** Without a champion to compare with, a model must not be shown to be worse than saying the same of every lead. */
    private Judged alone(List<Check> before) {
        List<Check> checks = new ArrayList<>(before);
        boolean told = test.tell(1);
        checks.add(Check.counted(
                "positives",
                test.positives(),
                1,
                told,
                told
                        ? "The test part holds " + test.positives() + " conversions."
                        : "Not enough evidence: the test part does not hold both outcomes, so nothing can be said of the"
                                + " model."));
        if (told) {
            Contest contest =
                    new Contest(Basis.BASE_RATE, test, Scored.constant(baseRate(), test.size()), test.scored());
            Check rate = BaseRate.check(contest, bootstrap());
            checks.add(rate);
            boolean better = rate.measured().low().orElse(0) > 0;
            checks.addAll(Believability.checks(workspace.promotion(), contest, better));
        }
        return new Judged(Basis.BASE_RATE, test, checks);
    }

    private double baseRate() {
        return store.first(
                        "select positive_count / row_count as rate from model_part where part = 'development' and model_id = "
                                + modelId,
                        row -> row.real("rate"))
                .orElseThrow();
    }

    private Recipe recipe(String table, PropensityModel model, double c) {
        return new Recipe(table, model.features(), c, model.calibrator(), challenger.target());
    }

    private double c() {
        return store.first(
                        "select regularisation_c from model where model_id = " + modelId,
                        row -> row.real("regularisation_c"))
                .orElseThrow();
    }

    private ClusterBootstrap bootstrap() {
        return new ClusterBootstrap(
                workspace.training().seed(), workspace.training().bootstrapDraws(), threads);
    }

    private Check otherTarget(Champion champion) {
        return Check.condition(
                "same_target",
                false,
                "Champion " + champion.modelId() + " foresees " + foreseen(champion.target(), champion.horizonDays())
                        + ", this model " + foreseen(challenger.target(), challenger.horizonDays())
                        + ": they cannot be compared. 'plumbline models promote " + modelId + "' uses it.");
    }

    private static String foreseen(String target, OptionalDouble days) {
        return "'" + target + "'" + (days.isEmpty() ? "" : " within " + days.getAsDouble() + " days");
    }

    private static Check unusable(Champion champion, ProblemException e) {
        String why = e.problems().stream().map(Problem::what).findFirst().orElse("");
        return Check.condition(
                "champion_usable",
                true,
                "Champion " + champion.modelId() + " cannot be used any more, so there is nothing to compare with: "
                        + why);
    }
}
