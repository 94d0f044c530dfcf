package io.plumbline.engine.ingest;

import io.plumbline.engine.workspace.Source;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an import did, one entry per source: leads, then events, then outcomes, in the order of the file.
 *
 * @param unused what the files of a source hold beside what it declares
 */
public record ImportSummary(List<SourceSummary> sources, List<UnusedColumns> unused) {
    public ImportSummary {
        sources = List.copyOf(sources);
        unused = List.copyOf(unused);
    }

    /** Files read; 0 when all were known. */
    public long filesRead() {
        return sources.stream().mapToLong(SourceSummary::files).sum();
    }

    /** Rows that brought something new. */
    public long rowsAccepted() {
        return sources.stream().mapToLong(SourceSummary::accepted).sum();
    }

    /**
     * What became of the rows of a source's new files: read = accepted + known + ignored + rejected.
     *
     * @param source    the source's name
     * @param kind      leads, events or outcomes
     * @param files     files read
     * @param unchanged files left alone, because they were imported before
     * @param accepted  rows that brought something new
     * @param known     rows that were in the store already
     * @param ignored   rows left out as the source says
     * @param rejected  rows refused; each has a reason in {@code rejected_row}
     * @param cells     cells refused in rows that were kept; each has a reason in {@code rejected_row}
     * @param history   what the files tell otherwise than those before
     */
    public record SourceSummary(
            String source,
            String kind,
            long files,
            long unchanged,
            long accepted,
            long known,
            long ignored,
            long rejected,
            long cells,
            History history) {

        /** A source that tells nothing otherwise. */
        SourceSummary(
                String source,
                String kind,
                long files,
                long unchanged,
                long accepted,
                long known,
                long ignored,
                long rejected,
                long cells) {
            this(source, kind, files, unchanged, accepted, known, ignored, rejected, cells, History.NONE);
        }

        /** Nothing read. */
        static SourceSummary of(Source source) {
            return new SourceSummary(source.name(), source.kind(), 0, 0, 0, 0, 0, 0, 0);
        }

        SourceSummary read(long newFiles, long oldFiles) {
            return new SourceSummary(
                    source, kind, newFiles, oldFiles, accepted, known, ignored, rejected, cells, history);
        }

        SourceSummary rows(long newRows, long oldRows, long leftOut, long refused, long refusedCells) {
            return new SourceSummary(
                    source, kind, files, unchanged, newRows, oldRows, leftOut, refused, refusedCells, history);
        }

        SourceSummary told(History otherwise) {
            return new SourceSummary(
                    source, kind, files, unchanged, accepted, known, ignored, rejected, cells, otherwise);
        }

        SourceSummary plus(SourceSummary other) {
            return rows(
                            accepted + other.accepted,
                            known + other.known,
                            ignored + other.ignored,
                            rejected + other.rejected,
                            cells + other.cells)
                    .told(history.plus(other.history));
        }
    }

    /**
     * What files tell otherwise than those before.
     *
     * @param changed   leads with changed attributes
     * @param corrected events and steps told otherwise
     * @param withdrawn steps told no more
     * @param late      new events and steps that were over before the export before
     * @param merged    records newly merged into another
     * @param deleted   records newly deleted
     */
    public record History(long changed, long corrected, long withdrawn, long late, long merged, long deleted) {
        /** Nothing. */
        public static final History NONE = new History(0, 0, 0, 0, 0, 0);

        History plus(History other) {
            return new History(
                    changed + other.changed,
                    corrected + other.corrected,
                    withdrawn + other.withdrawn,
                    late + other.late,
                    merged + other.merged,
                    deleted + other.deleted);
        }

        /** In the order of the columns of {@code source_file}. */
        String literals() {
            return Stream.of(changed, corrected, withdrawn, late, merged, deleted)
                    .map(String::valueOf)
                    .collect(Collectors.joining(", "));
        }
    }
}
