package io.plumbline.training.fit;

import com.oracle.labs.mlrg.olcut.provenance.ListProvenance;
import com.oracle.labs.mlrg.olcut.provenance.ObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.BooleanProvenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.IntProvenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.StringProvenance;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.MutableOutputInfo;
import org.tribuo.RealInfo;
import org.tribuo.Tribuo;
import org.tribuo.VariableInfo;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.provenance.DatasetProvenance;
import org.tribuo.provenance.ModelProvenance;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** A {@link TrainingRecord} in Tribuo's words: feature domain, label domain and provenance, without a dataset. */
final class TribuoTerms {
    private final TrainingRecord training;
    private final LabelFactory labelFactory = new LabelFactory();

    TribuoTerms(TrainingRecord training) {
        this.training = training;
    }

    LinearSGDModel model(LogisticFit fit) {
        List<String> names =
                training.features().stream().map(FeatureSummary::name).toList();
        return LinearModels.model(provenance(), features(), labels(), new Label(training.positiveLabel()), fit, names);
    }

    private ImmutableFeatureMap features() {
        ImmutableFeatureMap features = new ImmutableFeatureMap(
                training.features().stream().map(TribuoTerms::feature).toList());
        if (features.size() != training.features().size()) {
            throw new IllegalArgumentException("Two features have the same name; names must differ");
        }
        return features;
    }

    /** Tribuo refuses a mean outside minimum and maximum, where rounding may have put it. */
    private static VariableInfo feature(FeatureSummary summary) {
        double mean = Math.max(summary.min(), Math.min(summary.max(), summary.mean()));
        return new RealInfo(
                summary.name(),
                clamped(summary.count()),
                summary.max(),
                summary.min(),
                mean,
                summary.variance() * summary.count());
    }

    private static int clamped(long count) {
        return (int) Math.min(Integer.MAX_VALUE, count);
    }

    private ImmutableOutputInfo<Label> labels() {
        MutableOutputInfo<Label> labels = labelFactory.generateInfo();
        observe(labels, training.negativeLabel(), training.negatives());
        observe(labels, training.positiveLabel(), training.positives());
        return labels.generateImmutableOutputInfo();
    }

    private static void observe(MutableOutputInfo<Label> labels, String name, long times) {
        Label label = new Label(name);
        for (long k = 0; k < times; k++) {
            labels.observe(label);
        }
    }

    private ModelProvenance provenance() {
        Map<String, Provenance> run = new HashMap<>();
        training.run().forEach((key, value) -> run.put(key, new StringProvenance(key, value)));
        return new ModelProvenance(
                LinearSGDModel.class.getName(),
                training.trainedAt().atOffset(ZoneOffset.UTC),
                dataset(),
                new NewtonLogisticTrainer(training.c(), 1, training.trainedAt()).getProvenance(),
                run);
    }

    /** Tribuo's own class, made from its saved form: a subclass of it could be saved but not loaded. */
    private DatasetProvenance dataset() {
        Map<String, Provenance> entries = new HashMap<>();
        entries.put("class-name", new StringProvenance("class-name", DesignMatrix.class.getName()));
        entries.put("datasource", source());
        entries.put("transformations", new ListProvenance<ObjectProvenance>());
        entries.put("is-sequence", new BooleanProvenance("is-sequence", false));
        entries.put("is-dense", new BooleanProvenance("is-dense", true));
        entries.put("num-examples", count("num-examples", training.negatives() + training.positives()));
        entries.put("num-features", count("num-features", training.features().size()));
        entries.put("num-outputs", count("num-outputs", 2));
        entries.put("tribuo-version", new StringProvenance("tribuo-version", Tribuo.VERSION));
        return new DatasetProvenance(entries);
    }

    private SimpleDataSourceProvenance source() {
        return new SimpleDataSourceProvenance(
                training.source(), training.trainedAt().atOffset(ZoneOffset.UTC), labelFactory);
    }

    private static IntProvenance count(String name, long value) {
        return new IntProvenance(name, clamped(value));
    }
}
