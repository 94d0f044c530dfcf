package io.plumbline.engine.workspace;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.yaml.YamlNode;
import java.util.Optional;
import java.util.TreeSet;

/** Reads {@code holdout}. */
record HoldOutReader(Reading reading, Declarations declarations) {

    Optional<HoldOutPolicy> read(Optional<YamlNode> node) {
        return node.map(this::read);
    }

    private HoldOutPolicy read(YamlNode node) {
        Optional<YamlNode> attribute = node.find("attribute");
        if (attribute.isEmpty()) {
            return new HoldOutPolicy.Drawn(
                    node.field("share").number(),
                    node.find("seed").map(YamlNode::whole).orElse(1L));
        }
        if (!reading.isIncomplete()) {
            TreeSet<String> known = new TreeSet<>(declarations.attributes().keySet());
            known.removeIf(name -> declarations.attributes().get(name) != ValueType.BOOLEAN);
            reading.known(attribute.get(), attribute.get().text(), known, "attribute of type boolean");
        }
        declarations.protection().check(reading.declaredNames(), "The hold-out", "attribute", attribute.get());
        return new HoldOutPolicy.Chosen(attribute.get().text());
    }
}
