package io.plumbline.engine.ingest;

import io.plumbline.engine.store.Store;

/**
 * Which rows of a source stand for one event. Ids are compared by their hashes first, because nearly all are different
 * and sorting numbers takes a fraction of the time and memory of grouping texts; only where two hashes are equal the ids
 * themselves decide.
 *
 * @param own whether the source has ids of its own; else they are hashes of whole rows, and those of equal rows of a
 *     file are told apart here
 */
record EventIds(Store store, boolean own) {
    private static final String EQUAL_HASHES = "import_equal_hash";

    /**
     * Makes a temporary table of {@code row_no}, one row per row whose id an earlier one of the source has.
     *
     * @param table its name
     */
    void findRepeated(Staging staging, String table) {
        if (!own) {
            findEqualHashes();
            staging.setEventIds(repeated("file_no, event_id"));
        }
        findEqualHashes();
        store.execute("create or replace temp table " + table + " as\nselect row_no from (" + repeated("event_id")
                + ") where repetition > 1");
        store.execute("drop table " + EQUAL_HASHES);
    }

    private void findEqualHashes() {
        store.execute("""
                create or replace temp table %s as
                select distinct
                    id_hash
                from (
                    select
                        id_hash,
                        lag(id_hash) over (order by id_hash) as hash_before
                    from (
                        select
                            hash(event_id) as id_hash
                        from %s
                        where refusal is null
                            and not ignored
                    )
                )
                where id_hash = hash_before
                """.formatted(EQUAL_HASHES, Staging.ROWS));
    }

    /** The rows that may be repeated: {@code row_no, event_id} and the how-manieth of its key each is. */
    private static String repeated(String key) {
        return """
                select
                    row_no,
                    event_id,
                    row_number() over (partition by %s order by row_no) as repetition
                from %s
                where refusal is null
                    and not ignored
                    and hash(event_id) in (select id_hash from %s)
                """.formatted(key, Staging.ROWS, EQUAL_HASHES);
    }
}
