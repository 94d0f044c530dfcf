package io.plumbline.engine.ingest;

import java.util.List;

/** How the rows of one kind of source are read and stored. */
interface SourceImport {

    /** Everything that decides how a file is read, as text; a file is read again when it changes. */
    String definition();

    /** The columns that the source needs of each of its files. */
    List<String> columns();

    /** How the rows of a file become typed rows. */
    StagingPlan plan(SourceTable table);

    /**
     * Stores the staged rows that are new.
     *
     * @param exports the files of the staged rows
     * @return a relation with {@code file_no}, one row per row that brought something new
     */
    String store(long runId, Staging staging, Exports exports);

    /** Drops the relation that {@link #store} gave. */
    void forget();
}
