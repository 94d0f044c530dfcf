package io.plumbline.engine.workspace;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.workspace.PromotionPolicy.Mode;
import io.plumbline.engine.yaml.YamlNode;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads {@code promotion}. */
record PromotionReader(Reading reading, Declarations declarations) {
    private static final Map<String, Double> NO_HARM = Map.of("log_loss", -0.02);

    PromotionPolicy read(Optional<YamlNode> node) {
        Optional<YamlNode> explained = node.flatMap(promotion -> promotion.find("explained_drift"));
        requireKnown(explained);
        return new PromotionPolicy(
                node.flatMap(promotion -> promotion.find("policy"))
                        .map(word -> Mode.valueOf(word.text().toUpperCase(Locale.ROOT)))
                        .orElse(Mode.GATED),
                node.flatMap(promotion -> promotion.find("metrics"))
                        .map(PromotionReader::leastGain)
                        .orElseGet(() -> new TreeMap<>(NO_HARM)),
                node.flatMap(promotion -> promotion.find("minimum_positives"))
                        .map(YamlNode::whole)
                        .map(Math::toIntExact)
                        .orElse(20),
                number(node, "calibration", 0.25),
                number(node, "segment_harm", 0.05),
                number(node, "feature_drift", 0.25),
                Reading.texts(explained));
    }

    private static NavigableMap<String, Double> leastGain(YamlNode metrics) {
        NavigableMap<String, Double> least = new TreeMap<>();
        metrics.fields()
                .forEach((metric, bound) -> least.put(
                        metric,
                        bound.find("gain")
                                .map(YamlNode::number)
                                .orElseGet(() -> 0 - bound.field("no_harm").number())));
        return least;
    }

    private void requireKnown(Optional<YamlNode> explained) {
        if (!reading.isIncomplete()) {
            Set<String> known = new TreeSet<>(declarations.attributes().keySet());
            known.addAll(declarations.eventTypes().keySet());
            explained
                    .map(YamlNode::fields)
                    .orElse(Map.of())
                    .forEach((name, reason) -> reading.known(reason, name, known, "attribute or type of events"));
        }
    }

    private static double number(Optional<YamlNode> node, String key, double otherwise) {
        return node.flatMap(promotion -> promotion.find(key))
                .map(YamlNode::number)
                .orElse(otherwise);
    }
}
