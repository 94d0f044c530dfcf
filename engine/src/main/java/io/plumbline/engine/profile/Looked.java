package io.plumbline.engine.profile;

import io.plumbline.engine.problem.Problem;
import io.plumbline.engine.workspace.CsvFormat;
import io.plumbline.engine.workspace.FileFormat;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A file whose rows looked at stand in a table of texts.
 *
 * @param names     of the columns; made up where the file has none
 * @param nameless  positions of columns that no configuration can name, because their name is blank or stands twice
 * @param rows      rows of the file, an estimate when {@code sampled}
 * @param looked    rows in the table
 * @param ranges    first and last instant of columns, by name, where the whole file was asked
 */
record Looked(
        Path file,
        FileFormat format,
        CsvFormat csv,
        Charset encoding,
        int headerLine,
        List<String> names,
        Set<Integer> nameless,
        long rows,
        long looked,
        boolean sampled,
        Map<String, List<Instant>> ranges,
        List<String> remarks,
        List<Problem> obstacles) {}
