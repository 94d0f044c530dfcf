package io.plumbline.engine.scorecard;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.plumbline.engine.sql.Dialect;
import io.plumbline.engine.sql.Sql;
import java.time.Instant;
import java.time.LocalDate;

/** What an attribute or property is compared with. The kinds are part of stored models: add, never rename. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "text", value = Value.Text.class),
    @JsonSubTypes.Type(name = "exact_text", value = Value.ExactText.class),
    @JsonSubTypes.Type(name = "number", value = Value.Real.class),
    @JsonSubTypes.Type(name = "day", value = Value.Day.class),
    @JsonSubTypes.Type(name = "time", value = Value.Time.class)
})
public sealed interface Value {

    /** The value as an SQL expression, in the form that {@link #comparable} gives a column. */
    String sql();

    /** A column in the form in which it is compared with this kind of value. */
    default String comparable(String column) {
        return column;
    }

    /** A text with the same sign before and after it. */
    default Value between(String sign) {
        throw new IllegalStateException("Only a text stands between signs.");
    }

    /** A text, compared without case. */
    record Text(String text) implements Value {
        @Override
        public Value between(String sign) {
            return new Text(sign + text + sign);
        }

        @Override
        public String sql() {
            return Dialect.DUCKDB.foldCase(Sql.literal(text));
        }

        @Override
        public String comparable(String column) {
            return Dialect.DUCKDB.foldCase(column);
        }
    }

    /** A text, compared letter by letter, case included. */
    record ExactText(String text) implements Value {
        @Override
        public Value between(String sign) {
            return new ExactText(sign + text + sign);
        }

        @Override
        public String sql() {
            return Sql.literal(text);
        }
    }

    /** A finite number. */
    record Real(double number) implements Value {
        @Override
        public String sql() {
            return Sql.literal(number);
        }
    }

    /** A day. */
    record Day(LocalDate day) implements Value {
        @Override
        public String sql() {
            return "cast(" + Sql.literal(day.toString()) + " as date)";
        }
    }

    /** A UTC instant. */
    record Time(Instant instant) implements Value {
        @Override
        public String sql() {
            return Sql.literal(instant);
        }
    }
}
