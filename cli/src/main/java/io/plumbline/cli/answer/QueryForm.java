package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Terminal;

/** A form in which the rows of a query are written. */
public interface QueryForm {

    /** Writes all rows. */
    void write(Query query, Terminal terminal);
}
