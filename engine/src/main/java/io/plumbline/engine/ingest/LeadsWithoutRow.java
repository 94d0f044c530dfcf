package io.plumbline.engine.ingest;

import io.plumbline.engine.store.Store;

/** Leads of which only events or outcomes tell. */
record LeadsWithoutRow(Store store) {
    private static final String RECORDS = "import_first_record";

    private static final String DATED = "select l.lead_id from lead as l where l.created_at is not null";

    /** Records come to a lead without being of the import's own run only where records are merged. */
    private static final String MERGED = """
            select
                m.lead_id
            from (
                select lead_id from lead_merge
                union
                select into_lead_id from lead_merge
            ) as m
            where m.lead_id not in (%s)
            """.formatted(DATED);

    /**
     * Gives every lead of an event or outcome a row in {@code lead}, created at its first record; and leads without an
     * instant of creation that of their first record, where there is one. Each import does so, which is why the leads
     * that still lack one have no record but those of this run, and of records that were merged into them.
     */
    void add(long runId) {
        store.execute("create or replace temp table " + RECORDS + " as\n" + firstRecords(runId));
        store.execute("""
                update lead as l
                set created_at = r.occurred_at
                from %s as r
                where l.lead_id = r.lead_id
                    and l.created_at is null
                """.formatted(RECORDS));
        store.execute("""
                insert into lead (lead_id, created_at, row_no, run_id)
                select
                    r.lead_id,
                    r.occurred_at,
                    (select coalesce(max(row_no), 0) from lead)
                        + row_number() over (order by r.occurred_at, r.lead_id),
                    %s
                from %s as r
                where not exists (select 1 from lead as l where l.lead_id = r.lead_id)
                order by
                    r.occurred_at,
                    r.lead_id
                """.formatted(runId, RECORDS));
        store.execute("drop table " + RECORDS);
    }

    /**
     * One row per lead that has no row or no instant of creation, with its first record. The store cannot estimate tables
     * that the transaction itself has filled: {@code not in} tells it which side to look up in the other.
     */
    private String firstRecords(long runId) {
        boolean merged = store.number("select 1 from (" + MERGED + ") limit 1").isPresent();
        String candidates = "run_id = " + runId + (merged ? " or lead_id in (" + MERGED + ")" : "");
        return """
                with records as (
                    select
                        lead_id,
                        occurred_at
                    from event
                    where replaced_at is null
                        and (%1$s)
                    union all
                    select
                        lead_id,
                        occurred_at
                    from outcome
                    where replaced_at is null
                        and step <> 'deleted'
                        and (%1$s)
                )
                select
                    r.lead_id,
                    min(r.occurred_at) as occurred_at
                from records as r
                where r.lead_id not in (%2$s)
                group by r.lead_id
                """.formatted(candidates, DATED);
    }
}
