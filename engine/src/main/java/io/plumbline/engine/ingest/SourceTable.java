package io.plumbline.engine.ingest;

import java.nio.file.Path;
import java.util.List;

/**
 * One file of a source as it was found.
 *
 * @param name    path relative to the workspace
 * @param path    absolute path
 * @param sha256  of the file's bytes as they are on disk, in hexadecimal
 * @param bytes   size on disk
 * @param columns the columns it has, in its order
 * @param text    how its lines are, for a delimited text; otherwise all zero
 */
record SourceTable(String name, Path path, String sha256, long bytes, List<String> columns, TextShape text) {
    SourceTable {
        columns = List.copyOf(columns);
    }

    /**
     * The lines of a delimited text.
     *
     * @param records rows without the header
     * @param lineEnd how the header ends
     */
    record TextShape(long records, CsvScanner.LineEnd lineEnd) {
        static final TextShape NONE = new TextShape(0, CsvScanner.LineEnd.NONE);
    }
}
