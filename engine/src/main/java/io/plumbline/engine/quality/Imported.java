package io.plumbline.engine.quality;

import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import java.time.Instant;

/**
 * The rows of one import into an empty store.
 *
 * @param now  what lies after it is in the future
 */
record Imported(Store store, Workspace workspace, Instant now) {
    /** One row per lead: {@code lead_id, created_at, account_id} and whether a source of leads lists it. */
    static final String LEAD = "quality_lead";

    /** One row per lead and step of the lifecycle that it reached: {@code lead_id, step, first_at}. */
    static final String STEP = "quality_step";

    /** Rows that stand in for a share below which nothing is judged. */
    static final long FEW = 20;

    /** Makes the tables that several questions read. */
    void prepare() {
        store.execute("""
                create or replace temp table %s as
                select
                    lead_id,
                    created_at,
                    account_id,
                    lead_id in (select lead_id from lead_export) as listed
                from lead
                """.formatted(LEAD));
        store.execute("""
                create or replace temp table %s as
                select
                    lead_id,
                    step,
                    min(occurred_at) as first_at
                from outcome
                where happened
                    and occurred_at is not null
                    and replaced_at is null
                group by lead_id, step
                """.formatted(STEP));
    }

    /** Removes them. */
    void forget() {
        store.execute("drop table " + LEAD);
        store.execute("drop table " + STEP);
    }
}
