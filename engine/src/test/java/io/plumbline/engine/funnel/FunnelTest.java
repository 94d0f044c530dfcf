package io.plumbline.engine.funnel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.SampleLeads;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.engine.workspace.WorkspaceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunnelTest {
    private static final Instant AS_OF = Instant.parse("2026-04-01T00:00:00Z");

    @TempDir
    private Path folder;

    private final SampleLeads leads = new SampleLeads();

    /** Six leads of January and February; two more that do not count. */
    @BeforeEach
    void eightLeads() {
        leads.attribute("channel", ValueType.TEXT);
        leads.lead("ann", "2026-01-01T00:00:00Z", "'web'");
        leads.lead("bob", "2026-01-31T00:00:00Z", "'web'");
        leads.lead("cem", "2026-01-10T00:00:00Z", "'fair'");
        leads.lead("dee", "2026-02-01T00:00:00Z", "'mail'");
        leads.lead("eve", "2026-02-10T00:00:00Z", "null");
        leads.lead("fay", Optional.empty(), "'web'");
        leads.lead("late", AS_OF.toString(), "'web'");
        leads.lead("twin", "2026-01-01T00:00:00Z", "'web'");
        leads.store().execute("insert into lead_merge values ('twin', 'ann', timestamp '2026-01-05', 1)");
        step("ann", "mql", "2026-01-03", "null");
        step("ann", "mql", "2026-01-20", "null");
        step("ann", "sql", "2026-01-07", "null");
        step("ann", "customer", "2026-01-27", "700");
        step("ann", "customer", "2026-02-27", "300");
        step("bob", "mql", "2026-02-10", "null");
        step("cem", "customer", "2026-02-01", "50");
        step("dee", "sql", "2026-02-03", "null");
        step("dee", "mql", "2026-02-05", "null");
        step("eve", "mql", "2026-02-11", "null");
        step("eve", "sql", "2026-04-01", "null");
    }

    @AfterEach
    void close() {
        leads.close();
    }

    private void step(String lead, String step, String at, String amount) {
        leads.store()
                .execute(
                        "insert into outcome select '%s', '%s', timestamp '%s', %s, null, true, 'crm', 1, null, null, null, null"
                                .formatted(lead, step, at, amount));
    }

    private Workspace workspace(String more) {
        try {
            Files.writeString(folder.resolve("plumbline.yaml"), """
                    version: 1
                    name: test
                    sources:
                      leads:
                        - name: crm
                          file: leads.csv
                          columns: { lead_id: id, created_at: created }
                          attributes: { channel: text }
                      outcomes:
                        - name: steps
                          file: steps.csv
                          columns: { lead_id: lead, step: step, occurred_at: at }
                    outcome: { target: customer, horizon: 45d, steps: [mql, sql, customer] }
                    training: { snapshots: monthly }
                    """ + more);
            return WorkspaceReader.read(folder);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void count(String more) {
        Funnel.write(leads.store(), workspace(more), 7, AS_OF);
    }

    private List<String> rows(String table, String columns, String where) {
        String cells = List.of(columns.split(", *")).stream()
                .map(column -> "coalesce(cast(" + column + " as varchar), '-')")
                .collect(Collectors.joining(", "));
        return leads.store()
                .rows(
                        "select concat_ws('|', " + cells + ") as line from " + table + " where " + where
                                + " order by attribute, group_no, cohorts, cohort, position",
                        row -> row.text("line"));
    }

    private List<String> steps(String columns, String where) {
        return rows("funnel_step", columns, where);
    }

    private List<String> passages(String columns, String where) {
        return rows("funnel_passage", columns, "attribute = 'all' and cohorts = 'all' and " + where);
    }

    @Test
    void eachStepTellsHowManyReachedItAndWhatItBrought() {
        count("");
        assertEquals(
                List.of("created|6|-", "mql|4|-", "sql|2|-", "customer|2|1050.0"),
                steps("step, lead_count, amount", "attribute = 'all' and cohorts = 'all'"),
                "eve's sql is yet to come, twin is part of ann and late is not there yet");
    }

    @Test
    void eachPassageTellsHowManyCameFromAnEarlierStepAndHowFast() {
        count("");
        assertEquals(
                List.of("created|mql|6|4|3.0", "mql|sql|4|2|4.0", "sql|customer|2|1|20.0"),
                passages("from_step, step, from_count, passed_count, days_median", "from_position = position - 1"),
                "an mql after 2, 10, 4 and 1 days; dee took sql before mql, cem is a customer without either");
        assertEquals(List.of("4|1"), passages("from_count, passed_count", "from_step = 'mql' and step = 'customer'"));
    }

    @Test
    void stepsTakenInAnotherOrderAreCountedAndHaveNoDays() {
        count("");
        assertEquals(
                List.of("mql|4|0", "sql|2|1", "customer|1|0"),
                passages("step, timed_count, backward_count", "from_position = position - 1"));
    }

    @Test
    void whatLeadsBroughtThatWereAnMqlIsToldApart() {
        count("");
        assertEquals(List.of("1|1000.0"), passages("passed_count, amount", "from_step = 'mql' and step = 'customer'"));
    }

    @Test
    void aMonthIsMatureWhenAllItsLeadsHadAHorizon() {
        count("");
        assertEquals(
                List.of(
                        "mature|-|4|true",
                        "month|2026-01-01 00:00:00|3|true",
                        "month|2026-02-01 00:00:00|2|false",
                        "month|-|1|true"),
                steps(
                        "cohorts, cohort, lead_count, mature",
                        "attribute = 'all' and cohorts <> 'all' and position = 0"));
    }

    @Test
    void valuesThatFewLeadsHaveAreOneGroup() {
        count("funnel: { by: [channel], minimum: 2 }\n");
        assertEquals(
                List.of("1|value|web|2", "2|other|-|1", "3|missing|-|1"),
                steps(
                        "group_no, basis, value, lead_count",
                        "attribute = 'channel' and cohorts = 'all' and step = 'mql'"));
    }

    @Test
    void theValueKnownAtTheRunCounts() {
        leads.change("ann", "channel", "'fair'", "2026-03-01T00:00:00Z");
        leads.change("bob", "channel", "'fair'", AS_OF.toString());
        count("funnel: { by: [channel], minimum: 1 }\n");
        assertEquals(
                List.of("fair|2", "web|2", "mail|1", "-|1"),
                steps("value, lead_count", "attribute = 'channel' and cohorts = 'all' and position = 0"));
    }

    @Test
    void whatThereIsNothingOfIsAbsent() {
        leads.store().execute("delete from outcome");
        count("");
        assertEquals(
                List.of("mql|0|0.0|-", "sql|0|-|-", "customer|0|-|-"),
                passages("step, passed_count, passed_low, days_median", "from_position = position - 1"));
    }

    @Test
    void withoutLeadsThereIsNoFunnel() {
        leads.store().execute("delete from lead");
        count("");
        assertEquals(List.of(), steps("step", "true"));
        assertEquals(List.of(), passages("step", "true"));
    }

    @Test
    void theFunnelOfMonthsIsOfTheSameCounts() {
        count("funnel: { by: [channel] }\n");
        assertEquals(List.of("12", "6"), leads.store().rows("""
                                select cast(count(*) as varchar) as figure from funnel where run_id = 7
                                union all
                                select cast(sum(lead_count) as varchar) from funnel where run_id = 7 and position = 0
                                """, row -> row.text("figure")));
    }

    @Test
    void rowsHaveTheKeysThatTheirTablesState() {
        count("funnel: { by: [channel], minimum: 1 }\n");
        for (String[] table : new String[][] {{"funnel_step", ""}, {"funnel_passage", "from_position, "}}) {
            assertEquals(
                    0L,
                    leads.store()
                            .number(
                                    "select count(*) from (select 1 from %s group by run_id, attribute, group_no, cohorts, cohort, %sposition having count(*) > 1)"
                                            .formatted((Object[]) table))
                            .orElseThrow());
        }
    }
}
