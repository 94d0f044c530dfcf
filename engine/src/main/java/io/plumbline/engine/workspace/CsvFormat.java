package io.plumbline.engine.workspace;

import java.nio.charset.Charset;
import java.util.List;

/**
 * How a text table is written.
 *
 * @param delimiter    the character between columns
 * @param quote        the character around texts; doubled inside them
 * @param decimalComma whether numbers have a decimal comma rather than a point
 * @param missing      texts that mean no value; the empty text is always one
 * @param encoding     how characters are bytes; a byte order mark in the file wins
 */
public record CsvFormat(String delimiter, String quote, boolean decimalComma, List<String> missing, Charset encoding) {
    public CsvFormat {
        missing = List.copyOf(missing);
    }
}
