package io.plumbline.engine.ingest;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.workspace.FileFormat;

/**
 * Texts as lists, in SQL, in the one form in which the store keeps them (see
 * {@link io.plumbline.engine.declaration.ValueType#LIST}); NULL for a text that holds no element, or more than
 * {@link #MOST_ELEMENTS}. In JSON and Parquet the text may also be an array in square brackets; in any format it must be one
 * when the separator is {@link #JSON}.
 */
record Lists(FileFormat format, String separator) {
    /** The word that stands for no separator: the text is an array. */
    static final String JSON = "json";

    /** Finding repeated elements takes the square of their number. */
    static final int MOST_ELEMENTS = 1_000;

    String canonical(String text) {
        String parts = "string_split(" + text + ", " + Sql.literal(separator) + ")";
        if (separator.equals(JSON)) {
            parts = "coalesce(try_cast(try_cast(" + text + " as json) as varchar[]), try_cast(" + text
                    + " as varchar[]))";
        } else if (!format.isDelimited()) {
            parts = "case when starts_with(" + text + ", '[') then coalesce(try_cast(" + text + " as varchar[]), "
                    + parts + ") else " + parts + " end";
        }
        String trimmed = "list_transform(" + parts
                + ", lambda e: replace(regexp_replace(e, '^[\\s\\pZ]+|[\\s\\pZ]+$', '', 'g'), ';', ','))";
        String filled = "list_filter(" + trimmed + ", lambda e: e <> '')";
        String few = "case when len(" + filled + ") between 1 and " + MOST_ELEMENTS + " then " + filled + " end";
        String once = "list_filter(" + few + ", lambda e, i: list_position(" + few + ", e) = i)";
        return "array_to_string(" + once + ", ';')";
    }
}
