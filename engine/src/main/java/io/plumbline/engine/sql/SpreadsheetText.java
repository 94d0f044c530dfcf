package io.plumbline.engine.sql;

/**
 * Text that a spreadsheet shows and never computes. A text that a spreadsheet could take for a formula gets an
 * apostrophe before it, and so does each place inside it at which a program that separates by semicolons or lines could
 * begin a cell. Reading takes exactly these apostrophes away again: any text comes back as it was.
 *
 * <p>After OWASP, "CSV Injection": a cell must not begin with {@code = + - @}, their full-width forms, a tab or a line
 * break, also not behind spaces, quotes or signs that cannot be seen.
 */
public final class SpreadsheetText {
    private static final String UNSEEN = "[ \\t\\f\\x0B'\"\\x{00A0}\\x{00AD}\\x{FEFF}\\x{200B}-\\x{200F}"
            + "\\x{2028}-\\x{202F}\\x{2060}-\\x{2069}\\x{3000}]*";

    private static final String FORMULA = UNSEEN + "[=+\\-@\\x{FF1D}\\x{FF0B}\\x{FF0D}\\x{FF20}]";

    private static final String UNSAFE = FORMULA + "|'*[\\t\\r\\n]";

    /** An id that a spreadsheet would rewrite: leading zeros, more digits than it keeps, or a power of ten. */
    private static final String REWRITTEN = "'*(?:0[0-9]+|[0-9]{12,}|[0-9]+[eE][0-9]+)$";

    private SpreadsheetText() {}

    /** A text as it is written. */
    public static String written(String text) {
        return written(text, UNSAFE);
    }

    /** A text that was {@link #written}, as it was. */
    public static String read(String cell) {
        return read(cell, UNSAFE);
    }

    /** An id as it is written: digits too, where a spreadsheet would turn them into another number. */
    public static String writtenId(String id) {
        return written(id, UNSAFE + "|" + REWRITTEN);
    }

    /** An id that was {@link #writtenId written}, as it was. */
    public static String readId(String cell) {
        return read(cell, UNSAFE + "|" + REWRITTEN);
    }

    private static String written(String text, String unsafe) {
        String inside = "regexp_replace(" + text + ", " + Sql.literal("([;\\n\\r])(" + FORMULA + ")") + ", "
                + Sql.literal("\\1'\\2") + ", 'g')";
        return "case when regexp_matches(" + text + ", " + Sql.literal("^(?:" + unsafe + ")") + ") then '''' || "
                + inside + " else " + inside + " end";
    }

    private static String read(String cell, String unsafe) {
        String whole = "case when regexp_matches(" + cell + ", " + Sql.literal("^'(?:" + unsafe + ")")
                + ") then substr(" + cell + ", 2) else " + cell + " end";
        return "regexp_replace(" + whole + ", " + Sql.literal("([;\\n\\r])'(" + FORMULA + ")") + ", "
                + Sql.literal("\\1\\2") + ", 'g')";
    }
}
