package io.plumbline.engine.export;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows that are written into a file by the store itself.
 *
 * @param query   SELECT of the rows, in their order
 * @param columns the columns written, in their order
 */
public record OutputTable(String query, List<OutputColumn> columns) {
    /** By this mark at the begin of a file spreadsheets know UTF-8. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    public OutputTable {
        columns = List.copyOf(columns);
    }

    /**
     * Writes a file anew.
     *
     * @param marked whether a CSV begins with a byte-order mark
     * @return rows written
     */
    public long write(Store store, OutputFormat format, boolean marked, Path file) {
        return store.execute("copy (\n" + select(format, marked) + "\n) to "
                + Sql.literal(file.toAbsolutePath().toString()) + " (" + options(format) + ", use_tmp_file false)");
    }

    private String select(OutputFormat format, boolean marked) {
        String mark = marked && format == OutputFormat.CSV ? BYTE_ORDER_MARK : "";
        String cells = columns.stream()
                .map(column -> "    " + column.sql(format) + " as "
                        + Sql.identifier((column.equals(columns.get(0)) ? mark : "") + column.name()))
                .collect(Collectors.joining(",\n"));
        return "select\n" + cells + "\nfrom (\n" + query.indent(4) + ") as t";
    }

    private static String options(OutputFormat format) {
        return switch (format) {
            case CSV -> "format csv, header true, delimiter ',', quote '\"', escape '\"', nullstr ''";
            case PARQUET -> "format parquet";
            case JSONL -> "format json, array false";
        };
    }
}
