package io.plumbline.engine.workspace;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.workspace.TrainingPolicy.SegmentPolicy;
import io.plumbline.engine.yaml.YamlNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads {@code funnel}. */
record FunnelReader(Reading reading, Declarations declarations, SegmentPolicy segments) {
    private static final Set<ValueType> DIVIDING = EnumSet.of(ValueType.TEXT, ValueType.BOOLEAN);

    FunnelPolicy read(Optional<YamlNode> node) {
        return new FunnelPolicy(
                node.flatMap(funnel -> funnel.find("by")).map(this::attributes).orElse(segments.attributes()),
                node.flatMap(funnel -> funnel.find("minimum"))
                        .map(YamlNode::whole)
                        .map(Math::toIntExact)
                        .orElse(FunnelPolicy.USUAL_MINIMUM));
    }

    private List<String> attributes(YamlNode by) {
        if (!reading.isIncomplete()) {
            Set<String> dividing = new TreeSet<>(declarations.attributes().keySet());
            dividing.removeIf(
                    name -> !DIVIDING.contains(declarations.attributes().get(name)));
            by.items().forEach(name -> reading.known(name, name.text(), dividing, "attribute of type text or boolean"));
        }
        by.items()
                .forEach(name -> declarations
                        .protection()
                        .check(reading.declaredNames(), "A group of the funnel", "attribute", name));
        return by.items().stream().map(YamlNode::text).distinct().toList();
    }
}
