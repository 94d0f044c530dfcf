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
import io.plumbline.training.metric.Estimate;
import io.plumbline.training.metric.ScorerComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    private final int threads;
    private final StoredModel challenger;
    private final EarlierRows earlier;
    private final TestRows test;

    private Gate(Store store, Workspace workspace, long modelId, int threads) {
        this.store = store;
        this.workspace = workspace;
        this.threads = threads;
        this.challenger = StoredModel.of(store, modelId);
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
        Optional<StoredModel> champion = StoredModel.champion(store);
        Judged judged = champion.map(this::against).orElseGet(() -> alone(List.of()));
        Verdict verdict = new Verdict(
                decision(workspace.promotion(), champion.isEmpty(), judged.checks()), judged.basis(), judged.checks());
        new GateTables(store, challenger.modelId(), champion.map(StoredModel::modelId)).write(verdict, judged.rows());
        return verdict;
    }

    /** What was found about a model earlier, decided by the workspace's policy; a model that was not judged is left to people. */
    public static Verdict stored(Store store, Workspace workspace, long modelId) {
        boolean first = StoredModel.champion(store).isEmpty();
        return GateTables.read(store, modelId, checks -> decision(workspace.promotion(), first, checks))
                .orElseGet(() -> new Verdict(Decision.LEAVE, Basis.BASE_RATE, List.of()));
    }

    /** The checks that a model went through, in the order in which they are told; none where there was no gate yet. */
    public static List<Check> checks(Store store, long modelId) {
        return GateTables.checks(store, modelId);
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

    private Judged against(StoredModel champion) {
        if (!champion.foreseesAs(challenger)) {
            return new Judged(Basis.REFITTED, test, List.of(otherTarget(champion)));
        }
        try {
            return compared(champion, champion.model());
        } catch (ProblemException e) {
            return alone(List.of(unusable(champion, e)));
        }
    }

    private Judged compared(StoredModel champion, PropensityModel championModel) {
        int minimum = workspace.promotion().minimumPositives();
        Optional<Contest> contest =
                new Contests(store, workspace, earlier, test, threads).of(champion, championModel, challenger);
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
        Contest held = contest.get();
        ScorerComparison figures = held.figures(bootstrap());
        List<Check> checks = new ArrayList<>(checks(held, figures));
        Optional<Estimate> gainOnNewRows = held.basis() == Basis.FROZEN ? Contest.shownGain(figures) : Optional.empty();
        new DriftCheck(store, workspace.promotion(), challenger.runId())
                .of(champion.modelId(), championModel, gainOnNewRows)
                .ifPresent(checks::add);
        return new Judged(held.basis(), held.rows(), checks);
    }

    private List<Check> checks(Contest contest, ScorerComparison figures) {
        PromotionPolicy policy = workspace.promotion();
        List<Check> checks = new ArrayList<>();
        checks.add(Check.counted(
                "positives",
                contest.rows().positives(),
                policy.minimumPositives(),
                true,
                "Both are compared on " + contest.rows().size() + " rows with "
                        + contest.rows().positives() + " conversions."));
        checks.addAll(Gains.checks(policy, figures));
        checks.addAll(
                Believability.checks(policy, contest, Contest.shownGain(figures).isPresent()));
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
            ScorerComparison figures = contest.figures(bootstrap());
            checks.add(BaseRate.check(figures));
            checks.addAll(Believability.checks(
                    workspace.promotion(), contest, Contest.shownGain(figures).isPresent()));
        }
        return new Judged(Basis.BASE_RATE, test, checks);
    }

    private double baseRate() {
        return store.first(
                        "select positive_count / row_count as rate from model_part where part = 'development' and model_id = "
                                + challenger.modelId(),
                        row -> row.real("rate"))
                .orElseThrow();
    }

    private ClusterBootstrap bootstrap() {
        return new ClusterBootstrap(
                workspace.training().seed(), workspace.training().bootstrapDraws(), threads);
    }

    private Check otherTarget(StoredModel champion) {
        return Check.condition(
                "same_target",
                false,
                "Champion " + champion.modelId() + " foresees " + champion.foreseen() + ", this model "
                        + challenger.foreseen() + ": they cannot be compared. 'plumbline models promote "
                        + challenger.modelId() + "' uses it.");
    }

    private static Check unusable(StoredModel champion, ProblemException e) {
        String why = e.problems().stream().map(Problem::what).findFirst().orElse("");
        return Check.condition(
                "champion_usable",
                true,
                "Champion " + champion.modelId() + " cannot be used any more, so there is nothing to compare with: "
                        + why);
    }
}
