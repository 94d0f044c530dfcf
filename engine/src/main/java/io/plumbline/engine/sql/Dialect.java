package io.plumbline.engine.sql;

import java.math.BigDecimal;
import java.util.List;

/**
 * The leaf functions in which SQL engines differ. Arguments are SQL expressions and must already be parenthesised
 * where they need it.
 */
public interface Dialect {

    /** The dialect of the embedded store. */
    Dialect DUCKDB = new DuckDbDialect();

    /** Whole microseconds since 1970 of a UTC timestamp, 64-bit. */
    String microseconds(String timestamp);

    /** The UTC timestamp of whole microseconds since 1970. */
    String timestamp(String microseconds);

    /** The UTC day number since 1970 of whole microseconds. */
    String dayNumber(String microseconds);

    /** The nearest whole number, half away from zero, 64-bit. */
    String rounded(String number);

    /** Micro-points, half away from zero, of points times weight: a 64-bit whole number. */
    String microPoints(String points);

    /**
     * {@code number x part / whole}, exact and rounded half up, a whole number.
     *
     * @param number whole numbers from 0 to {@code whole}
     * @param part 0 or more, of at most 17 digits
     * @param whole above 0
     */
    String share(String number, BigDecimal part, long whole);

    /** The exact points of whole micro-points, as DECIMAL(18, 6). */
    String points(String microPoints);

    /** A finite number as text with at most so many decimals, without trailing zeros; {@code .} is the decimal mark. */
    String decimals(String number, int places);

    /**
     * One of some constants.
     *
     * @param constants SQL literals of one type; at least one
     * @param index     a whole number counted from 0, never NULL
     */
    String element(List<String> constants, String index);

    /** Text folded for comparison without case. */
    String foldCase(String text);

    /** Whether a text holds another; both folded already; a boolean, false when the text is missing. */
    String contains(String text, String part);

    /** Text without white space around it. */
    String stripped(String text);

    /** What stands after the last sign of a kind; all of a text that has none. */
    String afterLast(String text, char sign);

    /** What stands before the last sign of a kind; all of a text that has none. */
    String beforeLast(String text, char sign);

    /**
     * Whether some part of a text matches a regular expression; a boolean, false when the text is missing. {@code ^} and
     * {@code $} are the ends of the text.
     *
     * @param pattern   in the syntax of RE2, which takes time in proportion to the text
     * @param matchCase whether small and capital letters differ
     */
    String matches(String text, String pattern, boolean matchCase);

    /**
     * The words of a text: without case, accents and signs, a space before and after each, so that a word can be looked
     * for as a whole.
     */
    String words(String text);

    /**
     * Whether {@link #words} hold one of some words; a boolean, false when the text is missing.
     *
     * @param wanted small letters and digits without accents, one space between the parts of one; at least one
     */
    String holdsWord(String words, List<String> wanted);
}
