package io.plumbline.engine.profile;

import io.plumbline.engine.ingest.TextRecords;
import io.plumbline.engine.workspace.CsvFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The rows looked at, as a text in UTF-8 that the import's reader takes: one header line, then complete records.
 *
 * @param csv     how the text is written
 * @param columns its columns
 */
record SampledText(CsvFormat csv, int columns) {
    private static final int RECORDS_IN_STEP = 20;
    private static final int STARTS_TRIED = 200;

    /**
     * Writes a file.
     *
     * @param pieces  in UTF-8
     * @param skipped records of the first piece before the first row
     * @param whole   whether the last record of the last piece is complete without an end of line
     */
    void write(Path file, List<byte[]> pieces, int skipped, boolean whole, String lineEnd) {
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write((header() + lineEnd).getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < pieces.size(); i++) {
                byte[] piece = pieces.get(i);
                int from = i == 0 ? afterRecords(piece, skipped) : firstInStep(piece);
                int to = whole ? piece.length : lastEnd(piece, from);
                if (from < to) {
                    out.write(piece, from, to - from);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether all records of a piece, from the first that is in step, end in the same way, but for the last. */
    boolean endAlike(byte[] piece, String lineEnd) {
        TextRecords walk = new TextRecords(piece, firstInStep(piece), csv);
        while (walk.next()) {
            if (walk.ended() && !walk.lineEnd().equals(lineEnd)) {
                return false;
            }
        }
        return true;
    }

    private String header() {
        return IntStream.range(0, columns).mapToObj(i -> "c" + i).collect(Collectors.joining(csv.delimiter()));
    }

    private int afterRecords(byte[] piece, int records) {
        TextRecords walk = new TextRecords(piece, 0, csv);
        for (int i = 0; i < records; i++) {
            walk.next();
        }
        return walk.next() ? walk.offset() : piece.length;
    }

    /** Begin of the first line from which on records have the right width: a line may begin inside a quoted text. */
    private int firstInStep(byte[] piece) {
        int start = 0;
        for (int tried = 0; tried < STARTS_TRIED && start < piece.length; tried++) {
            start = afterLine(piece, start);
            if (inStep(piece, start)) {
                return start;
            }
        }
        return piece.length;
    }

    private boolean inStep(byte[] piece, int start) {
        TextRecords walk = new TextRecords(piece, start, csv);
        for (int i = 0; i < RECORDS_IN_STEP; i++) {
            if (!walk.next() || !walk.ended()) {
                return i > 0;
            }
            if (walk.fields().size() != columns) {
                return false;
            }
        }
        return true;
    }

    private static int afterLine(byte[] piece, int from) {
        for (int i = from; i < piece.length; i++) {
            boolean lone = piece[i] == '\r' && (i + 1 == piece.length || piece[i + 1] != '\n');
            if (piece[i] == '\n' || lone) {
                return i + 1;
            }
        }
        return piece.length;
    }

    /** End of the last record that an end of line completes. */
    private int lastEnd(byte[] piece, int from) {
        TextRecords walk = new TextRecords(piece, from, csv);
        int end = from;
        while (walk.next()) {
            if (!walk.ended()) {
                return from + walk.offset();
            }
            end = piece.length;
        }
        return end;
    }
}
