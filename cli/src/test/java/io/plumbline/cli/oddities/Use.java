package io.plumbline.cli.oddities;

/** What a column of an export is good for. */
enum Use {
    LEAD_ID,
    CREATED_AT,
    TEXT,
    NUMBER,
    BOOLEAN,
    DATE,
    TIMESTAMP,
    LIST,
    /** The date on which the lead reached a step. */
    STEP_DATE,
    /** The money of a step. */
    STEP_AMOUNT,
    EXISTING_SCORE,
    /** Known only after the outcome, or says who somebody is: to be left out with a reason. */
    SET_ASIDE,
    MERGED_FROM,
    MERGED_INTO,
    DELETED,
    EVENT_ID,
    OCCURRED_AT,
    EVENT_TYPE,
    /** Good either way: an attribute or left out. */
    EITHER;

    boolean isAttribute() {
        return compareTo(TEXT) >= 0 && compareTo(LIST) <= 0;
    }
}
