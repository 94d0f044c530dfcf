package io.plumbline.engine.export;

import io.plumbline.engine.sql.SpreadsheetText;
import io.plumbline.engine.sql.Sql;

/**
 * A column of a file that is written.
 *
 * @param name of the column in the rows and in the file
 */
public record OutputColumn(String name, Kind kind) {

    /** What the cells of a column hold. */
    public enum Kind {
        /** Text from outside. */
        TEXT,
        /** An id that comes back from a spreadsheet. */
        ID,
        /** A number, a truth value, or a word of ours: never a formula. */
        PLAIN,
        /** A DECIMAL, which text formats write without trailing zeros. */
        DECIMAL,
        /** A UTC timestamp, which text formats write as ISO 8601 with {@code Z}. */
        INSTANT
    }

    /** The cell as SQL over the rows {@code t}. */
    String sql(OutputFormat format) {
        String cell = "t." + Sql.identifier(name);
        return switch (kind) {
            case TEXT -> format == OutputFormat.CSV ? SpreadsheetText.written(cell) : cell;
            case ID -> format == OutputFormat.CSV ? SpreadsheetText.writtenId(cell) : cell;
            case PLAIN -> cell;
            case DECIMAL -> format == OutputFormat.PARQUET ? cell : "cast(" + cell + " as double)";
            case INSTANT -> format == OutputFormat.PARQUET ? cell : "strftime(" + cell + ", '%Y-%m-%dT%H:%M:%SZ')";
        };
    }
}
