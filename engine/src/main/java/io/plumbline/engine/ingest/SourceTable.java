package io.plumbline.engine.ingest;

import io.plumbline.engine.ingest.CsvScanner.LineEnd;
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
 * @param types   the store's types of the columns of a Parquet file; none for other files, which are all text
 * @param lineEnd how the header of a delimited text ends; NONE for other files
 */
record SourceTable(
        String name, Path path, String sha256, long bytes, List<String> columns, List<String> types, LineEnd lineEnd) {
    SourceTable {
        columns = List.copyOf(columns);
        types = List.copyOf(types);
    }
}
