package io.plumbline.engine.workspace;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Reads attributes or properties: {@code name: type} or {@code name: {column, type, separator}}. */
record FieldReader(Reading reading) {

    List<Field> fields(Optional<YamlNode> mapping, BiConsumer<YamlNode, Field> declare) {
        List<Field> fields = new ArrayList<>();
        mapping.map(YamlNode::fields).orElse(Map.of()).forEach((name, node) -> {
            Field field = field(name, node);
            declare.accept(node, field);
            fields.add(field);
        });
        return fields;
    }

    private Field field(String name, YamlNode node) {
        String word = node.isMapping() ? node.field("type").text() : node.text();
        ValueType type = ValueType.valueOf(word.toUpperCase(Locale.ROOT));
        node.find("separator")
                .filter(separator -> type != ValueType.LIST)
                .ifPresent(separator -> reading.problem(
                        separator,
                        "Only a list has a separator, and '" + name + "' is declared as " + word + ".",
                        "write `type: list`, or remove `separator`."));
        return new Field(
                name,
                Reading.text(node, "column").orElse(name),
                type,
                Reading.text(node, "separator").orElse(Field.SEPARATOR));
    }
}
