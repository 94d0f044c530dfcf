package io.plumbline.engine.ingest;

import io.plumbline.engine.store.Store;

/**
 * Chains of merges in {@code lead_merge}: each row names the lead at the end of the chain as it was then, so that
 * readers need not follow it.
 */
record MergeChains(Store store) {
    private static final String START = "coalesce(%s.known_at, timestamp '0001-01-01')";

    /** Follows the chains, which have no circles, until every row names an end. */
    void follow(long runId) {
        while (pointFurther() + goOn(runId) > 0) {
            // Another link of the longest chain.
        }
    }

    /** What a record went into was itself merged by then. */
    private long pointFurther() {
        return store.execute("""
                update lead_merge as g
                set into_lead_id = f.into_lead_id
                from (
                    select
                        a.lead_id,
                        a.known_at,
                        b.into_lead_id
                    from lead_merge as a
                    join lead_merge as b on b.lead_id = a.into_lead_id
                        and %s <= %s
                    qualify row_number() over (
                        partition by a.lead_id, a.known_at
                        order by coalesce(b.known_at, timestamp '0001-01-01') desc
                    ) = 1
                ) as f
                where g.lead_id = f.lead_id
                    and g.known_at is not distinct from f.known_at
                """.formatted(START.formatted("b"), START.formatted("a")));
    }

    /** What a record went into was merged later: from then on the record is part of the next lead. */
    private long goOn(long runId) {
        return store.execute("""
                insert into lead_merge
                select
                    a.lead_id,
                    b.into_lead_id,
                    b.known_at,
                    %s
                from (
                    select
                        *,
                        lead(known_at) over (partition by lead_id order by coalesce(known_at, timestamp '0001-01-01')) as until
                    from lead_merge
                ) as a
                join lead_merge as b on b.lead_id = a.into_lead_id
                    and b.known_at > %s
                    and (a.until is null or b.known_at < a.until)
                qualify row_number() over (partition by a.lead_id, a.known_at order by b.known_at) = 1
                """.formatted(runId, START.formatted("a")));
    }
}
