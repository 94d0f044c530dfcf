package io.plumbline.engine.workspace;

import io.plumbline.engine.yaml.YamlNode;
import java.util.Optional;

/** Reads {@code drift}. */
final class DriftReader {
    private DriftReader() {}

    static DriftPolicy read(Optional<YamlNode> node) {
        DriftPolicy usual = DriftPolicy.USUAL;
        return new DriftPolicy(
                number(node, "psi", usual.psi()),
                number(node, "missing", usual.missing()),
                number(node, "base_rate", usual.baseRate()),
                number(node, "calibration", usual.calibration()));
    }

    private static double number(Optional<YamlNode> node, String key, double usual) {
        return node.flatMap(drift -> drift.find(key)).map(YamlNode::number).orElse(usual);
    }
}
