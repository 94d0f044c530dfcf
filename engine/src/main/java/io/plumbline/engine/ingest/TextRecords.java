package io.plumbline.engine.ingest;

import io.plumbline.engine.workspace.CsvFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The records of a piece of delimited text, as the import tells them apart. Lines without a character are skipped. */
public final class TextRecords {
    private final CsvScanner scanner;
    private final CsvFormat format;
    private final ByteArrayOutputStream record = new ByteArrayOutputStream();

    /** @param text UTF-8, without a byte order mark; the walk begins at {@code from} */
    public TextRecords(byte[] text, int from, CsvFormat format) {
        this.scanner = TextFiles.scanner(new ByteArrayInputStream(text, from, text.length - from), format);
        this.format = format;
    }

    /** Goes to the next record; false when there is none. */
    public boolean next() {
        try {
            long length;
            do {
                record.reset();
                length = scanner.next(record);
            } while (length == 0);
            return length > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The values of the record. */
    public List<String> fields() {
        return TextFiles.fields(record.toString(StandardCharsets.UTF_8), format);
    }

    /** Where the record begins: bytes after the walk's own beginning. */
    public int offset() {
        return Math.toIntExact(scanner.recordOffset());
    }

    /** Line at which the record begins, from 1, counted from the walk's beginning. */
    public int line() {
        return Math.toIntExact(scanner.recordLine());
    }

    /** Whether an end of line stands after the record. */
    public boolean ended() {
        return scanner.lineEnd() != CsvScanner.LineEnd.NONE;
    }

    /** The characters that end the record; empty at the end of the text. */
    public String lineEnd() {
        return switch (scanner.lineEnd()) {
            case NONE -> "";
            case LF -> "\n";
            case CRLF -> "\r\n";
            case CR -> "\r";
        };
    }
}
