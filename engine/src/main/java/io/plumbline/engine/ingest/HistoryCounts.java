package io.plumbline.engine.ingest;

import io.plumbline.engine.ingest.ImportSummary.History;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;

/** How much of what the store knew is told otherwise by the files that are read now. */
record HistoryCounts(Store store) {
    private static final String TABLE = "import_count";

    /** What is counted. */
    enum Kind {
        /** Leads with changed attributes. */
        CHANGED,
        /** Events and steps told otherwise. */
        CORRECTED,
        /** Steps told no more. */
        WITHDRAWN,
        /** New events and steps that were over before the export before this one. */
        LATE,
        /** Records newly merged into another. */
        MERGED,
        /** Records newly deleted. */
        DELETED
    }

    /** Begins to count the files of a source. */
    void begin() {
        store.execute("create or replace temp table " + TABLE + " (file_no integer, kind varchar, number bigint)");
    }

    /**
     * Adds what a query counts.
     *
     * @param rows relation of {@code file_no}, one row per thing that is counted
     */
    void add(Kind kind, String rows) {
        store.execute("insert into " + TABLE + " select file_no, " + Sql.literal(kind.name()) + ", count(*) from ("
                + rows + ") group by file_no");
    }

    /** The counts of a file. */
    History of(int fileNo) {
        return new History(
                count(fileNo, Kind.CHANGED),
                count(fileNo, Kind.CORRECTED),
                count(fileNo, Kind.WITHDRAWN),
                count(fileNo, Kind.LATE),
                count(fileNo, Kind.MERGED),
                count(fileNo, Kind.DELETED));
    }

    private long count(int fileNo, Kind kind) {
        return store.number("select cast(sum(number) as bigint) from " + TABLE + " where file_no = " + fileNo
                        + " and kind = " + Sql.literal(kind.name()))
                .orElse(0L);
    }

    /** Ends counting. */
    void forget() {
        store.execute("drop table " + TABLE);
    }
}
