package io.plumbline.training.fit;

import io.plumbline.engine.feature.FeatureSet;
import io.plumbline.engine.model.Encoding;
import io.plumbline.engine.model.NoCalibration;
import io.plumbline.engine.model.PercentileScale;
import io.plumbline.engine.model.PropensityModel;
import io.plumbline.engine.model.Term;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** A fit as the model that is pushed down, not calibrated. */
final class Fitted {
    private Fitted() {}

    static PropensityModel model(String target, Instant asOf, FeatureSet features, Encoding encoding, LogisticFit fit) {
        List<Term> terms = IntStream.range(0, encoding.columns().size())
                .mapToObj(i -> new Term(encoding.columns().get(i), fit.weights().get(i)))
                .toList();
        LinkedHashSet<String> read = new LinkedHashSet<>();
        encoding.columns().forEach(column -> read.add(column.feature()));
        return new PropensityModel(
                target,
                OptionalDouble.empty(),
                asOf,
                features.retaining(read),
                terms,
                fit.intercept(),
                new NoCalibration(),
                PercentileScale.of(new double[] {0.1}));
    }
}
