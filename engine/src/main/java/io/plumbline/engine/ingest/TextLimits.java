package io.plumbline.engine.ingest;

import io.plumbline.engine.problem.ProblemException;

/**
 * What the store's reader of delimited text can take, so that it never reads something else than the file says.
 *
 * @param file name of the file as problems show it
 */
record TextLimits(String file) {
    /** Longest row in bytes. */
    static final long LONGEST_ROW = 32L << 20;

    /**
     * Most bytes in a text that is not closed, and most in a file that has one: the reader looks at a file in blocks, and
     * in a block after the first it cannot know that a quotation is still open.
     */
    private static final long MOST_UNCLOSED = 1L << 20;

    private static final long ONE_BLOCK = 16L << 20;

    /**
     * Checks the row that was read last.
     *
     * @throws ProblemException when it is too long, or is a quotation that is never closed and the rest of a large file
     */
    void check(CsvScanner scanner, long length) {
        if (scanner.isUnclosed()) {
            checkUnclosed(scanner, length);
        } else if (length > LONGEST_ROW) {
            throw ProblemException.failed(
                    file,
                    "The row in line " + scanner.recordLine() + " is longer than " + (LONGEST_ROW >> 20) + " MiB.",
                    "shorten or remove it; if it is many rows, check `csv: { quote: ... }` in plumbline.yaml.");
        }
    }

    private void checkUnclosed(CsvScanner scanner, long length) {
        if (length > MOST_UNCLOSED || scanner.recordOffset() + length > ONE_BLOCK) {
            throw ProblemException.failed(
                    file,
                    "A quoted text of the row in line " + scanner.recordLine()
                            + " is never closed, so that the rest of the file would be part of it.",
                    "close the quotation, or set `csv: { quote: ... }` to a character that the file does not use.");
        }
    }
}
