package io.plumbline.engine.ingest;

import java.util.List;

/** What an import did, one entry per source: leads, then events, then outcomes, in the order of the file. */
public record ImportSummary(List<SourceSummary> sources) {
    public ImportSummary {
        sources = List.copyOf(sources);
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
            long cells) {}
}
