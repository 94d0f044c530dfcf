package io.plumbline.engine.yaml;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import io.plumbline.engine.problem.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Says what the validator found in the words of the person who wrote the file. */
final class Violations {
    private static final int SHOWN = 80;

    /** Nobody mends more at a time, and sorting out many takes the square of their number. */
    private static final int MOST_ERRORS = 2_000;

    private static final int MOST_TOLD = 200;

    private final YamlDocument document;
    private final JsonNode schema;

    Violations(YamlDocument document, JsonNode schema) {
        this.document = document;
        this.schema = schema;
    }

    List<Problem> problems(List<Error> errors) {
        List<Located> located = new ArrayList<>();
        Forms.meant(errors.subList(0, Math.min(errors.size(), MOST_ERRORS)))
                .forEach(error -> located.add(problem(error)));
        return located.stream()
                .sorted(Comparator.comparingInt(Located::line))
                .map(Located::problem)
                .distinct()
                .limit(MOST_TOLD)
                .toList();
    }

    private record Located(int line, Problem problem) {}

    private Located problem(Error error) {
        YamlNode node = node(error.getInstanceLocation());
        JsonNode rule = rule(error);
        return switch (error.getKeyword()) {
            case "additionalProperties", "unevaluatedProperties" -> unknownKey(node, error.getProperty(), rule);
            case "propertyNames" -> badName(node, error.getProperty(), resolved(rule.path("propertyNames")));
            case "required" -> missingKey(node, error);
            case "type" -> wrongKind(node, expected(error.getSchemaNode()), rule);
            case "enum", "const" -> unknownValue(node, error.getSchemaNode());
            case "pattern" -> at(node, "'" + written(node) + "' cannot be used here.", rule);
            case "minimum" -> at(node, "The number is below " + bound(error) + ".", rule);
            case "exclusiveMinimum" -> at(node, "The number must be greater than " + bound(error) + ".", rule);
            case "maximum" -> at(node, "The number is above " + bound(error) + ".", rule);
            case "exclusiveMaximum" -> at(node, "The number must be less than " + bound(error) + ".", rule);
            case "minItems", "minLength", "minProperties" ->
                at(node, "Too short: at least " + bound(error) + " needed.", rule);
            case "maxItems", "maxLength", "maxProperties" ->
                at(node, "Too long: at most " + bound(error) + " allowed.", rule);
            case "uniqueItems" -> at(node, "The list holds the same value twice.", rule);
            case "oneOf" -> at(node, "This has none of the forms allowed here.", rule);
            default -> at(node, "This is not allowed here: " + error.getMessage() + ".", rule);
        };
    }

    private Located unknownKey(YamlNode mapping, String key, JsonNode rule) {
        YamlNode node = Objects.requireNonNullElse(mapping.fields().get(key), mapping);
        Set<String> known = new TreeSet<>(rule.path("properties").propertyNames());
        String fix = NearestName.of(key, known)
                .map(name -> "write '" + name + "'.")
                .orElseGet(() -> "remove it; known here: " + String.join(", ", known) + ".");
        return new Located(node.line(), document.problem(node, "Unknown key '" + key + "'.", fix));
    }

    private Located badName(YamlNode mapping, String name, JsonNode rule) {
        YamlNode node = Objects.requireNonNullElse(mapping.fields().get(name), mapping);
        return at(node, "'" + name + "' cannot be used as a name here.", rule);
    }

    private Located missingKey(YamlNode node, Error error) {
        String key = error.getProperty();
        JsonNode rule = propertyRule(error, key);
        String example = example(rule).map(value -> key + ": " + value).orElse(key);
        String fix = "add `" + example + "`"
                + description(rule).map(text -> " (" + text + ")").orElse("") + ".";
        return new Located(node.line(), document.problem(node, "'" + key + "' is missing.", fix));
    }

    private Located unknownValue(YamlNode node, JsonNode allowed) {
        List<String> values = allowed.isArray()
                ? StreamSupport.stream(allowed.spliterator(), false)
                        .map(JsonNode::asString)
                        .toList()
                : List.of(allowed.asString());
        String fix = NearestName.of(written(node), values)
                .filter(name -> values.size() > 1)
                .map(name -> "write '" + name + "'; allowed: " + String.join(", ", values) + ".")
                .orElseGet(() -> "write " + (values.size() > 1 ? "one of: " : "") + String.join(", ", values) + ".");
        String what = node instanceof YamlNode.Scalar
                ? "'" + written(node) + "' is not known here."
                : "Expected a single value, found " + node.kind() + ".";
        return new Located(node.line(), document.problem(node, what, fix));
    }

    private Located wrongKind(YamlNode node, String expected, JsonNode rule) {
        return at(node, "Expected " + expected + ", found " + node.kind() + ".", rule, "write " + expected);
    }

    private Located at(YamlNode node, String what, JsonNode rule) {
        return at(node, what, rule, "mend or remove it");
    }

    private Located at(YamlNode node, String what, JsonNode rule, String otherwise) {
        Optional<String> example = example(rule).map(value -> "write for example `" + value + "`");
        Optional<String> description = description(rule);
        String fix = example.map(text ->
                        text + description.map(more -> " (" + more + ")").orElse(""))
                .or(() -> description.map(text -> "write here: " + text))
                .orElse(otherwise);
        return new Located(node.line(), document.problem(node, what, fix + "."));
    }

    private YamlNode node(NodePath location) {
        YamlNode node = document.root();
        for (int i = 0; i < location.getNameCount(); i++) {
            Object step = location.getElement(i);
            node = step instanceof Integer index
                    ? node.items().get(index)
                    : Objects.requireNonNull(node.fields().get(step.toString()));
        }
        return node;
    }

    /** The schema object that holds the keyword that failed. */
    private JsonNode rule(Error error) {
        return schemaAt(error.getSchemaLocation().getFragment(), 1);
    }

    /** What the schema says about a key, found in the nearest enclosing schema that describes it. */
    private JsonNode propertyRule(Error error, String key) {
        NodePath path = error.getSchemaLocation().getFragment();
        for (int dropped = 1; dropped <= path.getNameCount(); dropped++) {
            JsonNode rule = schemaAt(path, dropped).path("properties").path(key);
            if (rule.isObject()) {
                return resolved(rule);
            }
        }
        return schema.path("properties").path("");
    }

    private JsonNode schemaAt(NodePath path, int dropped) {
        JsonNode node = schema;
        for (int i = 0; i < path.getNameCount() - dropped; i++) {
            Object step = path.getElement(i);
            node = step instanceof Integer index ? node.path(index) : node.path(step.toString());
        }
        return node;
    }

    private JsonNode resolved(JsonNode rule) {
        String reference = rule.path("$ref").asString("");
        return description(rule).isEmpty() && reference.startsWith("#/") ? schema.at(reference.substring(1)) : rule;
    }

    private static Optional<String> description(JsonNode rule) {
        return Optional.of(rule.path("description").asString("").replaceAll("\\.$", ""))
                .filter(text -> !text.isBlank());
    }

    private static Optional<String> example(JsonNode rule) {
        JsonNode first = rule.path("examples").path(0);
        return first.isMissingNode()
                ? Optional.empty()
                : Optional.of(first.isString() ? first.asString() : first.toString());
    }

    private static String expected(JsonNode types) {
        return types.isArray()
                ? StreamSupport.stream(types.spliterator(), false)
                        .map(Violations::typeName)
                        .collect(Collectors.joining(" or "))
                : typeName(types);
    }

    private static String typeName(JsonNode type) {
        return switch (type.asString()) {
            case "object" -> "a mapping (keys with values)";
            case "array" -> "a list";
            case "string" -> "a text";
            case "integer" -> "a whole number";
            case "number" -> "a number";
            case "boolean" -> "true or false";
            default -> "nothing";
        };
    }

    private static String bound(Error error) {
        return error.getSchemaNode().asString();
    }

    private static String written(YamlNode node) {
        if (!(node instanceof YamlNode.Scalar scalar)) {
            return node.kind();
        }
        String text = scalar.text();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
