package io.plumbline.engine.ingest;

import io.plumbline.engine.ingest.CsvScanner.LineEnd;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.workspace.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;

/**
 * What a walk over all records of a delimited text found: how many there are, and at which lines they begin. Only the
 * records that do not begin one line after the one before are kept, up to {@link #MOST_STEPS} of them.
 */
final class TextWalk {
    private static final int MOST_STEPS = 1_000_000;

    private long records;
    private boolean unclosed;
    private long[] rows = new long[16];
    private long[] lines = new long[16];
    private int steps;

    private TextWalk() {}

    /**
     * Walks over a file.
     *
     * @throws ProblemException when it cannot be read to its end, or its lines end in different ways
     */
    static TextWalk over(SourceFile source, SourceTable table) {
        try (InputStream in = new UnpackedText(TextFiles.open(table.path()), table.name(), Files.size(table.path()))) {
            TextWalk walk = new TextWalk();
            walk.walk(TextFiles.scanner(in, source.csv()), source, table);
            return walk;
        } catch (IOException e) {
            throw ProblemException.failed(
                    table.name(),
                    "The file cannot be read or unpacked.",
                    "check that it is complete and that you may read it.");
        }
    }

    private void walk(CsvScanner scanner, SourceFile source, SourceTable table) throws IOException {
        List<String> columns = TextFiles.header(scanner, source.csv(), table.name());
        TextLimits limits = new TextLimits(table.name());
        long expected = -1;
        for (long length = scanner.next(null); length >= 0; length = scanner.next(null)) {
            refuseMixedLineEnds(table, scanner.lineEnd());
            limits.check(scanner, length);
            if (length > 0 || columns.size() == 1) {
                records++;
                unclosed = scanner.isUnclosed();
                if (scanner.recordLine() != expected) {
                    step(scanner.recordLine());
                }
                expected = scanner.recordLine() + 1;
            }
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }

    private static void refuseMixedLineEnds(SourceTable table, LineEnd other) {
        if (other != table.lineEnd() && other != LineEnd.NONE) {
            throw ProblemException.failed(
                    table.name(),
                    "Some lines end with a line feed and others with a carriage return.",
                    "save the file with one kind of line end.");
        }
    }

    private void step(long line) {
        if (steps >= MOST_STEPS) {
            steps = MOST_STEPS + 1;
            return;
        }
        if (steps == rows.length) {
            rows = Arrays.copyOf(rows, steps * 2);
            lines = Arrays.copyOf(lines, steps * 2);
        }
        rows[steps] = records;
        lines[steps++] = line;
    }

    /** Number of records without the header. */
    long records() {
        return records;
    }

    /** Number of the record that a quotation which is never closed makes the last one; 0 when there is none. */
    long unclosed() {
        return unclosed ? records : 0;
    }

    /** Whether {@link #line} knows the lines of all records. */
    boolean knowsLines() {
        return steps <= MOST_STEPS;
    }

    /** The line at which a record begins, both counted from 1. */
    long line(long row) {
        int found = Arrays.binarySearch(rows, 0, steps, row);
        int step = found >= 0 ? found : -found - 2;
        return lines[step] + row - rows[step];
    }
}
