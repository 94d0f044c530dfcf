package io.plumbline.engine.profile;

import io.plumbline.engine.ingest.ImportReading;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.CsvFormat;
import io.plumbline.engine.workspace.FileFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the rows looked at of Parquet and JSON, which say themselves how they are written.
 *
 * @param folder for a file that does not outlive the look
 */
record ObjectLooker(Store store, Path folder, Path file, FileFormat format) {
    private static final CsvFormat PLAIN = ImportReading.csv(",", "\"");
    private static final long CELLS = 4_000_000;
    private static final int BLOCK = 2048;

    /**
     * Reads the rows into a table of the scratch store.
     *
     * @throws ProblemException when the file holds no rows or not two columns
     */
    Looked into(String table) {
        return format == FileFormat.PARQUET ? parquet(table) : json(table);
    }

    /** Every so many blocks of rows, so that all parts of the file are met. */
    private Looked parquet(String table) {
        ImportReading reading = reading();
        List<String> columns = columns(file);
        long rows = reading.rows(store, file, name());
        long blocks = Math.max(1, (rows * columns.size() + CELLS - 1) / CELLS);
        String where = blocks == 1 ? "" : "(file_row_number // " + BLOCK + ") % " + blocks + " = 0";
        reading.into(store, file, name(), columns, "\n", where, table);
        return looked(table, columns, rows, blocks > 1);
    }

    private Looked json(String table) {
        RawSample raw = RawSample.of(file);
        NoTable.refuseOther(raw.head(), name());
        if (raw.isWhole()) {
            List<String> columns = columns(file);
            reading().into(store, file, name(), columns, "\n", "", table);
            return looked(table, columns, 0, false);
        }
        try {
            Path sample = Files.createTempFile(folder, "look-", ".json");
            try {
                new JsonSample(raw).write(sample);
                List<String> columns = columns(sample);
                reading().into(store, sample, name(), columns, "\n", "", table);
                return looked(table, columns, estimated(table, raw, Files.size(sample)), true);
            } finally {
                Files.deleteIfExists(sample);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long estimated(String table, RawSample raw, long bytes) {
        long looked = store.number("select count(*) from " + table).orElse(0L);
        return Math.round((double) looked * raw.totalBytes() / Math.max(1, bytes));
    }

    private List<String> columns(Path path) {
        List<String> columns = reading().columns(store, path, name());
        if (columns.size() < 2) {
            throw NoTable.failed(
                    name(), "The file has one column or none.", "make the export again, with all columns.");
        }
        return columns;
    }

    private Looked looked(String table, List<String> columns, long rows, boolean sampled) {
        long looked = store.number("select count(*) from " + table).orElse(0L);
        if (looked == 0) {
            throw NoTable.failed(name(), "The file has no rows.", "make the export again, with rows.");
        }
        return new Looked(
                file,
                format,
                PLAIN,
                StandardCharsets.UTF_8,
                0,
                columns,
                Set.of(),
                Math.max(rows, looked),
                looked,
                sampled,
                sampled && format == FileFormat.PARQUET ? reading().timeRanges(store, file, name()) : Map.of(),
                List.of(),
                List.of());
    }

    private ImportReading reading() {
        return ImportReading.of(format, PLAIN, Optional.empty());
    }

    private String name() {
        return file.getFileName().toString();
    }
}
