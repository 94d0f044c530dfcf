package io.plumbline.engine.ingest;

import io.plumbline.engine.store.Store;

/**
 * Merged records by whether the lead that each is part of now stands in any export.
 *
 * @param merged   records that were merged
 * @param unlisted those of them whose lead no source of leads lists: it has no attributes, and without events or steps
 *                 it is no lead at all
 */
public record Survivors(long merged, long unlisted) {

    /** Counts what the store holds. */
    public static Survivors of(Store store) {
        return store.first("""
                        select
                            count(*) as merged,
                            count(*) filter (where into_lead_id not in (select lead_id from lead_export)) as unlisted
                        from (
                            select
                                into_lead_id
                            from lead_merge
                            qualify row_number() over (
                                partition by lead_id
                                order by coalesce(known_at, timestamp '0001-01-01') desc
                            ) = 1
                        )
                        """, row -> new Survivors(row.number("merged"), row.number("unlisted")))
                .orElseThrow();
    }
}
