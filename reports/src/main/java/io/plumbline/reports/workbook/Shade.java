package io.plumbline.reports.workbook;

import java.util.List;

/**
 * A colour that cells take while a condition holds in their row.
 *
 * @param columns   names of the columns that take it
 * @param of        name of the column whose cell the condition is about
 * @param condition what Excel compares it with, {@code >=90} or {@code ="earns"}
 * @param colour    red, green and blue as six hexadecimal digits
 */
record Shade(List<String> columns, String of, String condition, String colour) {
    static final String GOOD = "C6E7CE";
    static final String WARNING = "FFE7A8";
    static final String BAD = "F8C9C4";
    static final String QUIET = "E3E6EA";

    private static final List<String> SCALE = List.of("9CCBEB", "C3DFF2", "E4F0F9");

    /** The best tenth, quarter and half of a scale of 0 to 100, from dark to light. */
    static List<Shade> scale(String of, String... columns) {
        return List.of(
                new Shade(List.of(columns), of, ">=90", SCALE.get(0)),
                new Shade(List.of(columns), of, ">=75", SCALE.get(1)),
                new Shade(List.of(columns), of, ">=50", SCALE.get(2)));
    }

    /** One text of one column. */
    static Shade text(String column, String text, String colour) {
        return new Shade(List.of(column), column, "=\"" + text.replace("\"", "\"\"") + "\"", colour);
    }
}
