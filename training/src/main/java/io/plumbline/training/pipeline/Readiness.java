package io.plumbline.training.pipeline;

import io.plumbline.engine.feature.FeatureSet;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.ThresholdPolicy;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.training.snapshot.LabelledRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What would keep a model from being trained on a store's leads, told without training one. */
public final class Readiness {
    private final Store store;
    private final Workspace workspace;
    private final Instant asOf;

    private Readiness(Store store, Workspace workspace, Instant asOf) {
        this.store = store;
        this.workspace = workspace;
        this.asOf = asOf;
    }

    /**
     * One thing in the way.
     *
     * @param setting the setting of {@code plumbline.yaml} concerned, keys separated by points
     * @param what    what is wrong
     * @param fix     how to mend it
     */
    public record Obstacle(String setting, String what, String fix) {}

    /**
     * Builds the rows with their labels, as training does, and looks whether there are enough.
     *
     * @param store a store that may be thrown away: rows are left in it
     * @param asOf  nothing at or after this instant is known
     * @return empty when a model can be trained and every threshold has something to aim at
     */
    public static List<Obstacle> obstacles(Store store, Workspace workspace, Instant asOf) {
        return new Readiness(store, workspace, asOf).look();
    }

    private List<Obstacle> look() {
        Optional<Obstacle> noOutcomes = refused("outcome.target", () -> Requirements.outcomes(store, workspace, asOf));
        if (noOutcomes.isPresent()) {
            return List.of(noOutcomes.get());
        }
        String target = workspace.outcome().target();
        TreeSet<String> steps = new TreeSet<>(List.of(target));
        workspace.thresholds().values().stream().map(ThresholdPolicy::label).forEach(steps::add);
        new LabelledRows(store, workspace).build(0, asOf, steps);
        TrainingSet set = TrainingSet.read(store, new FeatureSet(List.of()), target);
        if (set.size() == 0) {
            return List.of(noRows());
        }
        List<Obstacle> obstacles = new ArrayList<>();
        refused(
                        "training.minimum_positives",
                        () -> Requirements.positives(
                                set, Parts.of(set, workspace).split(), workspace))
                .ifPresent(obstacles::add);
        obstacles.addAll(aimless());
        return obstacles;
    }

    private static Optional<Obstacle> refused(String setting, Runnable requirement) {
        try {
            requirement.run();
            return Optional.empty();
        } catch (ProblemException e) {
            return e.problems().stream()
                    .map(problem -> new Obstacle(setting, problem.what(), problem.fix()))
                    .findFirst();
        }
    }

    private Obstacle noRows() {
        List<String> reasons = store.rows("""
                select
                    reason || ' ' || sum(row_count) as reason
                from snapshot_count
                where model_id = 0
                group by reason
                order by sum(row_count) desc, reason
                """, row -> row.text("reason"));
        if (reasons.isEmpty()) {
            return new Obstacle(
                    "training.snapshots",
                    "There is no snapshot before " + asOf + ".",
                    "check the dates of creation, and training.first_snapshot.");
        }
        boolean tooShort = reasons.get(0).startsWith("not_mature");
        return tooShort
                ? new Obstacle(
                        "outcome.horizon",
                        "No snapshot is older than the horizon, so no label is known yet (leads left out: "
                                + String.join(", ", reasons) + ").",
                        "shorten outcome.horizon, or import a longer history.")
                : new Obstacle(
                        "training.snapshots",
                        "No lead makes a training row (leads left out: " + String.join(", ", reasons) + ").",
                        "look at training.eligible, training.first_snapshot and `complete_since` of the sources.");
    }

    private List<Obstacle> aimless() {
        List<Obstacle> aimless = new ArrayList<>();
        workspace.thresholds().forEach((level, policy) -> {
            long followed = store.number("select count(*) from training_label where label and label_step = "
                            + Sql.literal(policy.label()))
                    .orElse(0L);
            if (followed == 0 && !policy.label().equals(workspace.outcome().target())) {
                aimless.add(new Obstacle(
                        "thresholds." + level + ".label",
                        "The threshold '" + level + "' aims at '" + policy.label()
                                + "', which follows no snapshot: there is nothing to choose it by.",
                        "import when leads reach '" + policy.label() + "', or aim at another step."));
            }
        });
        return aimless;
    }
}
