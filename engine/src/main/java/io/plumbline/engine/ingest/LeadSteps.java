package io.plumbline.engine.ingest;

import io.plumbline.engine.ingest.HistoryCounts.Kind;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.LeadSource;
import io.plumbline.engine.workspace.LeadSource.StepColumn;
import io.plumbline.engine.workspace.OutcomeDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The steps that stand in columns of leads: the date columns, and whether the record was deleted. Each export says how a
 * step stands; where the next one says otherwise, the row known until then gets {@code replaced_at}. The first date
 * told is known since it happened, one that replaces another since its export.
 */
record LeadSteps(Store store, LeadSource source, Exports exports) {
    private static final String STEPS = "import_step";
    private static final String NEXT = "import_next_export";

    /** Stores the steps of all files, oldest first, before the files are noted in {@code lead_export}. */
    void store(long runId, Map<String, Integer> cells) {
        List<String> told = told(cells);
        if (told.isEmpty()) {
            return;
        }
        for (int fileNo = 0; fileNo < exports.all().size(); fileNo++) {
            String statements = inFile(told, fileNo);
            if (findNext(fileNo)) {
                new StepInserts(store, source.name(), exports.get(fileNo).knownAt(), NEXT)
                        .store(
                                runId,
                                "select s.* from (" + statements + ") as s join " + NEXT
                                        + " as n on n.lead_id = s.lead_id");
                statements = "select s.* from (" + statements + ") as s where s.lead_id not in (select lead_id from "
                        + NEXT + ")";
            }
            storeNewest(runId, fileNo, statements);
            store.execute("drop table " + NEXT);
        }
        storeMerged(runId, cells);
    }

    /** What rows of merged records tell for the first time; the steps are given to the survivors with all others. */
    private void storeMerged(long runId, Map<String, Integer> cells) {
        if (source.steps().isEmpty()
                || store.number("select 1 from " + LeadRows.MERGED + " limit 1").isEmpty()) {
            return;
        }
        new OutcomeRows(store, source.name())
                .insert(
                        runId,
                        exports,
                        """
                select
                    s.file_no,
                    s.row_no,
                    s.lead_id,
                    s.step,
                    s.occurred_at,
                    s.amount,
                    cast(null as varchar) as reason,
                    true as happened
                from (%s) as s
                where s.occurred_at is not null
                    and not exists (
                        select
                            1
                        from outcome as o
                        where o.source = %s
                            and coalesce(o.moved_from, o.lead_id) = s.lead_id
                            and o.step = s.step
                    )
                qualify row_number() over (partition by s.lead_id, s.step order by s.file_no, s.row_no) = 1
                """.formatted(
                                        String.join("\nunion all\n", dates(cells, LeadRows.MERGED)),
                                        Sql.literal(source.name())),
                        STEPS);
        store.execute("drop table " + STEPS);
    }

    /** SELECTs of {@code lead_id, file_no, row_no, step, occurred_at, amount, dated}; no instant: it did not happen. */
    private List<String> told(Map<String, Integer> cells) {
        List<String> told = dates(cells, LeadRows.OWN);
        source.deleted()
                .ifPresent(deleted -> told.add(statement(
                        OutcomeDefinition.DELETED,
                        "case when is_deleted then coalesce(deleted_at, known_at) end",
                        "cast(null as double)",
                        false,
                        LeadRows.OWN)));
        return told;
    }

    private List<String> dates(Map<String, Integer> cells, String rows) {
        List<String> dates = new ArrayList<>();
        for (int i = 0; i < source.steps().size(); i++) {
            StepColumn step = source.steps().get(i);
            dates.add(statement(step.step(), "step_at_" + i, "step_amount_" + i, true, rows) + "\nwhere not bad_"
                    + cells.get("step_at_" + i));
        }
        return dates;
    }

    private static String statement(String step, String time, String amount, boolean dated, String rows) {
        return """
                select
                    lead_id,
                    file_no,
                    row_no,
                    %s as step,
                    %s as occurred_at,
                    %s as amount,
                    %s as dated
                from %s""".formatted(Sql.literal(step), time, amount, dated, rows);
    }

    private static String inFile(List<String> told, int fileNo) {
        return "select * from (\n" + String.join("\nunion all\n", told) + "\n) where file_no = " + fileNo;
    }

    /** Notes the leads of a file that stand in a newer export already, each with the next one. */
    private boolean findNext(int fileNo) {
        store.execute("""
                create or replace temp table %s as
                select
                    lead_id,
                    min(known_at) as next_at
                from lead_export
                where source = %s
                    and known_at > %s
                    and lead_id in (select lead_id from %s where file_no = %s)
                group by lead_id
                """.formatted(
                        NEXT,
                        Sql.literal(source.name()),
                        Sql.literal(exports.get(fileNo).knownAt()),
                        LeadRows.OWN,
                        fileNo));
        return store.number("select 1 from " + NEXT + " limit 1").isPresent();
    }

    private void storeNewest(long runId, int fileNo, String statements) {
        String time = Sql.literal(exports.get(fileNo).knownAt());
        store.execute("create or replace temp table " + STEPS + " as\n" + differing(statements));
        store.execute("""
                update outcome as o
                set replaced_at = %s
                from %s as s
                where o.source = %s
                    and o.lead_id = s.lead_id
                    and o.step = s.step
                    and o.stated_at is not distinct from s.current_stated_at
                    and o.replaced_at is null
                    and o.moved_from is null
                    and s.has_current
                """.formatted(time, STEPS, Sql.literal(source.name())));
        store.execute("""
                insert into outcome (
                    lead_id, step, occurred_at, amount, happened, source, run_id, recorded_at, stated_at)
                select
                    lead_id,
                    step,
                    occurred_at,
                    amount,
                    true,
                    %s,
                    %s,
                    case when has_earlier then %s end,
                    %s
                from %s
                where occurred_at is not null
                order by
                    occurred_at,
                    row_no
                """.formatted(Sql.literal(source.name()), runId, time, time, STEPS));
        HistoryCounts counts = new HistoryCounts(store);
        String rows = "select file_no from " + STEPS + " where ";
        counts.add(Kind.CORRECTED, rows + "has_current and occurred_at is not null");
        counts.add(Kind.WITHDRAWN, rows + "has_current and occurred_at is null");
        counts.add(Kind.LATE, rows + "dated and not has_earlier and " + exports.isLate("occurred_at", "file_no"));
        counts.add(Kind.DELETED, rows + "not has_current and step = " + Sql.literal(OutcomeDefinition.DELETED));
        store.execute("drop table " + STEPS);
    }

    /** The statements that say otherwise than the newest known ones. */
    private String differing(String statements) {
        return """
                with stored as (%s)
                select
                    s.*,
                    c.lead_id is not null as has_current,
                    c.stated_at as current_stated_at,
                    e.lead_id is not null as has_earlier
                from (%s) as s
                left join (select * from stored where replaced_at is null) as c on c.lead_id = s.lead_id
                    and c.step = s.step
                left join (select distinct lead_id, step from stored) as e on e.lead_id = s.lead_id
                    and e.step = s.step
                where %s
                """.formatted(stored(source.name()), statements, differs("s", "c"));
    }

    /** The steps that a source has ever told of its leads, told otherwise later or not. */
    static String stored(String source) {
        return """
                select
                    *
                from outcome
                where source = %s
                    and moved_from is null
                    and occurred_at is not null""".formatted(Sql.literal(source));
    }

    /** Whether a statement says otherwise than a stored row, which may be absent; an amount that is missing says nothing. */
    static String differs(String statement, String row) {
        return """
                case
                    when s.occurred_at is null or r.occurred_at is null
                        then (s.occurred_at is null) <> (r.occurred_at is null)
                    when s.dated then s.occurred_at <> r.occurred_at
                        or coalesce(s.amount, r.amount) is distinct from r.amount
                    else false
                end""".replace("s.", statement + ".").replace("r.", row + ".");
    }
}
