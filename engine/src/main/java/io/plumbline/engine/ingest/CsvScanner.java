package io.plumbline.engine.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the records of a delimited text byte by byte, as the store's reader does: a quote opens a quoted value
 * only at its beginning, a doubled quote inside it is one quote, and after a broken quotation the record ends with the
 * line. Lines without a character are no records, except in a table of one column.
 */
final class CsvScanner {
    private enum State {
        FIELD_START,
        PLAIN,
        QUOTED,
        QUOTE_SEEN,
        BROKEN
    }

    private final InputStream in;
    private final byte delimiter;
    private final byte quote;
    private final boolean[] stops = new boolean[256];
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int filled;
    private long offset;
    private long line = 1;
    private int pending = -1;

    private long recordOffset;
    private long recordLine;
    private LineEnd lineEnd = LineEnd.NONE;
    private boolean unclosed;

    /** How a record ends. */
    enum LineEnd {
        /** The file ends there. */
        NONE("\\n"),
        LF("\\n"),
        CRLF("\\r\\n"),
        CR("\\r");

        private final String option;

        LineEnd(String option) {
            this.option = option;
        }

        /** The reader's word for it. */
        String option() {
            return option;
        }
    }

    CsvScanner(InputStream in, char delimiter, char quote) {
        this.in = in;
        this.delimiter = (byte) delimiter;
        this.quote = (byte) quote;
        for (char stop : new char[] {quote, '\n', '\r'}) {
            stops[stop & 0xFF] = true;
        }
    }

    /** Byte offset at which the record last read begins, from 0, in the unpacked text. */
    long recordOffset() {
        return recordOffset;
    }

    /** Line at which the record last read begins, from 1. */
    long recordLine() {
        return recordLine;
    }

    /** How the record last read ended. */
    LineEnd lineEnd() {
        return lineEnd;
    }

    /** Whether the file ended inside a quoted text of the record last read. */
    boolean isUnclosed() {
        return unclosed;
    }

    /**
     * Reads one record.
     *
     * @param copy receives the record's bytes without its end of line; null when they are not wanted
     * @return the length of the record in bytes without its end of line; -1 when there is none
     */
    long next(@Nullable ByteArrayOutputStream copy) throws IOException {
        recordOffset = pending >= 0 ? offset - 1 : offset;
        recordLine = line;
        State state = State.FIELD_START;
        for (long length = 0; ; length++) {
            if (copy == null && state != State.QUOTE_SEEN) {
                int skipped = skip();
                if (skipped > 0) {
                    length += skipped;
                    state = after(state, buffer[position - 1]);
                }
            }
            int value = read();
            if (value < 0) {
                lineEnd = LineEnd.NONE;
                unclosed = state == State.QUOTED;
                return length == 0 ? -1 : length;
            }
            if ((value == '\n' || value == '\r') && state != State.QUOTED) {
                endLine(value);
                return length;
            }
            if (value == '\n') {
                line++;
            }
            if (copy != null) {
                copy.write(value);
            }
            state = offset <= 3 && isByteOrderMark(value) ? state : after(state, (byte) value);
        }
    }

    /** Passes over bytes that neither end a record nor may open or close a quotation, as far as the buffer reaches. */
    private int skip() {
        if (pending >= 0 || offset < 3) {
            return 0;
        }
        int start = position;
        while (position < filled && !stops[buffer[position] & 0xFF]) {
            position++;
        }
        offset += position - start;
        return position - start;
    }

    private State after(State state, byte value) {
        return switch (state) {
            case FIELD_START -> value == quote ? State.QUOTED : value == delimiter ? State.FIELD_START : State.PLAIN;
            case PLAIN -> value == delimiter ? State.FIELD_START : State.PLAIN;
            case QUOTED -> value == quote ? State.QUOTE_SEEN : State.QUOTED;
            case QUOTE_SEEN -> value == quote ? State.QUOTED : value == delimiter ? State.FIELD_START : State.BROKEN;
            case BROKEN -> State.BROKEN;
        };
    }

    private static boolean isByteOrderMark(int value) {
        return value == 0xEF || value == 0xBB || value == 0xBF;
    }

    private void endLine(int value) throws IOException {
        line++;
        if (value == '\n') {
            lineEnd = LineEnd.LF;
            return;
        }
        int following = read();
        if (following == '\n') {
            lineEnd = LineEnd.CRLF;
        } else {
            lineEnd = LineEnd.CR;
            pending = following;
        }
    }

    private int read() throws IOException {
        if (pending >= 0) {
            int value = pending;
            pending = -1;
            return value;
        }
        if (position == filled) {
            filled = in.read(buffer);
            position = 0;
            if (filled <= 0) {
                filled = 0;
                return -1;
            }
        }
        offset++;
        return buffer[position++] & 0xFF;
    }
}
