package io.plumbline.engine.yaml;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A part of a YAML file that knows where it stands.
 *
 * <p>The typed accessors are meant for a tree that {@link YamlDocument#validate} found right: they throw
 * {@link IllegalStateException} where the node is of another kind, which is then a gap in the schema.
 */
public sealed interface YamlNode {

    /** Where the node is, such as {@code sources.events[0].types.page_view}; empty for the whole file. */
    String path();

    /** The line of the node's key, or of the node itself where it has none; the first line is 1. */
    int line();

    /** What a reader calls this kind of node, such as "a list". */
    String kind();

    /** The values by key in the order of the file; empty for anything but a mapping. */
    default Map<String, YamlNode> fields() {
        return Map.of();
    }

    /** The items of a list; a node that is no list is a list of itself. */
    default List<YamlNode> items() {
        return List.of(this);
    }

    /** The value of a key; empty when the key is absent or its value is nothing. */
    default Optional<YamlNode> find(String key) {
        return Optional.ofNullable(fields().get(key))
                .filter(node -> !(node instanceof Scalar scalar && scalar.type() == ScalarType.NOTHING));
    }

    /** The value of a key that the schema requires. */
    default YamlNode field(String key) {
        return find(key).orElseThrow(() -> new IllegalStateException("No '" + key + "' at '" + path() + "'"));
    }

    /** A scalar as it is written, without quotes; also for numbers and truth values. */
    default String text() {
        throw unexpected("a text");
    }

    /** A finite number. */
    default double number() {
        throw unexpected("a number");
    }

    /** A whole number. */
    default long whole() {
        throw unexpected("a whole number");
    }

    /** True or false. */
    default boolean truth() {
        throw unexpected("true or false");
    }

    /** A duration such as {@code 30d}; units s, m, h, d (24 hours) and w (7 days). */
    default Duration duration() {
        return Durations.parse(text()).orElseThrow(() -> unexpected("a duration"));
    }

    /** Whether this is a mapping. */
    default boolean isMapping() {
        return this instanceof Mapping;
    }

    private IllegalStateException unexpected(String expected) {
        return new IllegalStateException("Expected " + expected + " at '" + path() + "', found " + kind());
    }

    /** Keys with values; the keys are unique and in the order of the file. */
    record Mapping(String path, int line, Map<String, YamlNode> fields) implements YamlNode {
        @Override
        public String kind() {
            return "a mapping (keys with values)";
        }
    }

    /** A list. */
    record Sequence(String path, int line, List<YamlNode> items) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /** What a scalar is. */
    enum ScalarType {
        TEXT("a text"),
        NUMBER("a number"),
        TRUTH("true or false"),
        NOTHING("nothing");

        private final String kind;

        ScalarType(String kind) {
            this.kind = kind;
        }
    }

    /**
     * A single value.
     *
     * @param text as written, without quotes
     */
    record Scalar(String path, int line, String text, ScalarType type) implements YamlNode {
        @Override
        public String kind() {
            return type.kind;
        }

        @Override
        public double number() {
            return type == ScalarType.NUMBER ? Double.parseDouble(text) : YamlNode.super.number();
        }

        @Override
        public long whole() {
            double number = number();
            return number == Math.rint(number) && Math.abs(number) < 0x1p53 ? (long) number : YamlNode.super.whole();
        }

        @Override
        public boolean truth() {
            return type == ScalarType.TRUTH ? Boolean.parseBoolean(text) : YamlNode.super.truth();
        }
    }
}
