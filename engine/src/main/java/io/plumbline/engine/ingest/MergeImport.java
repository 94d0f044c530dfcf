package io.plumbline.engine.ingest;

import io.plumbline.engine.ingest.HistoryCounts.Kind;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.LeadSource;
import io.plumbline.engine.workspace.LeadSource.MergedFrom;
import java.util.ArrayList;
import java.util.List;

/**
 * The records that a source of leads says were merged. A merge is known from the export on that tells it first; when the
 * record was in no export before as a lead of its own, there is no history of its own to keep, and it applies from the
 * start. A record once merged stays so.
 */
record MergeImport(Store store, LeadSource source, Exports exports) {
    /** The relation that {@link #store} makes: one row per row of a record that is first met as merged. */
    static final String MET = "import_met_merged";

    private static final String TOLD = "import_merge_told";
    private static final String EDGES = "import_merge";
    private static final String HOPS = "import_merge_hop";
    private static final String BAD = "import_merge_bad";

    /** Stores what the staged rows tell, and refuses what cannot be. */
    void store(long runId, Staging staging) {
        store.execute("create or replace temp table " + MET + " (file_no integer)");
        if (source.mergedInto().isEmpty() && source.mergedFrom().isEmpty()) {
            return;
        }
        store.execute("create or replace temp table " + TOLD + " as\n" + told());
        store.execute("create or replace temp table " + EDGES + " as\n" + edges());
        refuseCircles(staging);
        insert(runId);
        refuseOthers(staging);
        List.of(TOLD, EDGES).forEach(table -> store.execute("drop table " + table));
    }

    /** One row per record, lead it was merged into, and row that says so. */
    private String told() {
        List<String> told = new ArrayList<>();
        source.mergedInto().ifPresent(column -> told.add("""
                select
                    r.lead_id,
                    r.merged_into as into_lead_id,
                    %s as known_at,
                    r.file_no,
                    r.row_no,
                    false as listed
                from %s as r
                where r.refusal is null
                    and r.merged_into <> r.lead_id
                """.formatted(exports.knownAt("r.file_no"), Staging.ROWS)));
        source.mergedFrom()
                .ifPresent(list -> told.add(
                        """
                select
                    trim(r.merged_id) as lead_id,
                    r.lead_id as into_lead_id,
                    %s as known_at,
                    r.file_no,
                    r.row_no,
                    true as listed
                from (
                    select
                        lead_id,
                        file_no,
                        row_no,
                        unnest(string_split(merged_from, %s)) as merged_id
                    from %s
                    where refusal is null
                        and merged_from is not null
                ) as r
                where trim(r.merged_id) not in ('', r.lead_id)
                """.formatted(exports.knownAt("r.file_no"), Sql.literal(list.separator()), Staging.ROWS)));
        return String.join("union all\n", told);
    }

    /** One row per record that is merged now for the first time. */
    private static String edges() {
        return """
                select
                    t.*
                from %s as t
                where not exists (select 1 from lead_merge as g where g.lead_id = t.lead_id)
                qualify row_number() over (partition by t.lead_id order by t.known_at, t.file_no, t.row_no) = 1
                """.formatted(TOLD);
    }

    /** Follows every merge to its end; one that has none goes round in a circle. */
    private void refuseCircles(Staging staging) {
        store.execute("""
                create or replace temp table %s as
                select
                    lead_id,
                    into_lead_id
                from %s
                union all
                select
                    lead_id,
                    into_lead_id
                from lead_merge
                qualify row_number() over (partition by lead_id order by coalesce(known_at, timestamp '0001-01-01') desc) = 1
                """.formatted(HOPS, EDGES));
        long hops = store.number("select count(*) from " + HOPS).orElse(0L);
        for (long length = 1; length <= hops && hop() > 0; length *= 2) {
            // Each round doubles the length of the chains that are followed.
        }
        bad("select e.* from " + EDGES + " as e join " + HOPS + " as h on h.lead_id = e.lead_id where h.into_lead_id in"
                + " (select lead_id from " + HOPS + ")");
        store.execute("delete from " + EDGES + " where lead_id in (select lead_id from " + BAD + ")");
        store.execute("delete from " + TOLD + " where lead_id in (select lead_id from " + BAD + ")");
        refuse(staging, Reasons.MERGED_IN_CIRCLE);
        store.execute("drop table " + HOPS);
    }

    private long hop() {
        return store.execute("""
                update %s as h
                set into_lead_id = n.into_lead_id
                from %s as n
                where n.lead_id = h.into_lead_id
                """.formatted(HOPS, HOPS));
    }

    private void insert(long runId) {
        store.execute("insert into " + MET + " select file_no from " + EDGES + " as e where not listed and not ("
                + wasALead() + ")");
        store.execute("""
                insert into lead_merge
                select
                    e.lead_id,
                    e.into_lead_id,
                    case when %s then e.known_at end,
                    %s
                from %s as e
                order by
                    e.known_at,
                    e.file_no,
                    e.row_no
                """.formatted(wasALead(), runId, EDGES));
        new MergeChains(store).follow(runId);
        new HistoryCounts(store).add(Kind.MERGED, "select file_no from " + EDGES);
    }

    private String wasALead() {
        return """
                exists (
                        select
                            1
                        from lead_export as x
                        where x.lead_id = e.lead_id
                            and x.known_at < e.known_at
                    )
                    or exists (
                        select
                            1
                        from %s as r
                        where r.lead_id = e.lead_id
                            and r.refusal is null
                            and %s < e.known_at
                    )""".formatted(Staging.ROWS, exports.knownAt("r.file_no"));
    }

    /** A record is merged once: what says that it went into another lead is refused. */
    private void refuseOthers(Staging staging) {
        bad("""
                select
                    t.*
                from %s as t
                join lead_merge as g on g.lead_id = t.lead_id
                left join lead_merge as n on n.lead_id = t.into_lead_id
                qualify row_number() over (
                        partition by t.file_no, t.row_no, t.lead_id
                        order by
                            coalesce(g.known_at, timestamp '0001-01-01') desc,
                            coalesce(n.known_at, timestamp '0001-01-01') desc
                    ) = 1
                    and g.into_lead_id <> coalesce(n.into_lead_id, t.into_lead_id)
                """.formatted(TOLD));
        refuse(staging, Reasons.MERGED_BEFORE);
    }

    private void bad(String query) {
        store.execute("create or replace temp table " + BAD + " as\n" + query);
    }

    private void refuse(Staging staging, String reason) {
        String rows = "(file_no, row_no) in (select (file_no, row_no) from " + BAD + " where ";
        source.mergedInto().ifPresent(column -> staging.refuse(rows + "not listed)", column, reason));
        source.mergedFrom()
                .map(MergedFrom::column)
                .ifPresent(column -> staging.refuseCell(rows + "listed)", column, reason));
        store.execute("drop table " + BAD);
    }
}
