package io.plumbline.engine.profile;

import io.plumbline.engine.ingest.ImportReading;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.CsvFormat;
import io.plumbline.engine.workspace.FileFormat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the rows looked at of Parquet and JSON, which say themselves how they are written. */
record ObjectLooker(Store store, Path file, FileFormat format) {
    private static final long CELLS = 12_000_000;
    private static final int BLOCK = 2048;

    /** Reads the rows into a table of the scratch store. */
    Looked into(String table) {
        String name = file.getFileName().toString();
        CsvFormat csv = ImportReading.csv(",", "\"");
        ImportReading reading = ImportReading.of(format, csv, Optional.empty());
        List<String> columns = reading.columns(store, file, name);
        if (columns.size() < 2) {
            throw NoTable.failed(name, "The file has one column or none.", "make the export again, with all columns.");
        }
        long rows = format == FileFormat.PARQUET ? reading.rows(store, file, name) : 0;
        long step = Math.max(1, rows * columns.size() / CELLS);
        String where = step == 1 ? "" : "(file_row_number // " + BLOCK + ") % " + step + " = 0";
        reading.into(store, file, name, columns, "\n", where, table);
        long looked = store.number("select count(*) from " + table).orElse(0L);
        if (looked == 0) {
            throw NoTable.failed(name, "The file has no rows.", "make the export again, with rows.");
        }
        return new Looked(
                file,
                format,
                csv,
                StandardCharsets.UTF_8,
                0,
                columns,
                Set.of(),
                Math.max(rows, looked),
                looked,
                step > 1,
                new ArrayList<>(),
                List.of());
    }
}
