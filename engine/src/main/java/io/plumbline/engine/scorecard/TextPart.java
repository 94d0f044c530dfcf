package io.plumbline.engine.scorecard;

import io.plumbline.engine.sql.Dialect;

/** Which part of a text is looked up in a list. */
public enum TextPart {
    WHOLE,
    /** What stands after the last {@code @}, such as the domain of an e-mail address; all of it where there is none. */
    DOMAIN,
    /** What stands before the last {@code @}; all of it where there is none. */
    MAILBOX;

    /** The part of a text as an SQL expression, without spaces around it. */
    String sql(String text) {
        return switch (this) {
            case WHOLE -> Dialect.DUCKDB.stripped(text);
            case DOMAIN -> Dialect.DUCKDB.stripped(Dialect.DUCKDB.afterLast(text, '@'));
            case MAILBOX -> Dialect.DUCKDB.stripped(Dialect.DUCKDB.beforeLast(text, '@'));
        };
    }
}
