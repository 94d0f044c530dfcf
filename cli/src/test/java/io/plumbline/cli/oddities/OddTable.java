package io.plumbline.cli.oddities;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table of an export with what it means.
 *
 * @param file   its name
 * @param layout how it is written
 * @param columns in the order of the file
 * @param rows   in the order of the file; each has a cell for each column
 */
record OddTable(String file, Layout layout, List<Column> columns, List<Row> rows) {

    /**
     * A column: its heading and what it is good for.
     *
     * @param step the step whose date or money it holds; else empty
     */
    record Column(String name, Use use, String step) {}

    /**
     * A row.
     *
     * @param refusal why the whole row is to be refused, though each of its cells is fine
     */
    record Row(List<Cell> cells, Optional<Refusal> refusal) {
        Row(List<Cell> cells) {
            this(cells, Optional.empty());
        }
    }

    /** Why a row is refused, and the column that is to blame; empty for the row as such. */
    record Refusal(String column, String reason) {}

    OddTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    int position(String column) {
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).name().equals(column))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(column));
    }

    Optional<String> columnFor(Use use) {
        return columns.stream()
                .filter(column -> column.use() == use)
                .map(Column::name)
                .findFirst();
    }

    /** The rows that are no exact line but a row each, so that the line of a row is told apart from its number. */
    List<Long> lines() {
        List<Long> lines = new ArrayList<>();
        long line = 2;
        for (Row row : rows) {
            lines.add(line);
            line += written(row).lines().count();
        }
        return lines;
    }

    void writeTo(Path folder) {
        String heading =
                columns.stream().map(column -> layout.cell(column.name())).collect(between());
        String text = rows.stream()
                .map(this::written)
                .collect(Collectors.joining(layout.lineEnd(), heading + layout.lineEnd(), layout.lineEnd()));
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(file), ((layout.mark() ? "\uFEFF" : "") + text).getBytes(layout.charset()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String written(Row row) {
        return row.cells().stream().map(cell -> layout.cell(cell.text())).collect(between());
    }

    private java.util.stream.Collector<CharSequence, ?, String> between() {
        return Collectors.joining(String.valueOf(layout.delimiter()));
    }
}
