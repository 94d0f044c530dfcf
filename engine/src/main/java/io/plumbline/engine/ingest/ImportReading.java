package io.plumbline.engine.ingest;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.ingest.CsvScanner.LineEnd;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.store.StoreException;
import io.plumbline.engine.workspace.CsvFormat;
import io.plumbline.engine.workspace.Field;
import io.plumbline.engine.workspace.FileFormat;
import io.plumbline.engine.workspace.SourceFile;
import io.plumbline.engine.workspace.TimeFormat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The import's own way of reading, for those who only look at a file: what is found this way is what the import will
 * find.
 */
public record ImportReading(FileFormat format, CsvFormat csv, TimeFormat times) {

    /** The reading of texts in UTF-8 without words that mean no value. */
    public static ImportReading of(FileFormat format, CsvFormat csv, Optional<String> times) {
        return new ImportReading(format, csv, new TimeFormat(ZoneOffset.UTC, times));
    }

    /** Text in UTF-8 with a decimal point and without words that mean no value. */
    public static CsvFormat csv(String delimiter, String quote) {
        return new CsvFormat(delimiter, quote, false, List.of(""), StandardCharsets.UTF_8);
    }

    /**
     * Reads all rows into a temporary table of texts with the columns {@code c0}, {@code c1} ...
     *
     * @param path    a text file in UTF-8 with one header line, a Parquet or a JSON file
     * @param columns names of the columns in the file's order; of delimited text only their number matters
     * @param lineEnd the characters that end a line of delimited text
     * @param where   condition on the rows read; empty for all
     * @param into    name of the table
     * @return rows of delimited text that could not be split into columns and are left out
     * @throws ProblemException when the file cannot be read as its format, naming it {@code shown}
     */
    public long into(
            Store store, Path path, String shown, List<String> columns, String lineEnd, String where, String into) {
        List<String> names = format.isDelimited()
                ? IntStream.range(0, columns.size()).mapToObj(i -> "c" + i).toList()
                : columns;
        LineEnd end = lineEnd.equals("\r\n") ? LineEnd.CRLF : lineEnd.equals("\r") ? LineEnd.CR : LineEnd.LF;
        TableReader reader = new TableReader(source(), new SourceTable(shown, path, "", 0, names, List.of(), end));
        StringBuilder select = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            select.append(i == 0 ? "    " : ",\n    ")
                    .append(reader.column(names.get(i)))
                    .append(" as c")
                    .append(i);
        }
        try {
            store.execute("create or replace temp table " + into + " as\nselect\n" + select + "\nfrom "
                    + reader.relation() + (where.isEmpty() ? "" : "\nwhere " + where));
        } catch (StoreException e) {
            throw TableReader.unreadable(format, shown, e);
        }
        return format.isDelimited() ? broken(store) : 0;
    }

    private static long broken(Store store) {
        long broken = store.number("select count(distinct line_byte_position) from " + TableReader.BROKEN_ROWS)
                .orElse(0L);
        store.execute("drop table " + TableReader.BROKEN_ROWS);
        store.execute("drop table import_broken_scan");
        return broken;
    }

    /** The names of the columns of a Parquet or JSON file. */
    public List<String> columns(Store store, Path path, String shown) {
        try {
            return store.rows(
                    "select column_name from (describe select * from " + TableReader.sniffed(format, path) + ")",
                    row -> row.text("column_name"));
        } catch (StoreException e) {
            throw TableReader.unreadable(format, shown, e);
        }
    }

    /** Rows of a Parquet file. */
    public long rows(Store store, Path path, String shown) {
        try {
            return store.number("select count(*) from " + TableReader.sniffed(format, path))
                    .orElse(0L);
        } catch (StoreException e) {
            throw TableReader.unreadable(format, shown, e);
        }
    }

    /**
     * The first and the last instant of each column of a Parquet file that holds times as such, over all its rows; a
     * time without a zone counts as UTC.
     */
    public Map<String, List<Instant>> timeRanges(Store store, Path path, String shown) {
        String relation = TableReader.sniffed(format, path);
        try {
            Map<String, List<Instant>> ranges = new HashMap<>();
            store.rows(
                            "select column_name from (describe select * from " + relation
                                    + ") where column_type = 'DATE' or starts_with(column_type, 'TIMESTAMP')",
                            row -> row.text("column_name"))
                    .forEach(column -> {
                        String value = "cast(" + Sql.identifier(column) + " as timestamp)";
                        store.rows(
                                        "select min(" + value + ") as earliest, max(" + value + ") as latest from "
                                                + relation,
                                        row -> List.of(row.optionalInstant("earliest"), row.optionalInstant("latest")))
                                .forEach(range -> ranges.put(
                                        column,
                                        range.stream().flatMap(Optional::stream).toList()));
                    });
            return ranges;
        } catch (StoreException e) {
            throw TableReader.unreadable(format, shown, e);
        }
    }

    /** The value, NULL when the text is none of this type or out of range. */
    public String value(String text, ValueType type) {
        Values values = new Values(source());
        String cast = values.cast(text, new Field("value", "value", type));
        return switch (type) {
            case TEXT, BOOLEAN, LIST -> cast;
            default -> Values.checked("(" + cast + ")", type);
        };
    }

    private SourceFile source() {
        return new SourceFile("profile", "", format, csv, times, new TreeMap<>(), Optional.empty(), Optional.empty());
    }
}
