package io.plumbline.engine.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.ingest.ImportSummary.History;
import io.plumbline.engine.ingest.ImportSummary.SourceSummary;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.sql.SqlPlan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeadImportTest extends ImportFixture {
    private static final String HEADER = "id,created,account,title,employees\n";
    private static final String STEP_COLUMNS = LEADS.replace("attributes: { title: text, employees: number }", """
            attributes: { title: text, employees: number }
                  existing_score: { column: score }
                  steps:
                    mql: { column: mql_date }
                    customer: { column: won, amount: value }""");
    private static final String FLAT = """
            version: 1
            name: flat
            sources:
              leads:
                - name: calls
                  file: calls.csv
                  csv: { delimiter: ";" }
                  columns: { lead_id: $row }
                  attributes: { age: number }
                  label: { column: y, positive: ["yes"], negative: ["no"], step: customer }
            outcome: { target: customer }
            training: { snapshots: { order: row, period_runs_of: month } }
            """;

    @BeforeEach
    void noSteps() {
        write("steps.csv", "lead,step,at,amount,why\n");
    }

    @Test
    void leadsAreTypedAndKeepTheOrderOfTheFile() {
        write("leads.csv", HEADER + "L2,2024-01-02T03:04:05.678901Z,A,CEO,10\nL1,,,,\nL3,2024-01-01,B,\"a\nb\",1e3\n");
        assertEquals(
                new SourceSummary("crm", "leads", 1, 0, 3, 0, 0, 0, 0),
                load(LEADS).sources().get(0));
        assertEquals(
                List.of(
                        "L1|-|-|2|-|1|-|-",
                        "L2|2024-01-02 03:04:05.678901|A|1|-|1|CEO|10.0",
                        "L3|2024-01-01 00:00:00|B|3|-|1|a\nb|1000.0"),
                table("lead_id, created_at, account_id, row_no, period_no, run_id, title, employees", "lead"));
    }

    @Test
    void attributesMayBeCalledLikeTheImportsOwnColumns() {
        List<String> names = List.of(
                "bad_0",
                "content",
                "file_no",
                "ignored",
                "is_known",
                "label",
                "period",
                "position",
                "refusal",
                "step_at_0",
                "v0",
                "value");
        String attributes = names.stream().map(name -> name + ": text").collect(Collectors.joining(", "));
        String header = "id,created,account," + String.join(",", names) + "\n";
        String yaml = LEADS.replace("title: text, employees: number", attributes);
        write("leads.csv", header + "L1,2024-01-01,A," + String.join(",", names) + "\n");
        load(yaml);
        assertEquals(List.of(String.join("|", names)), table(String.join(", ", names), "lead"));
        write(
                "leads.csv",
                header + "L1,2024-01-01,A," + "new,".repeat(names.size()).replaceFirst(",$", "\n"));
        load(yaml);
        assertEquals(names.stream().map(name -> name + "|new").toList(), table("attribute, value", "attribute_change"));
    }

    @Test
    void badRowsAndCellsAreRefused() {
        write(
                "leads.csv",
                HEADER + "L1,2024-01-01,A,CEO,ten\n,2024-01-01,A,CEO,1\nL2,soon,A,CEO,1\nL1,2024-01-01,A,CTO,5\n");
        assertEquals(
                new SourceSummary("crm", "leads", 1, 0, 1, 0, 0, 3, 1),
                load(LEADS).sources().get(0));
        assertEquals(
                List.of(
                        "leads.csv|2|employees|not a number",
                        "leads.csv|3|id|the lead's id is missing",
                        "leads.csv|4|created|not a time between 1900 and 2199",
                        "leads.csv|5|id|the lead is in an earlier row of the file"),
                rejected());
        assertEquals(List.of("L1|CEO|-"), table("lead_id, title, employees", "lead"));
        assertEquals(
                List.of("leads.csv|1|3|0|0"),
                table(
                        "path, accepted_count, rejected_count, ignored_count, known_count",
                        "source_file where source = 'crm'"));
    }

    @Test
    void aNewerExportAppendsWhatChangedAndOverwritesNothing() {
        write("leads.csv", HEADER + "L1,2024-01-01,A,CEO,10\nL2,2024-01-01,A,CTO,20\nL3,2024-01-01,A,CIO,30\n");
        load(LEADS.replace("columns: { lead_id: id", "exported_at: 2025-01-01\n      columns: { lead_id: id"));
        write(
                "leads.csv",
                HEADER
                        + "L1,2024-02-02,B,Boss,10\nL2,2024-01-01,A,CTO,\nL3,2024-01-01,A,CIO,x\nL4,2025-01-15,A,CFO,40\n");
        assertEquals(
                new SourceSummary("crm", "leads", 1, 0, 1, 3, 0, 0, 1, new History(2, 0, 0, 0, 0, 0)),
                load(LEADS.replace("columns: { lead_id: id", "exported_at: 2025-02-01\n      columns: { lead_id: id"))
                        .sources()
                        .get(0));
        assertEquals(
                List.of("L1|title|Boss|2025-02-01 00:00:00|2", "L2|employees|-|2025-02-01 00:00:00|2"),
                table("lead_id, attribute, value, known_at, run_id", "attribute_change"));
        assertEquals(
                List.of(
                        "L1|2024-01-01 00:00:00|A|CEO|10.0",
                        "L2|2024-01-01 00:00:00|A|CTO|20.0",
                        "L3|2024-01-01 00:00:00|A|CIO|30.0",
                        "L4|2025-01-15 00:00:00|A|CFO|40.0"),
                table("lead_id, created_at, account_id, title, employees", "lead"));
        assertEquals(
                List.of("L1|CEO|10.0", "L2|CTO|20.0", "L3|CIO|30.0", "L4|CFO|40.0"), knownAt("2025-02-01T00:00:00Z"));
        assertEquals(
                List.of("L1|Boss|10.0", "L2|CTO|-", "L3|CIO|30.0", "L4|CFO|40.0"),
                knownAt("2025-02-01T00:00:00.000001Z"));
    }

    private List<String> knownAt(String instant) {
        Moment moment = Moment.everyLead(Instant.parse(instant));
        SqlPlan plan = new SqlPlan(List.of(
                moment.step(),
                AttributesAsOf.in(store).step(moment, Map.of("title", ValueType.TEXT, "employees", ValueType.NUMBER))));
        return table("lead_id, title, employees", "(" + plan.query() + ")");
    }

    @Test
    void aChangeWithoutADeclaredTimeIsKnownFromTheRunOn() {
        write("leads.csv", HEADER + "L1,2024-01-01,A,CEO,10\n");
        load(LEADS);
        for (String title : List.of("Boss", "Chief", "Head")) {
            write("leads.csv", HEADER + "L1,2024-01-01,A," + title + ",10\n");
            load();
        }
        assertEquals(
                List.of(
                        "Boss|2026-01-01 00:00:00.000001",
                        "Chief|2026-01-01 00:00:00.000002",
                        "Head|2026-01-01 00:00:00.000003"),
                table("value, known_at", "attribute_change"));
    }

    @Test
    void laterFilesOfOneSourceAreNewerExports() {
        write("leads-1.csv", HEADER + "L1,2024-01-01,A,CEO,10\n");
        write("leads-2.csv", HEADER + "L1,2024-01-01,A,Boss,10\nL2,2024-01-01,A,CTO,1\n");
        write("leads-3.csv", HEADER + "L1,2024-01-01,A,Chief,10\n");
        assertEquals(
                new SourceSummary("crm", "leads", 3, 0, 2, 2, 0, 0, 0, new History(2, 0, 0, 0, 0, 0)),
                load(LEADS.replace("leads.csv", "leads-*.csv")).sources().get(0));
        assertEquals(List.of("L1|CEO", "L2|CTO"), table("lead_id, title", "lead"));
        assertEquals(
                List.of("L1|title|Boss|2026-01-01 00:00:00.000001", "L1|title|Chief|2026-01-01 00:00:00.000002"),
                table("lead_id, attribute, value, known_at", "attribute_change"));
    }

    @Test
    void aSecondSourceFillsWhatTheFirstDoesNotHave() {
        String two = LEADS.replace("  outcomes:\n", """
                    - name: enrichment
                      file: extra.csv
                      columns: { lead_id: id }
                      attributes: { country: text }
                  outcomes:
                """.indent(0));
        write("leads.csv", HEADER + "L1,2024-01-01,A,CEO,10\n");
        write("extra.csv", "id,country\nL1,NL\nL2,BE\n");
        load(two);
        assertEquals(List.of("L1|CEO|NL", "L2|-|BE"), table("lead_id, title, country", "lead"));
        assertEquals(List.of("0"), texts("select count(*) from attribute_change"));
        write("extra.csv", "id,country\nL1,DE\n");
        load();
        assertEquals(List.of("L1|country|DE"), table("lead_id, attribute, value", "attribute_change"));
    }

    @Test
    void anAttributeDeclaredLaterFillsTheLeadsThatAreKnown() {
        write("leads.csv", HEADER + "L1,2024-01-01,A,CEO,10\nL2,2024-01-01,A,CTO,20\n");
        load(LEADS.replace("title: text, ", ""));
        load(LEADS);
        assertEquals(List.of("L1|CEO|10.0", "L2|CTO|20.0"), table("lead_id, title, employees", "lead"));
        assertEquals(List.of("0"), texts("select count(*) from attribute_change"));
    }

    @Test
    void anInstantOfCreationThatIsMissingIsThatOfTheFirstRecord() {
        write("leads.csv", HEADER + "L1,,A,CEO,10\nL2,,A,CEO,10\n");
        write("steps.csv", "lead,step,at,amount,why\nL1,mql,2024-03-01,,\nL1,customer,2024-04-01,,\n");
        load(LEADS);
        assertEquals(List.of("L1|2024-03-01 00:00:00", "L2|-"), table("lead_id, created_at", "lead"));
        write("leads.csv", HEADER + "L1,2024-02-01,A,CEO,10\nL2,2024-02-02,A,CEO,10\n");
        load();
        assertEquals(List.of("L1|2024-03-01 00:00:00", "L2|2024-02-02 00:00:00"), table("lead_id, created_at", "lead"));
    }

    @Test
    void dateColumnsBecomeSteps() {
        write("leads.csv", """
                id,created,account,title,employees,score,mql_date,won,value
                L1,2024-01-01,A,CEO,10,55.5,2024-02-01,2024-03-01T12:00:00Z,990.5
                L2,2024-01-01,A,CEO,10,high,,never,
                """);
        load(STEP_COLUMNS);
        assertEquals(
                List.of(
                        "L1|customer|2024-03-01 12:00:00|990.5|-|true|crm|1",
                        "L1|mql|2024-02-01 00:00:00|-|-|true|crm|1"),
                table("lead_id, step, occurred_at, amount, reason, happened, source, run_id", "outcome"));
        assertEquals(List.of("L1|55.5", "L2|-"), table("lead_id, existing_score", "lead"));
        assertEquals(
                List.of("leads.csv|3|score|not a number", "leads.csv|3|won|not a time between 1900 and 2199"),
                rejected());
        write("leads.csv", """
                id,created,account,title,employees,score,mql_date,won,value
                L1,2024-01-01,A,CEO,10,60,2024-02-01,2024-03-01T12:00:00Z,990.5
                L2,2024-01-01,A,CEO,10,,2024-05-05,,
                """);
        load();
        assertEquals(List.of("3"), texts("select count(*) from outcome"));
        assertEquals(List.of("L1|existing_score|60.0"), table("lead_id, attribute, value", "attribute_change"));
    }

    @Test
    void aFlatTableHasRowNumbersPeriodsAndLabels() {
        write("calls.csv", "age;month;y\n30;may;no\n31;may;yes\n32;jun;maybe\n33;jun;\n34;may;yes\n");
        assertEquals(
                new SourceSummary("calls", "leads", 1, 0, 5, 0, 0, 0, 0),
                load(FLAT).sources().get(0));
        assertEquals(
                List.of("1|1|1|30.0|-", "2|2|1|31.0|-", "3|3|2|32.0|-", "4|4|2|33.0|-", "5|5|3|34.0|-"),
                table("lead_id, row_no, period_no, age, created_at", "lead"));
        assertEquals(
                List.of("1|customer|-|false", "2|customer|-|true", "5|customer|-|true"),
                table("lead_id, step, occurred_at, happened", "outcome"));
    }

    @Test
    void withoutNegativeValuesEveryOtherPresentValueIsOne() {
        write("calls.csv", "age;month;y\n30;may;no\n31;may;yes\n32;jun;maybe\n33;jun;\n");
        load(FLAT.replace("negative: [\"no\"], ", ""));
        assertEquals(List.of("1|false", "2|true", "3|false"), table("lead_id, happened", "outcome"));
    }

    @Test
    void rowNumbersAreThoseOfTheFileAlsoWhenRowsAreRefused() {
        write("calls.csv", "age;month;y\n30;may;no\nbroken\n\n31;may;yes\n1;2;3;4\n32;jun;no\n");
        load(FLAT);
        assertEquals(List.of("1|30.0", "3|31.0", "5|32.0"), table("lead_id, age", "lead"));
        assertEquals(
                List.of("calls.csv|3|-|the row has too few columns", "calls.csv|6|-|the row has too many columns"),
                rejected());
    }

    @Test
    void aLongerFlatTableContinuesItsPeriodsAndCorrectsItsLabels() {
        write("calls.csv", "age;month;y\n30;may;no\n31;jun;yes\n");
        load(FLAT);
        write("calls.csv", "age;month;y\n30;may;yes\n31;jun;yes\n32;jun;no\n33;jul;no\n");
        load();
        assertEquals(List.of("1|1", "2|2", "3|2", "4|3"), table("lead_id, period_no", "lead"));
        assertEquals(List.of("1|true", "2|true", "3|false", "4|false"), table("lead_id, happened", "outcome"));
    }

    @Test
    void manyRowsKeepTheirOrder() {
        StringBuilder text = new StringBuilder("age;month;y\n");
        IntStream.rangeClosed(1, 300_000)
                .forEach(i -> text.append(i).append(";m").append(i / 1000).append(";no\n"));
        write("calls.csv", text.toString());
        load(FLAT);
        assertEquals(
                List.of("300000"),
                texts(
                        "select count(*) from lead where lead_id = cast(row_no as varchar) and age = row_no and period_no = row_no // 1000 + 1"));
    }
}
