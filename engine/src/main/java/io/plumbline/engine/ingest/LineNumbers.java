package io.plumbline.engine.ingest;

import io.plumbline.engine.workspace.FileFormat;
import io.plumbline.engine.workspace.SourceFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Where rows stand in a file. For delimited text it is the line at which the row begins, also when texts hold line
 * breaks and when empty lines lie between; it is exact except after a quotation that is never closed. For JSON with one
 * object a line it is that line. For Parquet and for an array in JSON it is the number of the row.
 */
record LineNumbers(SourceFile source, SourceTable table, TextWalks walks) {

    /**
     * The lines of rows.
     *
     * @param rows numbers of rows, from 1, ascending
     */
    double[] ofRows(double[] rows) {
        if (source.format().isDelimited()) {
            TextWalk walk = walks.of(source, table);
            return walk.knowsLines()
                    ? known(walk, rows)
                    : matched(rows, new double[rows.length], (scanner, row) -> row);
        }
        return source.format() == FileFormat.JSON && !TextFiles.isArray(table.path()) ? ofObjects(rows) : rows.clone();
    }

    private static double[] known(TextWalk walk, double[] rows) {
        double[] lines = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            lines[i] = walk.line((long) rows[i]);
        }
        return lines;
    }

    /**
     * The numbers of the rows, from 1, that begin at or right after byte offsets.
     *
     * @param offsets from 0 in the unpacked text, ascending
     */
    double[] rowsAt(double[] offsets) {
        double[] rows = new double[offsets.length];
        matched(offsets, rows, (scanner, row) -> scanner.recordOffset());
        return rows;
    }

    private interface Key {
        long of(CsvScanner scanner, long row);
    }

    /** Walks the rows; for each wanted key the first row at or after it gives the line, and its number into {@code rows}. */
    private double[] matched(double[] wanted, double[] rows, Key key) {
        double[] lines = new double[wanted.length];
        try (InputStream in = TextFiles.open(table.path())) {
            CsvScanner scanner = TextFiles.scanner(in, source.csv());
            List<String> columns = TextFiles.header(scanner, source.csv(), table.name());
            long row = 0;
            int next = 0;
            for (long length = scanner.next(null); length >= 0 && next < wanted.length; length = scanner.next(null)) {
                if (length == 0 && columns.size() > 1) {
                    continue;
                }
                row++;
                while (next < wanted.length && wanted[next] <= key.of(scanner, row)) {
                    lines[next] = scanner.recordLine();
                    rows[next++] = row;
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private double[] ofObjects(double[] rows) {
        double[] lines = new double[rows.length];
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(TextFiles.open(table.path()), StandardCharsets.UTF_8))) {
            long line = 0;
            long row = 0;
            int next = 0;
            for (String text = reader.readLine(); text != null && next < rows.length; text = reader.readLine()) {
                line++;
                if (!text.isBlank()) {
                    row++;
                }
                if (next < rows.length && rows[next] == row) {
                    lines[next++] = line;
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
