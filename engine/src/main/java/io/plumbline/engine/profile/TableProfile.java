package io.plumbline.engine.profile;

import io.plumbline.engine.problem.Problem;
import io.plumbline.engine.workspace.CsvFormat;
import io.plumbline.engine.workspace.FileFormat;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a file looks like.
 *
 * @param file       the file
 * @param format     what it is, by the end of its name
 * @param csv        how delimited text is written, with the words found to mean no value; the usual for other formats
 * @param encoding   of its text
 * @param headerLine the line of the header, from 1; 0 when there is none
 * @param rows       rows of the file; an estimate when {@code sampled}
 * @param looked     rows looked at, those of {@code relation}
 * @param sampled    whether only some of the rows were looked at
 * @param relation   a table of the scratch store: one row per row looked at, all texts, columns {@code c0}, {@code c1}
 *                   ..., NULL where a cell is missing
 * @param columns    in the file's order
 * @param remarks    what a person should know of how the file was understood; no values of cells
 * @param obstacles  what must be mended before the file can be imported
 */
public record TableProfile(
        Path file,
        FileFormat format,
        CsvFormat csv,
        Charset encoding,
        int headerLine,
        long rows,
        long looked,
        boolean sampled,
        String relation,
        List<ColumnProfile> columns,
        List<String> remarks,
        List<Problem> obstacles) {
    public TableProfile {
        columns = List.copyOf(columns);
        remarks = List.copyOf(remarks);
        obstacles = List.copyOf(obstacles);
    }

    /** The first column of this name, in any case. */
    public Optional<ColumnProfile> column(String name) {
        return columns.stream()
                .filter(column -> column.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
