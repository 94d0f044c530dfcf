package io.plumbline.engine.ingest;

import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.workspace.CsvFormat;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Text files, packed or not, and their header. */
final class TextFiles {
    private static final int BUFFER = 1 << 16;

    private TextFiles() {}

    /** The unpacked bytes of a file. */
    static InputStream open(Path file) throws IOException {
        return unpacked(file.toString(), Files.newInputStream(file));
    }

    /** Whether a file is packed, by the end of its name. */
    static boolean isPacked(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    }

    /** The unpacked bytes of a file of this name whose own bytes are given. */
    static InputStream unpacked(String name, InputStream in) throws IOException {
        return name.toLowerCase(Locale.ROOT).endsWith(".gz")
                ? new GZIPInputStream(in, BUFFER)
                : new BufferedInputStream(in, BUFFER);
    }

    /** Whether a JSON file is one array, rather than one object after another. */
    static boolean isArray(Path file) {
        try (InputStream in = open(file)) {
            int first = in.read();
            while (first == 0xEF || first == 0xBB || first == 0xBF || Character.isWhitespace(first)) {
                first = in.read();
            }
            return first == '[';
        } catch (IOException e) {
            return false;
        }
    }

    static CsvScanner scanner(InputStream in, CsvFormat format) {
        return new CsvScanner(in, format.delimiter().charAt(0), format.quote().charAt(0));
    }

    /** Reads the header; the scanner then stands at the first row. */
    static List<String> header(CsvScanner scanner, CsvFormat format, String name) throws IOException {
        ByteArrayOutputStream record = new HeaderBytes(name);
        if (scanner.next(record) <= 0) {
            throw ProblemException.failed(
                    name, "The first line has no column names.", "put the names of the columns into the first line.");
        }
        return fields(FirstLine.text(record.toByteArray(), name), format);
    }

    static List<String> fields(String record, CsvFormat format) {
        char delimiter = format.delimiter().charAt(0);
        char quote = format.quote().charAt(0);
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < record.length(); i++) {
            char c = record.charAt(i);
            if (c == quote && quoted && i + 1 < record.length() && record.charAt(i + 1) == quote) {
                field.append(record.charAt(++i));
            } else if (c == quote && (quoted || field.isEmpty())) {
                quoted = !quoted;
            } else if (c == delimiter && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    /** A first line of a length that a header may have, so that a file without lines is not read into memory. */
    private static final class HeaderBytes extends ByteArrayOutputStream {
        private static final int LONGEST = 8 << 20;

        private final String name;

        HeaderBytes(String name) {
            this.name = name;
        }

        @Override
        public synchronized void write(int value) {
            super.write(value);
            if (count > LONGEST) {
                throw ProblemException.failed(
                        name,
                        "The first line is longer than " + (LONGEST >> 20) + " MiB.",
                        "put the names of the columns into the first line; check `csv: { quote: ... }` in plumbline.yaml.");
            }
        }
    }
}
