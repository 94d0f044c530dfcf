package io.plumbline.training.fit;

import ai.onnx.proto.OnnxMl;
import io.plumbline.engine.feature.DefinitionJson;
import io.plumbline.engine.model.Calibrator;
import io.plumbline.engine.model.EncodedColumn;
import io.plumbline.engine.model.IsotonicCalibration;
import io.plumbline.engine.model.PlattCalibration;
import io.plumbline.engine.model.PropensityModel;
import io.plumbline.engine.model.Term;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.math.la.DenseMatrix;

/**
 * A model as an ONNX graph, by Tribuo's export: {@code input}, floats of the encoded columns in the order of the metadata
 * {@code plumbline.columns} (how each is made from its feature is said there), one row per lead; {@code output}, the
 * probabilities of the labels named by {@code plumbline.labels}.
 *
 * <p>A Platt calibrator is a straight line on the log-odds, so it is part of the coefficients. An isotonic one is not part of
 * the graph; {@code plumbline.calibration} says which.
 */
public final class OnnxGraph {
    private static final String DOMAIN = "io.plumbline";

    private OnnxGraph() {}

    /** Whether the graph gives the calibrated probability. */
    public static boolean calibrated(Calibrator calibrator) {
        return !(calibrator instanceof IsotonicCalibration);
    }

    /**
     * The graph in ONNX's saved form.
     *
     * @param tribuo  the saved form of the model
     * @param model   the same model
     * @param version the number that the graph carries
     */
    public static byte[] bytes(TribuoModel tribuo, PropensityModel model, long version) {
        try {
            return RootLocale.during(() -> {
                LinearSGDModel linear = calibrated(tribuo.model(), model);
                return proto(linear, model, version).toByteArray();
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OnnxMl.ModelProto proto(LinearSGDModel linear, PropensityModel model, long version) {
        OnnxMl.ModelProto.Builder proto = linear.exportONNXModel(DOMAIN, version).toBuilder();
        metadata(linear, model)
                .forEach((key, value) -> proto.addMetadataProps(OnnxMl.StringStringEntryProto.newBuilder()
                        .setKey("plumbline." + key)
                        .setValue(value)));
        return proto.build();
    }

    private static Map<String, String> metadata(LinearSGDModel linear, PropensityModel model) {
        String kind = model.calibrator().kind();
        return new TreeMap<>(Map.of(
                "columns",
                DefinitionJson.write(columns(linear.getFeatureIDMap(), model)),
                "labels",
                DefinitionJson.write(labels(linear.getOutputIDInfo())),
                "calibration",
                calibrated(model.calibrator()) ? kind + ", part of the graph" : kind + ", missing from the graph"));
    }

    private static List<EncodedColumn> columns(ImmutableFeatureMap order, PropensityModel model) {
        Map<String, EncodedColumn> byName = model.terms().stream()
                .map(Term::column)
                .collect(Collectors.toMap(EncodedColumn::name, Function.identity()));
        return IntStream.range(0, order.size())
                .mapToObj(id -> Objects.requireNonNull(byName.get(order.get(id).getName())))
                .toList();
    }

    private static List<String> labels(ImmutableOutputInfo<Label> order) {
        return IntStream.range(0, order.size())
                .mapToObj(id -> order.getOutput(id).getLabel())
                .toList();
    }

    private static LinearSGDModel calibrated(LinearSGDModel linear, PropensityModel model) {
        if (!(model.calibrator() instanceof PlattCalibration platt)) {
            return linear;
        }
        ImmutableOutputInfo<Label> labels = linear.getOutputIDInfo();
        DenseMatrix weights = linear.getWeightsCopy();
        int row = labels.getID(new Label(model.target()));
        int bias = weights.getDimension2Size() - 1;
        for (int column = 0; column <= bias; column++) {
            double moved = platt.slope() * weights.get(row, column) + (column == bias ? platt.intercept() : 0);
            weights.set(row, column, moved);
        }
        return LinearModels.model(linear, weights);
    }
}
