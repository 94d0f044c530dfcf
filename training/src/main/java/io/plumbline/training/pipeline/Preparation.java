package io.plumbline.training.pipeline;

import io.plumbline.engine.feature.DefaultFeatures;
import io.plumbline.engine.feature.DerivedFeatures;
import io.plumbline.engine.feature.FeatureSet;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.ThresholdPolicy;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.training.leakage.AuditRows;
import io.plumbline.training.leakage.AuditedSource;
import io.plumbline.training.leakage.FeatureSources;
import io.plumbline.training.leakage.LeakageAudit;
import io.plumbline.training.leakage.LeakageFindings;
import io.plumbline.training.snapshot.TrainingRows;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a model learns from.
 *
 * @param derived what the workspace's declarations and data give
 * @param set     the rows, read by the features that are left
 * @param parts   how they are divided
 * @param leakage what an audit said of what was derived
 */
record Preparation(DerivedFeatures derived, TrainingSet set, Parts parts, LeakageFindings leakage) {

    /**
     * Builds the rows in temporary tables, divides them, and leaves out what is suspected of leakage.
     *
     * @throws io.plumbline.engine.problem.ProblemException when there is too little to learn from
     */
    static Preparation of(
            Store store, Workspace workspace, Scorecard scorecard, long modelId, Instant asOf, int threads) {
        return new Rows(store, workspace, scorecard, modelId, asOf).prepare(threads);
    }

    private record Rows(Store store, Workspace workspace, Scorecard scorecard, long modelId, Instant asOf) {

        Preparation prepare(int threads) {
            DerivedFeatures derived = DefaultFeatures.derive(
                    workspace.declarations(), workspace.training().features().options(), store, asOf);
            TrainingSet audited = trainingSet(derived.features());
            Parts parts = Parts.of(audited, workspace);
            Requirements.positives(audited, parts.split(), workspace);
            LeakageFindings leakage = leakage(audited, parts, threads);
            return new Preparation(derived, without(audited, leakage.leftOut()), parts, leakage);
        }

        private LeakageFindings leakage(TrainingSet set, Parts parts, int threads) {
            AuditRows rows = AuditRows.of(
                    parts.split().development(),
                    set.label(),
                    set.lead(),
                    set.cluster(),
                    workspace.training().seed());
            return new LeakageAudit(store, workspace, asOf, threads, set.features(), rows).findings();
        }

        /** The same rows without what reads these sources; rows are built anew only where a feature reads less now. */
        private TrainingSet without(TrainingSet set, Set<AuditedSource> leftOut) {
            FeatureSet features = FeatureSources.without(set.features(), leftOut);
            if (set.features().features().containsAll(features.features())) {
                return set.reading(features);
            }
            store.execute("delete from snapshot_count where model_id = " + modelId);
            return trainingSet(features);
        }

        private TrainingSet trainingSet(FeatureSet features) {
            new TrainingRows(store, workspace, scorecard, features).build(modelId, asOf, labelSteps());
            return TrainingSet.read(store, features, workspace.outcome().target());
        }

        private NavigableSet<String> labelSteps() {
            NavigableSet<String> steps =
                    new TreeSet<>(List.of(workspace.outcome().target()));
            workspace.thresholds().values().stream().map(ThresholdPolicy::label).forEach(steps::add);
            return steps;
        }
    }
}
