package io.plumbline.training.drift;

import io.plumbline.engine.feature.Feature;
import io.plumbline.engine.feature.FeatureSet;
import io.plumbline.engine.model.PropensityModel;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.SnapshotPolicy.RowOrder;
import io.plumbline.engine.workspace.SnapshotPolicy.Timeless;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.training.curve.Scorer;
import io.plumbline.training.registry.ModelRegistry;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Measures month by month how far leads are from those that a model learned from: the months since against the champion,
 * and all months against the model just trained. Keeps what that one learned from for the runs to come. Reads the
 * temporary tables of {@link io.plumbline.training.snapshot.TrainingRows}.
 *
 * @param features of these tables
 */
public record Drift(Store store, Workspace workspace, long runId, FeatureSet features) {

    /**
     * Measures and stores in {@code drift} and {@code drift_reference}; nothing for a table without time.
     *
     * @param modelId a model just trained, whose definition and held-out rows are stored
     */
    public void measure(long modelId) {
        if (workspace.training().snapshots() instanceof Timeless) {
            return;
        }
        champion(modelId).ifPresent(this::since);
        PropensityModel model = ModelRegistry.model(store, modelId).orElseThrow();
        DriftRows rows = DriftRows.of(store, DriftRows.EVERY, Optional.of(model));
        List<Subject> all = Stream.concat(
                        model.features().features().stream().map(Subject::of),
                        Stream.of(Scorer.PREDICTIVE, Scorer.POINTS, Scorer.EXISTING)
                                .map(Subject::of))
                .toList();
        List<List<Bin>> learnt = new BinLearner(store, rows).learn(all);
        List<Subject> subjects = IntStream.range(0, all.size())
                .filter(i -> learnt.get(i).size() > 1)
                .mapToObj(all::get)
                .toList();
        List<List<Bin>> bins = learnt.stream().filter(each -> each.size() > 1).toList();
        List<BinCounts> counts = BinCounts.count(store, rows, subjects, bins);
        double effectiveRows = Month.together(store, rows.some()).effectiveRows();
        LearnedMonths learned = LearnedMonths.of(store, modelId);
        List<Month> months = rows.months(store);
        List<Month> before = months.stream().filter(learned::hold).toList();
        List<Measured> measured = IntStream.range(0, subjects.size())
                .mapToObj(i -> measured(subjects.get(i), bins.get(i), counts.get(i), effectiveRows, before))
                .toList();
        DriftTable.write(
                store, modelId, measured.stream().map(Measured::reference).toList());
        store(learned, rows, months, measured);
    }

    private static Measured measured(
            Subject subject, List<Bin> bins, BinCounts counts, double effectiveRows, List<Month> learned) {
        Reference reference =
                new Reference(subject.kind().word(), subject.name(), bins, counts.mature(), effectiveRows);
        List<long[]> byMonth =
                learned.stream().flatMap(month -> counts.of(month).stream()).toList();
        return new Measured(subject, reference, Usual.of(subject.values(), counts.mature(), byMonth), counts);
    }

    private void store(LearnedMonths learned, DriftRows rows, List<Month> months, List<Measured> measured) {
        ModelDrift drift = new ModelDrift(store, workspace, learned, rows, months);
        DriftTable.write(store, runId, learned.modelId(), drift.lines(measured));
    }

    /** The months since a model learned. */
    private void since(long modelId) {
        Optional<PropensityModel> readable = ModelRegistry.readable(store, modelId);
        if (readable.isEmpty()) {
            return;
        }
        LearnedMonths learned = LearnedMonths.of(store, modelId);
        PropensityModel model = readable.get();
        boolean asked = features.features().containsAll(model.features().features());
        DriftRows rows = DriftRows.of(store, learned.later("r"), asked ? Optional.of(model) : Optional.empty());
        if (rows.maturities().isEmpty()) {
            return;
        }
        List<Reference> references = DriftTable.references(store, modelId).stream()
                .filter(reference -> subject(model, reference, asked).isPresent())
                .toList();
        List<Subject> subjects = references.stream()
                .map(reference -> subject(model, reference, asked).orElseThrow())
                .toList();
        List<BinCounts> counts = BinCounts.count(
                store, rows, subjects, references.stream().map(Reference::bins).toList());
        Map<String, Usual> usual = Usual.read(store, modelId);
        store(
                learned,
                rows,
                rows.months(store),
                IntStream.range(0, subjects.size())
                        .mapToObj(i -> new Measured(
                                subjects.get(i),
                                references.get(i),
                                usual.getOrDefault(references.get(i).key(), Usual.UNKNOWN),
                                counts.get(i)))
                        .toList());
    }

    /** Blocks of rows without periods move as the table grows, so no earlier model's months can be told apart there. */
    private Optional<Long> champion(long modelId) {
        boolean steady = !(workspace.training().snapshots() instanceof RowOrder order)
                || order.periodRunsOf().isPresent();
        return ModelRegistry.champion(store)
                .filter(id -> steady && id != modelId)
                .filter(id -> store.number("select count(*) from drift_reference where model_id = " + id)
                        .filter(count -> count > 0)
                        .isPresent());
    }

    /** What a reference is of, if its values can be had: a feature must still mean the same. */
    private Optional<Subject> subject(PropensityModel model, Reference reference, boolean asked) {
        if (reference.kind().equals(Subject.Kind.SCORE.word())) {
            return Arrays.stream(Scorer.values())
                    .filter(scorer -> scorer.word().equals(reference.subject()))
                    .filter(scorer -> asked || scorer != Scorer.PREDICTIVE)
                    .map(Subject::of)
                    .findFirst();
        }
        return named(features, reference.subject())
                .filter(feature -> named(model.features(), feature.name()).equals(Optional.of(feature)))
                .map(Subject::of);
    }

    private static Optional<Feature> named(FeatureSet features, String name) {
        return features.features().stream()
                .filter(feature -> feature.name().equals(name))
                .findFirst();
    }
}
