package io.plumbline.training.snapshot;

import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import java.time.Instant;
import java.util.Optional;

/** The leads that are open and eligible at an instant; for tables without time all leads. */
public final class OpenLeads {
    private static final String TABLE = "open_lead";

    private OpenLeads() {}

    /**
     * Lists them in a temporary table with the column {@code lead_id}.
     *
     * @return the table's name
     */
    public static String at(Store store, Workspace workspace, Instant asOf) {
        SnapshotPass now = new SnapshotPass(
                Optional.of(asOf), """
                select
                    m.lead_id as lead_id,
                    l.account_id as account_id,
                    l.created_at as created_at,
                    m.as_of_us as as_of_us,
                    cast(0 as bigint) as snapshot_no,
                    cast(null as timestamp) as snapshot_at
                from (%s) as m
                join lead as l on l.lead_id = m.lead_id
                """.formatted(Moment.everyLead(asOf).step().sql()));
        new Candidates(workspace.outcome(), workspace.training(), workspace.declarations())
                .classify(store, now, Optional.empty());
        store.execute("create or replace temp table " + TABLE + " as\nselect lead_id from pass_candidate where reason ="
                + " 'used'");
        return TABLE;
    }
}
