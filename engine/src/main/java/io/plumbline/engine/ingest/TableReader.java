package io.plumbline.engine.ingest;

import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.StoreException;
import io.plumbline.engine.workspace.CsvFormat;
import io.plumbline.engine.workspace.FileFormat;
import io.plumbline.engine.workspace.SourceFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The store's own readers of files, called with every choice made, so that nothing is guessed from the data. */
record TableReader(SourceFile source, SourceTable table) {

    /** Name of the table with the rows that the reader of delimited text could not split into columns. */
    static final String BROKEN_ROWS = "import_broken_row";

    /** With the end of the line, and room for what the reader counts besides; it needs two of them in a block. */
    private static final long LONGEST_ROW = TextLimits.LONGEST_ROW + 1024;

    /** The relation in FROM. */
    String relation() {
        return switch (source.format()) {
            case CSV, TSV -> delimited(source.csv());
            case JSON -> json();
            case PARQUET -> "read_parquet(" + fileLiteral(table.path()) + ")";
        };
    }

    /** A column of the relation as text. */
    String column(String name) {
        int index = table.columns().indexOf(name);
        return switch (source.format()) {
            case CSV, TSV -> Sql.identifier("c" + index);
            case JSON -> Sql.identifier(name);
            case PARQUET -> "cast(" + Sql.identifier(name) + " as varchar)";
        };
    }

    /** The type of a column of a Parquet file; empty for other files. */
    Optional<FileType> type(String name) {
        int index = table.columns().indexOf(name);
        return index < table.types().size() && index >= 0
                ? Optional.of(new FileType(table.types().get(index)))
                : Optional.empty();
    }

    /** A column of the relation as it is. */
    String rawColumn(String name) {
        return Sql.identifier(name);
    }

    /** A relation of which only the columns' names are wanted. */
    static String sniffed(FileFormat format, Path path) {
        return format == FileFormat.PARQUET
                ? "read_parquet(" + fileLiteral(path) + ")"
                : "read_json(" + fileLiteral(path) + ", sample_size = -1, " + layout(path) + ")";
    }

    /** What to tell of a file that the store refuses to read. */
    static ProblemException unreadable(FileFormat format, String name, StoreException cause) {
        String kind = format.isDelimited() ? "delimited text" : format == FileFormat.JSON ? "JSON" : "Parquet";
        ProblemException problem = ProblemException.failed(
                name, "The file cannot be read as " + kind + ".", "check that it is complete; make the export again.");
        problem.initCause(cause);
        return problem;
    }

    private String delimited(CsvFormat format) {
        String columns = IntStream.range(0, table.columns().size())
                .mapToObj(index -> Sql.literal("c" + index) + ": 'VARCHAR'")
                .collect(Collectors.joining(", ", "{", "}"));
        return """
                read_csv(
                    %s,
                    auto_detect = false,
                    header = true,
                    columns = %s,
                    delim = %s,
                    quote = %s,
                    escape = %s,
                    new_line = '%s',
                    nullstr = '',
                    ignore_errors = true,
                    store_rejects = true,
                    rejects_table = '%s',
                    rejects_scan = 'import_broken_scan',
                    rejects_limit = 0,
                    max_line_size = %s,
                    buffer_size = %s
                )""".formatted(
                        fileLiteral(table.path()),
                        columns,
                        Sql.literal(format.delimiter()),
                        Sql.literal(format.quote()),
                        Sql.literal(format.quote()),
                        table.lineEnd().option(),
                        BROKEN_ROWS,
                        LONGEST_ROW,
                        2 * LONGEST_ROW);
    }

    private String json() {
        String columns = table.columns().stream()
                .map(name -> Sql.literal(name) + ": 'VARCHAR'")
                .collect(Collectors.joining(", ", "{", "}"));
        return "read_json(" + fileLiteral(table.path()) + ", columns = " + columns + ", " + layout(table.path()) + ")";
    }

    /** An array of objects, or one object a line; of the latter a broken line is one row without values. */
    private static String layout(Path path) {
        return TextFiles.isArray(path) ? "format = 'array'" : "format = 'newline_delimited', ignore_errors = true";
    }

    /** The name as a literal of one file: the characters by which readers find several files stand for themselves. */
    private static String fileLiteral(Path path) {
        return Sql.literal(path.toString().replaceAll("[\\[*?]", "[$0]"));
    }

    /** All columns of the relation, as text. */
    List<String> allColumns() {
        return table.columns().stream().map(this::column).toList();
    }
}
