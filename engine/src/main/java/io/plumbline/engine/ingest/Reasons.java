package io.plumbline.engine.ingest;

import io.plumbline.engine.declaration.ValueType;

/** Why rows and cells are refused, in words that hold no value of the file. */
public final class Reasons {
    static final String EMPTY = "the row is empty or cannot be read";
    static final String NO_LEAD = "the lead's id is missing";
    static final String NUL_IN_LEAD = "the lead's id holds a NUL character";
    static final String NO_EVENT_ID = "the event's id is missing";
    static final String NO_TIME = "the time is missing";
    static final String NO_TYPE = "the type of event is missing";
    static final String OTHER_TYPE = "the type of event is not declared";
    static final String NO_STEP = "the step is missing";
    static final String MERGED_IN_CIRCLE = "the record is merged into itself by way of others";
    static final String MERGED_BEFORE = "the record was merged into another lead before";
    /** A file of leads holds the id before. */
    public static final String LEAD_TWICE = "the lead is in an earlier row of the file";

    static final String UNKNOWN_LEAD = "there is no lead with this id";
    static final String NO_ANSWER = "neither yes or no nor a date that can be read in one way only";

    private Reasons() {}

    static String unreadable(ValueType type) {
        return switch (type) {
            case TEXT -> "not a text";
            case NUMBER -> "not a number";
            case BOOLEAN -> "neither true nor false";
            case DATE -> "not a date between 1900 and 2199";
            case TIMESTAMP -> "not a time between 1900 and 2199";
            case LIST -> "not a list of 1 to " + Lists.MOST_ELEMENTS + " elements";
        };
    }

    /**
     * The reason for a kind of error of the store's reader of delimited text, in SQL.
     *
     * @param unclosed condition that is true of a row whose quotation is never closed
     */
    static String ofBrokenRow(String errorType, String unclosed) {
        return """
                coalesce(
                case
                    when %s then 'a quoted text of the row is never closed: the rest of the file is part of it'
                end,
                case %s
                    when 'MISSING COLUMNS' then 'the row has too few columns'
                    when 'TOO MANY COLUMNS' then 'the row has too many columns'
                    when 'UNQUOTED VALUE' then 'a quoted text is not closed'
                    when 'INVALID ENCODING' then 'the row holds bytes that are no text in the encoding of the file'
                    when 'LINE SIZE OVER MAXIMUM' then 'the row is too long'
                    else 'the row cannot be split into columns'
                end)""".formatted(unclosed, errorType);
    }
}
