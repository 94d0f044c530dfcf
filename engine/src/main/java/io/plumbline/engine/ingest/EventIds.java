package io.plumbline.engine.ingest;

import io.plumbline.engine.store.Store;
import java.util.List;

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
     * Makes a temporary table of {@code row_no}, one row per row whose id an earlier one of the source has, and
     * {@code is_other}: whether it tells something else than the first that has it.
     *
     * @param table   its name
     * @param content the columns that tell something
     */
    void findRepeated(Staging staging, String table, List<String> content) {
        if (!own) {
            findEqualHashes();
            staging.setEventIds(repeated("file_no, event_id", content));
        }
        findEqualHashes();
        store.execute("create or replace temp table " + table + " as\nselect row_no, is_other from ("
                + repeated("event_id", content) + ") where repetition > 1");
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

    /** The rows that may be repeated: {@code row_no, event_id}, the how-manieth of its key each is, and {@code is_other}. */
    private static String repeated(String key, List<String> content) {
        return """
                select
                    row_no,
                    event_id,
                    row_number() over in_order as repetition,
                    first_value(row(%s)) over in_order is distinct from row(%s) as is_other
                from %s
                where refusal is null
                    and not ignored
                    and hash(event_id) in (select id_hash from %s)
                window in_order as (partition by %s order by row_no)
                """.formatted(String.join(", ", content), String.join(", ", content), Staging.ROWS, EQUAL_HASHES, key);
    }
}
