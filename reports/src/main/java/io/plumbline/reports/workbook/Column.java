package io.plumbline.reports.workbook;

import io.plumbline.engine.store.Row;
import io.plumbline.reports.words.Words;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * One column of a table.
 *
 * @param name     of the store's column, of the heading among the messages, and in {@link Shade}
 * @param heading  a name that users gave; the message's when empty
 * @param format   how its cells look
 * @param width    in characters
 * @param personal whether it may tell who somebody is, and is left out of an anonymised workbook
 * @param value    a text, a number or an instant; empty where the store says nothing
 */
record Column(
        String name,
        Optional<String> heading,
        Format format,
        int width,
        boolean personal,
        Function<Row, Optional<?>> value) {

    /** A text of the store, as it stands there. */
    static Column text(String name) {
        return of(name, Format.TEXT, row -> row.optionalText(name));
    }

    /** A text of the store, shown as another. */
    static Column text(String name, UnaryOperator<String> shown) {
        return of(name, Format.TEXT, row -> row.optionalText(name).map(shown));
    }

    /** Sentences. */
    static Column prose(String name, Function<Row, Optional<?>> value) {
        return of(name, Format.PROSE, value);
    }

    static Column truth(String name, Words words) {
        return text(name, truth -> words.named("workbook.truth", truth));
    }

    static Column count(String name) {
        return of(name, Format.COUNT, row -> row.optionalNumber(name));
    }

    static Column real(String name, Format format) {
        return of(name, format, row -> boxed(row.optionalReal(name)));
    }

    static Column share(String name) {
        return real(name, Format.SHARE);
    }

    static Column points(String name) {
        return real(name, Format.POINTS);
    }

    static Column figure(String name) {
        return real(name, Format.FIGURE);
    }

    static Column instant(String name, Format format) {
        return of(name, format, row -> row.optionalInstant(name));
    }

    private static Column of(String name, Format format, Function<Row, Optional<?>> value) {
        return new Column(name, Optional.empty(), format, format.width(), false, value);
    }

    Column wide(int characters) {
        return new Column(name, heading, format, characters, personal, value);
    }

    Column headed(String text) {
        return new Column(name, Optional.of(text), format, width, personal, value);
    }

    /** Of something that may tell who somebody is. */
    Column ofPersons() {
        return new Column(name, heading, format, width, true, value);
    }

    /** What stands above it. */
    String heading(Words words) {
        return heading.orElseGet(() -> words.say("workbook.column." + name));
    }

    /** How many lines a value of it takes; more than one only where cells grow in height. */
    int lines(Object value) {
        return format == Format.PROSE ? Layout.lines(value.toString(), width) : 1;
    }

    private static Optional<Double> boxed(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }
}
