package io.plumbline.engine.profile;

/** Why a column of digits is text: its values are names, and arithmetic on them means nothing. */
public enum CodeKind {
    /** Some values begin with a zero that a number would lose. */
    LEADING_ZEROS,
    PHONE_NUMBER,
    POSTAL_CODE,
    /** The column's name says that it identifies something. */
    IDENTIFIER
}
