package io.plumbline.engine.scorecard;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.plumbline.engine.sql.Dialect;
import io.plumbline.engine.sql.Sql;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A test of one value. A comparison with a missing value is false; only {@link IsMissing} is true of it. Text is
 * compared without case, but for {@link Value.ExactText} and patterns that ask for it.
 *
 * <p>The kinds and their components are part of stored models: add, never rename.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "equals", value = Comparison.Equals.class),
    @JsonSubTypes.Type(name = "not_equals", value = Comparison.NotEquals.class),
    @JsonSubTypes.Type(name = "in", value = Comparison.In.class),
    @JsonSubTypes.Type(name = "not_in", value = Comparison.NotIn.class),
    @JsonSubTypes.Type(name = "in_list", value = Comparison.InList.class),
    @JsonSubTypes.Type(name = "not_in_list", value = Comparison.NotInList.class),
    @JsonSubTypes.Type(name = "word_in_list", value = Comparison.WordInList.class),
    @JsonSubTypes.Type(name = "matches", value = Comparison.Matches.class),
    @JsonSubTypes.Type(name = "contains_any", value = Comparison.ContainsAny.class),
    @JsonSubTypes.Type(name = "has_element", value = Comparison.HasElement.class),
    @JsonSubTypes.Type(name = "starts_with", value = Comparison.StartsWith.class),
    @JsonSubTypes.Type(name = "between", value = Comparison.Between.class),
    @JsonSubTypes.Type(name = "at_least", value = Comparison.AtLeast.class),
    @JsonSubTypes.Type(name = "at_most", value = Comparison.AtMost.class),
    @JsonSubTypes.Type(name = "within_last", value = Comparison.WithinLast.class),
    @JsonSubTypes.Type(name = "within_next", value = Comparison.WithinNext.class),
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

    /**
     * {@link #sql(String)} of an attribute of a lead, which some comparisons set beside the moment of scoring.
     *
     * @param asOf the moment in microseconds, an SQL expression
     */
    default String sql(String column, String asOf) {
        return sql(column);
    }

    /** Whether it means another thing at another moment, so that only attributes of leads can be tested. */
    default boolean isOfMoment() {
        return false;
    }

    /** The comparison of a present value: {@code column is not null and test}, which is never NULL. */
    private static String present(String column, String test) {
        return "(" + column + " is not null and " + test + ")";
    }

    /** Whether a date or instant is at or after one instant and before another, in microseconds; a date is its midnight in UTC. */
    private static String between(String column, String from, String to) {
        String instant = Dialect.DUCKDB.microseconds(column);
        return present(column, instant + " >= " + from + " and " + instant + " < " + to);
    }

    private static String constants(List<Value> values) {
        return values.stream().map(Value::sql).collect(Collectors.joining(", ", "(", ")"));
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
            return present(column, values.get(0).comparable(column) + " in " + constants(values));
        }
    }

    /** None of several values of one kind; at least one. */
    record NotIn(List<Value> values) implements Comparison {
        public NotIn {
            values = List.copyOf(values);
        }

        @Override
        public String sql(String column) {
            return present(column, values.get(0).comparable(column) + " not in " + constants(values));
        }
    }

    /** A text of which a part is an entry of a list. */
    record InList(TextPart part, NamedList list) implements Comparison {
        @Override
        public String sql(String column) {
            return present(column, list.holds(part.sql(Dialect.DUCKDB.foldCase(column))));
        }
    }

    /** A text that is no entry of a list. */
    record NotInList(NamedList list) implements Comparison {
        @Override
        public String sql(String column) {
            return present(column, "not " + list.holds(TextPart.WHOLE.sql(Dialect.DUCKDB.foldCase(column))));
        }
    }

    /** A text that holds an entry of a list as a whole word, or as words in a row. */
    record WordInList(NamedList list) implements Comparison {
        @Override
        public String sql(String column) {
            List<String> words = list.words();
            return words.isEmpty() ? "false" : Dialect.DUCKDB.holdsWord(Dialect.DUCKDB.words(column), words);
        }
    }

    /** Some part of the text matches a regular expression that the store's engine takes. */
    record Matches(String pattern, boolean matchCase) implements Comparison {
        @Override
        public String sql(String column) {
            return Dialect.DUCKDB.matches(column, pattern, matchCase);
        }
    }

    /** Holds at least one of several texts; at least one is given. */
    record ContainsAny(List<Value> texts) implements Comparison {
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
    record HasElement(List<Value> elements) implements Comparison {
        private static final String SEPARATOR = Sql.literal(";");

        public HasElement {
            elements = List.copyOf(elements);
        }

        @Override
        public String sql(String column) {
            String list = SEPARATOR + " || " + column + " || " + SEPARATOR;
            return elements.stream()
                    .map(element -> element.between(";"))
                    .map(element -> Dialect.DUCKDB.contains(element.comparable(list), element.sql()))
                    .collect(Collectors.joining(" or ", "(", ")"));
        }
    }

    record StartsWith(Value text) implements Comparison {
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

    /** A date or instant in the time before the moment: {@code as_of - length <= value < as_of}; a date is its midnight in UTC. */
    record WithinLast(Duration length) implements Comparison {
        @Override
        public String sql(String column) {
            throw new IllegalStateException("Compared with a moment only.");
        }

        @Override
        public String sql(String column, String asOf) {
            return between(column, asOf + " - " + Sql.microseconds(length), asOf);
        }

        @Override
        public boolean isOfMoment() {
            return true;
        }
    }

    /** A date or instant in the time from the moment on: {@code as_of <= value < as_of + length}; a date is its midnight in UTC. */
    record WithinNext(Duration length) implements Comparison {
        @Override
        public String sql(String column) {
            throw new IllegalStateException("Compared with a moment only.");
        }

        @Override
        public String sql(String column, String asOf) {
            return between(column, asOf, asOf + " + " + Sql.microseconds(length));
        }

        @Override
        public boolean isOfMoment() {
            return true;
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
