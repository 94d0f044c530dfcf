package io.plumbline.reports.workbook;

import java.util.List;

/**
 * One sheet: a table that one statement makes.
 *
 * @param name    its tab
 * @param note    what one row is and what the numbers mean
 * @param columns from left to right
 * @param rows    the statement, in the order of the rows
 * @param shades  the first one that holds counts
 * @param empty   what is said where there are no rows
 */
record Sheet(String name, String note, List<Column> columns, String rows, List<Shade> shades, String empty) {
    /** Rows above the table's first: title, note, headings. */
    static final int ABOVE = 3;

    Sheet {
        columns = List.copyOf(columns);
        shades = List.copyOf(shades);
    }

    /** The same without what may tell who somebody is. */
    Sheet anonymised() {
        List<Column> harmless =
                columns.stream().filter(column -> !column.personal()).toList();
        return new Sheet(name, note, harmless, rows, shades, empty);
    }
}
