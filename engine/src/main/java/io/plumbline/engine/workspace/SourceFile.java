package io.plumbline.engine.workspace;

import java.time.Instant;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The files of a source and how they are written.
 *
 * @param source        the source's name
 * @param pattern       a path relative to the workspace, inside it, perhaps with {@code *}, {@code ?} and {@code **}
 * @param format        how the files are encoded
 * @param csv           how a text table is written; of no account for other formats
 * @param times         how times are written
 * @param columnTimes   how those of a column are written, where it is otherwise
 * @param completeSince the instant from which the source holds everything; empty when it always did
 * @param exportedAt    when the files were exported: what they say was known from then on; empty for the run's own time
 */
public record SourceFile(
        String source,
        String pattern,
        FileFormat format,
        CsvFormat csv,
        TimeFormat times,
        NavigableMap<String, TimeFormat> columnTimes,
        Optional<Instant> completeSince,
        Optional<ExportTime> exportedAt) {

    public SourceFile {
        columnTimes = Collections.unmodifiableNavigableMap(new TreeMap<>(columnTimes));
    }

    /** How the times of a column are written. */
    public TimeFormat times(String column) {
        return columnTimes.getOrDefault(column, times);
    }

    /** Whether the pattern may stand for several files. */
    public boolean isGlob() {
        return pattern.indexOf('*') >= 0 || pattern.indexOf('?') >= 0;
    }
}
