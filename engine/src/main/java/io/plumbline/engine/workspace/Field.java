package io.plumbline.engine.workspace;

import io.plumbline.engine.declaration.ValueType;

/**
 * An attribute of leads or a property of events.
 *
 * @param name      its name in the store
 * @param column    the column of the file that holds it
 * @param type      the type of its values
 * @param separator the text between the elements of a list; of no account for other types
 */
public record Field(String name, String column, ValueType type, String separator) {
    /** The text between the elements of a list where nothing else is said. */
    public static final String SEPARATOR = ";";

    /** Whether its values are dates or times. */
    boolean isTime() {
        return type == ValueType.DATE || type == ValueType.TIMESTAMP;
    }

    /** A field whose lists, if it holds any, have {@code ;} between their elements. */
    public Field(String name, String column, ValueType type) {
        this(name, column, type, SEPARATOR);
    }
}
