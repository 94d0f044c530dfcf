package io.plumbline.cli.oddities;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.cli.Shell;
import io.plumbline.cli.Shell.Ended;
import io.plumbline.engine.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same CRM exported three times: what was known after each export is what that export said, then and ever after. */
class MonthlyCrmTest {

    @TempDir
    private Path temporary;

    private final MonthlyCrm crm = new MonthlyCrm();
    private Path workspace = Path.of("");

    @BeforeEach
    void propose() throws IOException {
        workspace = temporary.resolve("workspace");
        Path first = crm.write(temporary.resolve("raw"), 0);
        run("init", workspace, "--leads", first, "--target", "customer", "--yes");
    }

    private static void run(Object... words) {
        Ended ended = Shell.PLAIN.run(words);
        assertEquals(0, ended.exitCode(), ended.all());
    }

    @Test
    void oneByOneAsTheMonthsGoBy() throws IOException {
        run("-w", workspace, "import");
        assertKnownAfter(0, 0);
        crm.write(workspace, 1);
        run("-w", workspace, "import");
        assertKnownAfter(0, 1);
        assertKnownAfter(1, 1);
        crm.write(workspace, 2);
        run("-w", workspace, "import");
        for (int export = 0; export < 3; export++) {
            assertKnownAfter(export, 2);
        }
    }

    @Test
    void allAtOnce() throws IOException {
        crm.write(workspace, 1);
        crm.write(workspace, 2);
        run("-w", workspace, "import");
        for (int export = 0; export < 3; export++) {
            assertKnownAfter(export, 2);
        }
    }

    /** Asks the store what was known a day after an export, and holds it against the export, cell by cell. */
    private void assertKnownAfter(int export, int latest) {
        LocalDate day = MonthlyCrm.DAYS.get(export).plusDays(1);
        try (Store store = Store.openForReading(workspace.resolve("plumbline.duckdb"))) {
            String when = "after export " + export + " of " + latest;
            assertSame(expected(export, "MasterRecordId"), merged(store, day), "merges " + when);
            assertSame(expected(export, "Country"), attribute(store, "country", day), "countries " + when);
            Map<String, String> employees = expected(export, "NumberOfEmployees");
            employees.replaceAll((id, number) -> number + ".0");
            assertSame(employees, attribute(store, "number_of_employees", day), "employees " + when);
            assertSame(
                    steps(export, "Became a Marketing Qualified Lead Date", ""),
                    steps(store, "mql", day),
                    "MQLs " + when);
            assertSame(
                    steps(export, "Became a Customer Date", "Recent Deal Amount"),
                    steps(store, "customer", day),
                    "customers " + when);
            Map<String, String> deleted = expected(export, "IsDeleted");
            deleted.values().removeIf("false"::equals);
            assertEquals(deleted.keySet(), steps(store, "deleted", day).keySet(), "deleted " + when);
        }
    }

    private static void assertSame(Map<String, String> expected, Map<String, String> found, String what) {
        Differences.assertNone(what, expected, found);
        assertTrue(expected.size() > 0 || what.startsWith("merges after export 0"), what + " are none");
    }

    /** The filled cells of a column, of records that are leads of their own; for the column of merges, of all. */
    private Map<String, String> expected(int export, String column) {
        Map<String, String> cells = new TreeMap<>();
        crm.export(export).forEach((id, record) -> {
            boolean merged = !record.getOrDefault("MasterRecordId", "").isEmpty();
            String cell = record.getOrDefault(column, "");
            if (!cell.isEmpty() && (!merged || column.equals("MasterRecordId"))) {
                cells.put(id, cell);
            }
        });
        return cells;
    }

    private Map<String, String> steps(int export, String column, String amountColumn) {
        Map<String, String> steps = expected(export, column);
        steps.replaceAll((id, at) ->
                at + " for " + crm.export(export).getOrDefault(id, Map.of()).getOrDefault(amountColumn, ""));
        return steps;
    }

    private static Map<String, String> merged(Store store, LocalDate day) {
        return map(store, """
                select
                    lead_id as id,
                    arg_max(into_lead_id, coalesce(known_at, timestamp '1900-01-01')) as value
                from lead_merge
                where coalesce(known_at, timestamp '1900-01-01') < timestamp '%s'
                group by lead_id""".formatted(day));
    }

    /** The value that an attribute had for all that was known before the day, of records that were leads then. */
    private Map<String, String> attribute(Store store, String attribute, LocalDate day) {
        Map<String, String> known = map(store, """
                with told as (
                    select
                        lead_id,
                        arg_max(struct_pack(v := value), known_at) as last
                    from attribute_change
                    where attribute = '%1$s'
                        and known_at < timestamp '%2$s'
                    group by lead_id
                )
                select
                    l.lead_id as id,
                    case when t.lead_id is null then cast(l.%1$s as varchar) else t.last.v end as value
                from lead as l
                left join told as t on t.lead_id = l.lead_id
                where l.created_at < timestamp '%2$s'""".formatted(attribute, day));
        known.keySet().removeAll(merged(store, day).keySet());
        return known;
    }

    private Map<String, String> steps(Store store, String step, LocalDate day) {
        Map<String, String> known = map(store, """
                select
                    lead_id as id,
                    strftime(occurred_at, '%%Y-%%m-%%dT%%H:%%M:%%SZ') || ' for '
                        || coalesce(cast(cast(amount as bigint) as varchar), '') as value
                from outcome
                where step = '%1$s'
                    and moved_from is null
                    and (recorded_at is null or recorded_at < timestamp '%2$s')
                    and (replaced_at is null or replaced_at >= timestamp '%2$s')
                    and occurred_at < timestamp '%2$s'""".formatted(step, day));
        known.keySet().removeAll(merged(store, day).keySet());
        return known;
    }

    private static Map<String, String> map(Store store, String query) {
        Map<String, String> found = new TreeMap<>();
        List<String> twice = new ArrayList<>();
        store.rows(query, row -> {
            String id = row.text("id");
            row.optionalText("value").ifPresent(value -> {
                if (found.put(id, value) != null) {
                    twice.add(id);
                }
            });
            return id;
        });
        assertEquals(List.of(), twice, "leads with two values at once");
        return found;
    }
}
