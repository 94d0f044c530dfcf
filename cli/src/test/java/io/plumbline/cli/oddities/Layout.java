package io.plumbline.cli.oddities;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * How a file of delimited text is written.
 *
 * @param mark      whether a byte-order mark comes first
 * @param quoteAll  whether every cell is quoted, or only those that need it
 * @param lineEnd   between rows
 */
record Layout(Charset charset, boolean mark, char delimiter, boolean quoteAll, String lineEnd) {
    static final Layout COMMA = new Layout(StandardCharsets.UTF_8, false, ',', false, "\n");

    Layout in(Charset other, boolean withMark) {
        return new Layout(other, withMark, delimiter, quoteAll, lineEnd);
    }

    Layout delimitedBy(char other) {
        return new Layout(charset, mark, other, quoteAll, lineEnd);
    }

    Layout quotingAll() {
        return new Layout(charset, mark, delimiter, true, lineEnd);
    }

    Layout endingLinesWith(String other) {
        return new Layout(charset, mark, delimiter, quoteAll, other);
    }

    String cell(String text) {
        boolean needed = text.indexOf(delimiter) >= 0
                || text.indexOf('"') >= 0
                || text.indexOf('\n') >= 0
                || text.indexOf('\r') >= 0;
        return quoteAll || needed ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
