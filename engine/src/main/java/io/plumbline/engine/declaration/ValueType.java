package io.plumbline.engine.declaration;

import java.util.Locale;

/** The type of an attribute or a property. */
public enum ValueType {
    TEXT("varchar"),
    NUMBER("double"),
    BOOLEAN("boolean"),
    DATE("date"),
    TIMESTAMP("timestamp"),
    /**
     * Several texts. In the store one text: the elements without spaces around them, none empty, none twice, in their
     * first order, with {@code ;} between them; a {@code ;} inside an element is written {@code ,}.
     */
    LIST("varchar");

    private final String column;

    ValueType(String column) {
        this.column = column;
    }

    /** The type of the column in the store that holds such values. */
    public String column() {
        return column;
    }

    /** The word for it in configuration files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
