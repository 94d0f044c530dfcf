package io.plumbline.engine.ingest;

import io.plumbline.engine.fingerprint.Sha256;
import io.plumbline.engine.ingest.CsvScanner.LineEnd;
import io.plumbline.engine.ingest.SourceTable.TextShape;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.store.StoreException;
import io.plumbline.engine.workspace.CsvFormat;
import io.plumbline.engine.workspace.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** Looks at a file before it is read: its fingerprint, its columns and, for delimited text, its lines. */
record FileInspector(Store store, WorkspaceFiles files) {

    /** @throws ProblemException when the file cannot be read as what its name says */
    SourceTable inspect(SourceFile source, String name) {
        Path path = files.path(name);
        MessageDigest digest = Sha256.digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(path), digest)) {
            boolean delimited = source.format().isDelimited();
            Header header = delimited ? header(source.csv(), name, in) : new Header(List.of(), TextShape.NONE);
            in.transferTo(OutputStream.nullOutputStream());
            return new SourceTable(
                    name,
                    path,
                    HexFormat.of().formatHex(digest.digest()),
                    Files.size(path),
                    delimited ? header.columns() : columns(source, name, path),
                    header.text());
        } catch (IOException e) {
            throw ProblemException.failed(
                    name,
                    "The file cannot be read or unpacked.",
                    "check that it is complete and that you may read it.");
        }
    }

    private static Header header(CsvFormat format, String name, InputStream in) throws IOException {
        CsvScanner scanner = TextFiles.scanner(TextFiles.unpacked(name, in), format);
        List<String> columns = TextFiles.header(scanner, format, name);
        LineEnd lineEnd = scanner.lineEnd();
        long records = 0;
        for (long length = scanner.next(null); length >= 0; length = scanner.next(null)) {
            refuseMixedLineEnds(lineEnd, scanner.lineEnd(), name);
            if (length > 0 || columns.size() == 1) {
                records++;
            }
        }
        return new Header(columns, new TextShape(records, lineEnd));
    }

    private static void refuseMixedLineEnds(LineEnd first, LineEnd other, String name) {
        if (other != first && other != LineEnd.NONE) {
            throw ProblemException.failed(
                    name,
                    "Some lines end with a line feed and others with a carriage return.",
                    "save the file with one kind of line end.");
        }
    }

    private List<String> columns(SourceFile source, String name, Path path) {
        try {
            return store.rows(
                    "select column_name from (describe select * from " + TableReader.sniffed(source.format(), path)
                            + ")",
                    row -> row.text("column_name"));
        } catch (StoreException e) {
            throw TableReader.unreadable(source.format(), name, e);
        }
    }

    private record Header(List<String> columns, TextShape text) {}
}
