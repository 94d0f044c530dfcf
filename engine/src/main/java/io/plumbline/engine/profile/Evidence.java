package io.plumbline.engine.profile;

import io.plumbline.engine.store.Row;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the cells of a column look like, the missing words left out: counts of cells that fit each thing.
 *
 * @param column      position of the column
 * @param distinct    different values
 * @param most        cells with the commonest value
 * @param longest     characters of the longest value
 * @param numbers     numbers with a decimal point
 * @param minimum     the least of them
 * @param maximum     the greatest of them
 * @param commaNumbers numbers with a decimal comma
 * @param commaMinimum the least of them
 * @param commaMaximum the greatest of them
 * @param onlyPoint   numbers that only a decimal point explains, such as {@code 1.5} and {@code 1,234.5}
 * @param onlyComma   numbers that only a decimal comma explains, such as {@code 1,5} and {@code 1.234,5}
 * @param digits      whole numbers without sign or marks
 * @param zeroLed     longer ones that begin with a zero, also with an exponent, such as {@code 0055e00}
 * @param shortest    characters of the shortest of the whole numbers
 * @param truths      truth values
 * @param bits        of these, 0 or 1
 * @param phones      telephone numbers with their punctuation
 * @param timeLike    texts built like a date or a time
 * @param compact     8 or 14 digits that begin with a year
 * @param seconds     whole numbers that are seconds of the years 2000 to 2034
 * @param millis      the same in milliseconds
 * @param micros      the same in microseconds
 * @param semicolons  cells with a semicolon
 * @param pipes       cells with a vertical bar
 * @param commas      cells with a comma
 * @param arrays      cells in square brackets
 * @param currencies  numbers with a currency sign or a percent sign
 */
record Evidence(
        int column,
        long present,
        long distinct,
        long most,
        long longest,
        long numbers,
        OptionalDouble minimum,
        OptionalDouble maximum,
        long commaNumbers,
        OptionalDouble commaMinimum,
        OptionalDouble commaMaximum,
        long onlyPoint,
        long onlyComma,
        long digits,
        long zeroLed,
        long shortest,
        long truths,
        long bits,
        long phones,
        long timeLike,
        long compact,
        long seconds,
        long millis,
        long micros,
        long semicolons,
        long pipes,
        long commas,
        long arrays,
        long currencies) {

    static Evidence of(Row row) {
        return new Evidence(
                (int) row.number("column_no"),
                row.number("present"),
                row.number("different"),
                row.number("most"),
                row.number("longest"),
                row.number("numbers"),
                row.optionalReal("minimum"),
                row.optionalReal("maximum"),
                row.number("comma_numbers"),
                row.optionalReal("comma_minimum"),
                row.optionalReal("comma_maximum"),
                row.number("only_point"),
                row.number("only_comma"),
                row.number("digits"),
                row.number("zero_led"),
                row.number("shortest"),
                row.number("truths"),
                row.number("bits"),
                row.number("phones"),
                row.number("time_like"),
                row.number("compact"),
                row.number("seconds"),
                row.number("millis"),
                row.number("micros"),
                row.number("semicolons"),
                row.number("pipes"),
                row.number("commas"),
                row.number("arrays"),
                row.number("currencies"));
    }

    /** The unit of whole numbers that are nearly all instants of the years 2000 to 2034. */
    Optional<String> epoch() {
        double enough = 0.95 * present;
        if (seconds >= enough) {
            return Optional.of("epoch_seconds");
        }
        if (millis >= enough) {
            return Optional.of("epoch_milliseconds");
        }
        return micros >= enough ? Optional.of("epoch_microseconds") : Optional.empty();
    }

    /** Whether this is the column at a position, and all its values have two characters. */
    boolean isCodes(int position) {
        return column == position && longest == 2 && distinct > 1;
    }
}
