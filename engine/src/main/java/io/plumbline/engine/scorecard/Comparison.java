package io.plumbline.engine.scorecard;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.plumbline.engine.sql.Dialect;
import io.plumbline.engine.sql.Sql;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A test of one value. A comparison with a missing value is false; only {@link IsMissing} is true of it. Text is
 * compared without case.
 *
 * <p>The kinds and their components are part of stored models: add, never rename.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "equals", value = Comparison.Equals.class),
    @JsonSubTypes.Type(name = "not_equals", value = Comparison.NotEquals.class),
    @JsonSubTypes.Type(name = "in", value = Comparison.In.class),
    @JsonSubTypes.Type(name = "contains_any", value = Comparison.ContainsAny.class),
    @JsonSubTypes.Type(name = "has_element", value = Comparison.HasElement.class),
    @JsonSubTypes.Type(name = "starts_with", value = Comparison.StartsWith.class),
    @JsonSubTypes.Type(name = "between", value = Comparison.Between.class),
    @JsonSubTypes.Type(name = "at_least", value = Comparison.AtLeast.class),
    @JsonSubTypes.Type(name = "at_most", value = Comparison.AtMost.class),
    @JsonSubTypes.Type(name = "is_missing", value = Comparison.IsMissing.class),
    @JsonSubTypes.Type(name = "is_present", value = Comparison.IsPresent.class),
    @JsonSubTypes.Type(name = "is_true", value = Comparison.IsTrue.class),
    @JsonSubTypes.Type(name = "is_false", value = Comparison.IsFalse.class)
})
public sealed interface Comparison {

    /**
     * A boolean SQL expression, never NULL.
     *
     * @param column the column tested, qualified and quoted
     */
    String sql(String column);

    /** The comparison of a present value: {@code column is not null and test}, which is never NULL. */
    private static String present(String column, String test) {
        return "(" + column + " is not null and " + test + ")";
    }

    record Equals(Value value) implements Comparison {
        @Override
        public String sql(String column) {
            return present(column, value.comparable(column) + " = " + value.sql());
        }
    }

    record NotEquals(Value value) implements Comparison {
        @Override
        public String sql(String column) {
            return present(column, value.comparable(column) + " <> " + value.sql());
        }
    }

    /** One of several values of one kind; at least one. */
    record In(List<Value> values) implements Comparison {
        public In {
            values = List.copyOf(values);
        }

        @Override
        public String sql(String column) {
            String list = values.stream().map(Value::sql).collect(Collectors.joining(", ", "(", ")"));
            return present(column, values.get(0).comparable(column) + " in " + list);
        }
    }

    /** Holds at least one of several texts; at least one is given. */
    record ContainsAny(List<Value.Text> texts) implements Comparison {
        public ContainsAny {
            texts = List.copyOf(texts);
        }

        @Override
        public String sql(String column) {
            return texts.stream()
                    .map(text -> Dialect.DUCKDB.contains(text.comparable(column), text.sql()))
                    .collect(Collectors.joining(" or ", "(", ")"));
        }
    }

    /** A list of which an element is one of several texts; at least one is given. */
    record HasElement(List<Value.Text> elements) implements Comparison {
        private static final String SEPARATOR = Sql.literal(";");

        public HasElement {
            elements = List.copyOf(elements);
        }

        @Override
        public String sql(String column) {
            String list = Dialect.DUCKDB.foldCase(SEPARATOR + " || " + column + " || " + SEPARATOR);
            return elements.stream()
                    .map(element -> new Value.Text(";" + element.text() + ";"))
                    .map(element -> Dialect.DUCKDB.contains(list, element.sql()))
                    .collect(Collectors.joining(" or ", "(", ")"));
        }
    }

    record StartsWith(Value.Text text) implements Comparison {
        @Override
        public String sql(String column) {
            String start = "substr(" + text.comparable(column) + ", 1, length(" + text.sql() + "))";
            return present(column, start + " = " + text.sql());
        }
    }

    /** From low to high, both included. */
    record Between(Value low, Value high) implements Comparison {
        @Override
        public String sql(String column) {
            return present(column, column + " between " + low.sql() + " and " + high.sql());
        }
    }

    record AtLeast(Value value) implements Comparison {
        @Override
        public String sql(String column) {
            return present(column, column + " >= " + value.sql());
        }
    }

    record AtMost(Value value) implements Comparison {
        @Override
        public String sql(String column) {
            return present(column, column + " <= " + value.sql());
        }
    }

    record IsMissing() implements Comparison {
        @Override
        public String sql(String column) {
            return "(" + column + " is null)";
        }
    }

    record IsPresent() implements Comparison {
        @Override
        public String sql(String column) {
            return "(" + column + " is not null)";
        }
    }

    record IsTrue() implements Comparison {
        @Override
        public String sql(String column) {
            return present(column, column);
        }
    }

    record IsFalse() implements Comparison {
        @Override
        public String sql(String column) {
            return present(column, "not " + column);
        }
    }
}
