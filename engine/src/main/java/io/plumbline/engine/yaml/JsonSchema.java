package io.plumbline.engine.yaml;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.plumbline.engine.problem.Problem;
import io.plumbline.engine.yaml.YamlNode.Mapping;
import io.plumbline.engine.yaml.YamlNode.Scalar;
import io.plumbline.engine.yaml.YamlNode.Sequence;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A published JSON Schema (draft 2020-12), which editors use as it is and Plumbline checks files against.
 *
 * <p>The problems are made from it: {@code description} says in the fix what a key is for, and the first of
 * {@code examples} how to write it. Where one of several forms is allowed ({@code oneOf}), the problems of the form that
 * was meant are shown, that is the one whose type, required keys and constants the file has; if there is none, the
 * fix is the description of the schema that holds the {@code oneOf}.
 */
public final class JsonSchema {
    private final JsonNode json;
    private final Schema schema;

    private JsonSchema(JsonNode json) {
        this.json = json;
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(json);
    }

    /** The schema in a resource beside a class. */
    public static JsonSchema resource(Class<?> beside, String name) {
        try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(name), name)) {
            return new JsonSchema(JsonMapper.shared().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The schema of a text. */
    static JsonSchema of(String text) {
        return new JsonSchema(JsonMapper.shared().readTree(text));
    }

    List<Problem> violations(YamlDocument document) {
        return new Violations(document, json).problems(schema.validate(tree(document.root())));
    }

    private static JsonNode tree(YamlNode node) {
        JsonNodeFactory factory = JsonNodeFactory.instance;
        if (node instanceof Mapping mapping) {
            ObjectNode object = factory.objectNode();
            mapping.fields().forEach((key, value) -> object.set(key, tree(value)));
            return object;
        }
        if (node instanceof Sequence sequence) {
            ArrayNode array = factory.arrayNode();
            sequence.items().forEach(item -> array.add(tree(item)));
            return array;
        }
        return leaf(factory, (Scalar) node);
    }

    private static JsonNode leaf(JsonNodeFactory factory, Scalar scalar) {
        return switch (scalar.type()) {
            case NOTHING -> factory.nullNode();
            case TRUTH -> factory.booleanNode(scalar.truth());
            case TEXT -> factory.stringNode(scalar.text());
            case NUMBER -> number(factory, scalar.number());
        };
    }

    /** The validator compares whole numbers as 64 bits, unless they are told to have more. */
    private static JsonNode number(JsonNodeFactory factory, double number) {
        double finite = Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, number));
        return Math.abs(finite) < 0x1p63
                ? factory.numberNode(finite)
                : factory.numberNode(new BigDecimal(finite).toBigInteger());
    }
}
