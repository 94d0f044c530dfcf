package io.plumbline.engine.ingest;

import io.plumbline.engine.store.Store;

/** The staged rows of a source of leads that tell of a lead of its own. */
record LeadRows(Store store, Exports exports) {
    /** The relation: the columns of {@link Staging#ROWS} and {@code known_at}. */
    static final String OWN = "import_own_row";

    /** The relation of the others, with the same columns: rows of records that were merged into a lead by then. */
    static final String MERGED = "import_merged_row";

    /** Makes {@link #OWN} and {@link #MERGED}, once the merges are known. */
    void create() {
        create(OWN, isOwn("r"));
        create(MERGED, "not (" + isOwn("r") + ")");
    }

    private void create(String view, String condition) {
        store.execute("""
                create or replace temp view %s as
                select
                    r.*,
                    %s as known_at
                from %s as r
                where r.refusal is null
                    and %s
                """.formatted(view, exports.knownAt("r.file_no"), Staging.ROWS, condition));
    }

    /** Whether a staged row is not that of a record merged into another by then. */
    String isOwn(String row) {
        return store.number("select 1 from lead_merge limit 1").isEmpty()
                ? "true"
                : """
                not exists (
                    select
                        1
                    from lead_merge as g
                    where g.lead_id = %s.lead_id
                        and (g.known_at is null or g.known_at <= %s)
                )""".formatted(row, exports.knownAt(row + ".file_no"));
    }

    void forget() {
        store.execute("drop view " + OWN);
        store.execute("drop view " + MERGED);
    }
}
