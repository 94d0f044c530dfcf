package io.plumbline.engine.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.plumbline.engine.sql.Dialect;
import io.plumbline.engine.sql.Sql;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a feature's value becomes a number that is never missing.
 *
 * <p>The kinds are part of every stored model: add, never rename.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "plain", value = Transform.Plain.class),
    @JsonSubTypes.Type(name = "log", value = Transform.Log.class),
    @JsonSubTypes.Type(name = "missing", value = Transform.Missing.class),
    @JsonSubTypes.Type(name = "level", value = Transform.Level.class),
    @JsonSubTypes.Type(name = "bin", value = Transform.Bin.class),
    @JsonSubTypes.Type(name = "element", value = Transform.Element.class)
})
public sealed interface Transform {

    /** The name of the result, given the feature's name: different for different transforms. */
    String name(String feature);

    /**
     * The result as an SQL expression of DOUBLE, never NULL.
     *
     * @param column the feature's value: an SQL expression of DOUBLE, of VARCHAR for {@link Level} and {@link Element};
     *               may be NULL
     */
    String sql(String column);

    /** What it does, in a few words for tables. */
    String words();

    /** Whether the result is 0 or 1. */
    default boolean indicator() {
        return this instanceof Indicator;
    }

    /**
     * The number as it is.
     *
     * @param ifMissing taken for a missing value
     */
    record Plain(double ifMissing) implements Transform {
        @Override
        public String name(String feature) {
            return feature;
        }

        @Override
        public String words() {
            return "as it is; " + ifMissing + " when missing";
        }

        @Override
        public String sql(String column) {
            return "coalesce(" + column + ", " + Sql.literal(ifMissing) + ")";
        }
    }

    /**
     * {@code sign(x) * ln(1 + |x|)}: for counts, sums and times, whose long tail it draws in.
     *
     * @param ifMissing taken for a missing value, before the logarithm
     */
    record Log(double ifMissing) implements Transform {
        @Override
        public String name(String feature) {
            return "log(" + feature + ")";
        }

        @Override
        public String words() {
            return "sign(x) * ln(1 + |x|); x = " + ifMissing + " when missing";
        }

        @Override
        public String sql(String column) {
            String value = "coalesce(" + column + ", " + Sql.literal(ifMissing) + ")";
            return "sign(" + value + ") * ln(1e0 + abs(" + value + "))";
        }
    }

    /** 1 where a condition holds, else 0. */
    sealed interface Indicator extends Transform permits Missing, Level, Bin, Element {

        /** The condition as SQL; what is NULL does not hold. */
        String condition(String column);

        /** Whether at most one of the indicators of a feature is 1. */
        default boolean exclusive() {
            return true;
        }

        @Override
        default String sql(String column) {
            return "case when " + condition(column) + " then 1e0 else 0e0 end";
        }
    }

    /** 1 when the value is missing, else 0. */
    record Missing() implements Indicator {
        @Override
        public String name(String feature) {
            return feature + " is missing";
        }

        @Override
        public String words() {
            return "1 when missing, else 0";
        }

        @Override
        public String condition(String column) {
            return column + " is null";
        }
    }

    /**
     * 1 when the text is this one, else 0; also 0 when it is missing.
     *
     * @param level the text, compared with its case
     */
    record Level(String level) implements Indicator {
        @Override
        public String name(String feature) {
            return feature + " = " + level;
        }

        @Override
        public String words() {
            return "1 when it is this text, else 0";
        }

        @Override
        public String condition(String column) {
            return column + " = " + Sql.literal(level);
        }
    }

    /**
     * 1 when the number is in a bin, {@code from <= x < to}, else 0; also 0 when it is missing.
     *
     * @param from where the bin begins; empty for the lowest
     * @param to   where the next begins; empty for the highest
     */
    record Bin(OptionalDouble from, OptionalDouble to) implements Indicator {
        @Override
        public String name(String feature) {
            return to.isEmpty()
                    ? feature + " from " + from.orElseThrow()
                    : from.isEmpty()
                            ? feature + " below " + to.getAsDouble()
                            : feature + " from " + from.getAsDouble() + " to below " + to.getAsDouble();
        }

        @Override
        public String words() {
            return "1 when it is in this bin, else 0";
        }

        @Override
        public String condition(String column) {
            return Stream.of(
                            from.stream().mapToObj(low -> column + " >= " + Sql.literal(low)),
                            to.stream().mapToObj(high -> column + " < " + Sql.literal(high)))
                    .flatMap(part -> part)
                    .collect(Collectors.joining(" and "));
        }
    }

    /**
     * 1 when the list holds this element, else 0; also 0 when it is missing. A list may hold several.
     *
     * @param element compared with its case; without {@code ;}, which stands between elements
     */
    record Element(String element) implements Indicator {
        @Override
        public String name(String feature) {
            return feature + " has " + element;
        }

        @Override
        public String words() {
            return "1 when the list holds it, else 0";
        }

        @Override
        public boolean exclusive() {
            return false;
        }

        @Override
        public String condition(String column) {
            return Dialect.DUCKDB.contains("(';' || " + column + " || ';')", Sql.literal(";" + element + ";"));
        }
    }
}
