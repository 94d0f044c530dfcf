package io.plumbline.engine.ingest;

import io.plumbline.engine.fingerprint.Sha256;
import io.plumbline.engine.ingest.CsvScanner.LineEnd;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.store.StoreException;
import io.plumbline.engine.workspace.CsvFormat;
import io.plumbline.engine.workspace.FileFormat;
import io.plumbline.engine.workspace.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Looks at a file before it is read: its fingerprint, its columns and, for delimited text, how its first line ends. */
record FileInspector(Store store, WorkspaceFiles files, Utf8Copies copies) {

    /** @throws ProblemException when the file cannot be read as what its name says */
    SourceTable inspect(SourceFile source, String name) {
        Path path = files.path(name);
        try {
            Path text = source.format() == FileFormat.PARQUET ? path : copies.of(source, name, path);
            Header header =
                    source.format().isDelimited() ? header(source.csv(), name, text) : described(source, name, text);
            return new SourceTable(
                    name, text, Sha256.hex(path), Files.size(path), header.columns(), header.types(), header.lineEnd());
        } catch (IOException e) {
            throw ProblemException.failed(
                    name,
                    "The file cannot be read or unpacked.",
                    "check that it is complete and that you may read it.");
        }
    }

    private static Header header(CsvFormat format, String name, Path path) throws IOException {
        try (InputStream in = new UnpackedText(TextFiles.open(path), name, Files.size(path))) {
            CsvScanner scanner = TextFiles.scanner(in, format);
            return new Header(TextFiles.header(scanner, format, name), List.of(), scanner.lineEnd());
        }
    }

    private Header described(SourceFile source, String name, Path path) {
        try {
            List<Map.Entry<String, String>> columns = store.rows(
                    "select column_name, column_type from (describe select * from "
                            + TableReader.sniffed(source.format(), path) + ")",
                    row -> Map.entry(row.text("column_name"), row.text("column_type")));
            return new Header(
                    columns.stream().map(Map.Entry::getKey).toList(),
                    source.format() == FileFormat.PARQUET
                            ? columns.stream().map(Map.Entry::getValue).toList()
                            : List.of(),
                    LineEnd.NONE);
        } catch (StoreException e) {
            throw TableReader.unreadable(source.format(), name, e);
        }
    }

    private record Header(List<String> columns, List<String> types, LineEnd lineEnd) {}
}
