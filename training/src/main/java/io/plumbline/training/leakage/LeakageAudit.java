package io.plumbline.training.leakage;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.feature.Feature;
import io.plumbline.engine.feature.FeatureSet;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.SnapshotPolicy.Monthly;
import io.plumbline.engine.workspace.TrainingPolicy;
import io.plumbline.engine.workspace.TrainingPolicy.LeakagePolicy;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.training.leakage.AuditedSource.Kind;
import io.plumbline.training.metric.ClusterBootstrap;
import io.plumbline.training.metric.Clusters;
import io.plumbline.training.metric.Metric;
import io.plumbline.training.metric.RankedScorer;
import io.plumbline.training.metric.ScorerComparison;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Audits every source of features: attributes, types of events, and what is computed from several of them. It looks at
 * when values became known, at how often they are filled for leads that ended and for others, at how strong each is by
 * itself, and at what the model loses without it or with it one snapshot earlier.
 */
public final class LeakageAudit {
    private static final int DRAWS = 100;

    private final Store store;
    private final Workspace workspace;
    private final Instant asOf;
    private final int threads;
    private final FeatureSet features;
    private final AuditRows rows;

    /**
     * An audit.
     *
     * @param asOf     nothing at or after this instant is known
     * @param features the columns of the temporary table {@code training_feature}
     * @param rows     of it
     */
    public LeakageAudit(
            Store store, Workspace workspace, Instant asOf, int threads, FeatureSet features, AuditRows rows) {
        this.store = store;
        this.workspace = workspace;
        this.asOf = asOf;
        this.threads = threads;
        this.features = features;
        this.rows = rows;
    }

    /** Audits. */
    public LeakageFindings findings() {
        Map<String, ValueType> attributes = attributes();
        Set<String> types = eventTypes();
        Observations seen = observe(attributes, types);
        return new LeakageFindings(sources(attributes.keySet(), types).stream()
                .map(seen::of)
                .map(evidence -> outdoesRest(evidence, seen.effects().size()) ? evidence.outdoingRest() : evidence)
                .map(this::finding)
                .toList());
    }

    private Observations observe(Map<String, ValueType> attributes, Set<String> types) {
        List<Ending> endings = Ending.of(workspace);
        Ending.list(store, endings, asOf);
        Set<String> changed = new LinkedHashSet<>(attributes.keySet());
        changed.retainAll(AttributesAsOf.datedBefore(store, asOf));
        boolean judged = rows.hold(LeakageRules.FEW);
        return new Observations(
                workspace.training().snapshots().hasTime(),
                changed,
                endings,
                AttributeTimes.of(store, changed, endings, asOf),
                types.isEmpty() ? Map.of() : EventTimes.of(store, types, endings, asOf),
                FilledShares.of(store, attributes, endings, asOf),
                judged ? Strengths.of(store, features, rows) : Map.of(),
                judged ? effects() : Map.of(),
                features);
    }

    /** Those that are not excluded, and those that a declared feature reads all the same. */
    private Map<String, ValueType> attributes() {
        Map<String, ValueType> declared = workspace.declarations().attributes();
        Map<String, ValueType> attributes = new TreeMap<>(declared);
        attributes.keySet().removeAll(workspace.training().features().exclude().keySet());
        read(Kind.ATTRIBUTE).forEach(name -> attributes.put(name, Objects.requireNonNull(declared.get(name))));
        return attributes;
    }

    private Set<String> eventTypes() {
        Set<String> types = new LinkedHashSet<>(read(Kind.EVENT));
        workspace
                .training()
                .features()
                .options()
                .eventTypes(workspace.declarations())
                .forEach(type -> types.add(type.name()));
        return types;
    }

    private List<String> read(Kind kind) {
        return features.features().stream()
                .flatMap(feature -> FeatureSources.read(feature).stream())
                .filter(source -> source.kind() == kind)
                .map(AuditedSource::name)
                .toList();
    }

    private Map<AuditedSource, Effect> effects() {
        TrainingPolicy policy = workspace.training();
        double leastPenalty = policy.c().get(policy.c().size() - 1);
        return Effects.of(store, features, rows, leastPenalty, policy.snapshots() instanceof Monthly, threads);
    }

    /** Attributes first, then types of events, then what is computed; each by name. */
    private List<AuditedSource> sources(Set<String> attributes, Set<String> types) {
        Set<AuditedSource> sources = new LinkedHashSet<>();
        attributes.forEach(name -> sources.add(new AuditedSource(Kind.ATTRIBUTE, name)));
        types.forEach(name -> sources.add(new AuditedSource(Kind.EVENT, name)));
        for (Feature feature : features.features()) {
            sources.add(FeatureSources.audited(feature));
        }
        return sources.stream()
                .sorted(Comparator.comparing(AuditedSource::kind).thenComparing(AuditedSource::name))
                .toList();
    }

    /** Whether a source of which nothing says when it was known ranks better than all the others, beyond chance. */
    private boolean outdoesRest(Evidence evidence, int sources) {
        if (evidence.datedByData()
                || evidence.effect().isEmpty()
                || evidence.strength().isEmpty()
                || sources <= LeakageRules.OTHER_SOURCES) {
            return false;
        }
        Strength alone = evidence.strength().get();
        Effect effect = evidence.effect().get();
        if (alone.rocAuc() < LeakageRules.STRONG || alone.averagePrecision() <= effect.without()) {
            return false;
        }
        Clusters clusters = Clusters.byNumber(
                Arrays.stream(rows.judged()).map(row -> rows.cluster()[row]).toArray());
        return ScorerComparison.of(
                        List.of(
                                RankedScorer.ranking("alone", alone.score()),
                                RankedScorer.ranking("rest", effect.predictors())),
                        rows.labels(rows.judged()),
                        clusters,
                        new ClusterBootstrap(workspace.training().seed(), DRAWS, threads))
                .difference("alone", "rest", Metric.AVERAGE_PRECISION)
                .interval()
                .filter(interval -> interval.low() > 0)
                .isPresent();
    }

    private Finding finding(Evidence evidence) {
        int[] all = rows.all();
        double positives = Arrays.stream(all).filter(row -> rows.label()[row]).count();
        Optional<String> suspicion = LeakageRules.suspicion(evidence, positives / Math.max(1, all.length));
        LeakagePolicy policy = workspace.training().leakage();
        if (suspicion.isEmpty()) {
            return new Finding(evidence, Verdict.CLEAN, "nothing speaks against it");
        }
        String kept = policy.keep().get(evidence.source().name());
        if (kept != null) {
            return new Finding(evidence, Verdict.KEPT, suspicion.get() + "; kept by the workspace: " + kept);
        }
        return new Finding(evidence, policy.leaveOut() ? Verdict.LEFT_OUT : Verdict.REPORTED, suspicion.get());
    }
}
