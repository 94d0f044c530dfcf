package io.plumbline.engine.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.ingest.ImportSummary.History;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.sql.SqlPlan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exports of leads whose times stand in their names, one after another and out of order. */
class MonthlyExportsTest extends ImportFixture {
    static final String MONTHLY = """
            version: 1
            name: test
            sources:
              leads:
                - name: crm
                  file: leads-*.csv
                  exported_at: { file_name: "leads-%Y-%m-%d.csv" }
                  columns: { lead_id: id, created_at: created }
                  attributes: { title: text }
                  steps:
                    mql: { column: mql }
                    customer: { column: won, amount: value }
                  deleted: { column: gone }
                  merged_into: master
            outcome: { target: customer, horizon: 30d }
            training: { snapshots: monthly }
            """;
    static final String HEADER = "id,created,title,mql,won,value,gone,master\n";

    History month(String day, String... rows) {
        write("leads-" + day + ".csv", HEADER + String.join("\n", rows) + "\n");
        return load(MONTHLY).sources().get(0).history();
    }

    List<String> titles(String instant) {
        Moment moment = Moment.everyLead(Instant.parse(instant));
        SqlPlan plan = new SqlPlan(List.of(
                moment.step(), AttributesAsOf.in(store).step(moment, Map.of("title", ValueType.TEXT))));
        return table("lead_id, title", "(" + plan.query() + ")");
    }

    private List<String> steps() {
        return table("lead_id, step, occurred_at, amount, recorded_at, replaced_at", "outcome");
    }

    @Test
    void eachChangeIsKnownFromItsOwnFileOn() {
        write("leads-2026-02-01.csv", HEADER + "A,2026-01-01,CTO,,,,,\n");
        write("leads-2026-03-01.csv", HEADER + "A,2026-01-01,CEO,,,,,\nB,2026-02-15,CFO,,,,,\n");
        assertEquals(new History(2, 0, 0, 0, 0, 0), month("2026-01-15", "A,2026-01-01,Head,,,,,"));
        assertEquals(
                List.of("A|title|CEO|2026-03-01 00:00:00", "A|title|CTO|2026-02-01 00:00:00"),
                table("lead_id, attribute, value, known_at", "attribute_change"));
        assertEquals(List.of("A|Head"), titles("2026-02-01T00:00:00Z"));
        assertEquals(List.of("A|CTO"), titles("2026-02-01T00:00:00.000001Z"));
        assertEquals(
                List.of(
                        "leads-2026-01-15.csv|2026-01-15 00:00:00|2026-01-15 00:00:00|1|0|0",
                        "leads-2026-02-01.csv|2026-02-01 00:00:00|2026-02-01 00:00:00|0|1|1",
                        "leads-2026-03-01.csv|2026-03-01 00:00:00|2026-03-01 00:00:00|1|1|1"),
                table("path, exported_at, known_at, accepted_count, known_count, changed_count", "source_file"));
    }

    @Test
    void anOlderExportImportedLaterIsPutAtItsOwnTime() {
        month("2026-03-01", "A,2026-01-01,CEO,,,,,");
        month("2026-05-01", "A,2026-01-01,CEO,,,,,");
        month("2026-04-01", "A,2026-01-01,Boss,,,,,");
        month("2026-02-01", "A,2026-01-01,CTO,,,,,");
        assertEquals(List.of("A|CTO"), titles("2026-01-15T00:00:00Z"));
        assertEquals(List.of("A|CTO"), titles("2026-03-01T00:00:00Z"));
        assertEquals(List.of("A|CEO"), titles("2026-04-01T00:00:00Z"));
        assertEquals(List.of("A|Boss"), titles("2026-05-01T00:00:00Z"));
        assertEquals(List.of("A|CEO"), titles("2026-05-01T00:00:00.000001Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"123", "1,2,3", "3,12", "2,1,3", "3,2,1"})
    void aRefusedCellOfTheFirstExportIsMissingUntilTheNextInAnyOrderOfImport(String order) {
        List<String> cells = List.of("many", "200", "300");
        for (String together : List.of(order.split(","))) {
            together.chars()
                    .map(digit -> digit - '0')
                    .forEach(no -> write("leads-2026-0" + no + "-01.csv", """
                    id,created,employees
                    A,2026-01-01,%s
                    """.formatted(cells.get(no - 1))));
            load(MONTHLY.substring(0, MONTHLY.indexOf("      attributes"))
                    + "      attributes: { employees: number }\n"
                    + MONTHLY.substring(MONTHLY.indexOf("outcome:")));
        }
        assertEquals(List.of("A|-"), table("lead_id, employees", "lead"));
        assertEquals(
                List.of("A|employees|200.0|2026-02-01 00:00:00", "A|employees|300.0|2026-03-01 00:00:00"),
                table("lead_id, attribute, value, known_at", "attribute_change"));
    }

    @Test
    void aFileThatReturnsToEarlierContentIsContentOfItsOwnTime() {
        String yaml = MONTHLY.replace("leads-*.csv", "leads.csv");
        Map<String, String> titles =
                new TreeMap<>(Map.of("2026-02-01", "CTO", "2026-03-01", "CEO", "2026-04-01", "CTO"));
        titles.forEach((day, title) -> {
            write("leads.csv", HEADER + "A,2026-01-01," + title + ",,,,,\n");
            load(yaml.replace("{ file_name: \"leads-%Y-%m-%d.csv\" }", day));
        });
        assertEquals(List.of("A|CEO"), titles("2026-04-01T00:00:00Z"));
        assertEquals(List.of("A|CTO"), titles("2026-04-02T00:00:00Z"));
    }

    @Test
    void aFileWhoseNameTellsNoTimeIsRefused() {
        write("leads-new.csv", HEADER);
        write("leads-2026-02-30.csv", HEADER);
        ProblemException refused = assertThrows(ProblemException.class, () -> load(MONTHLY));
        assertEquals("""
                leads-2026-02-30.csv
                    Source 'crm' cannot tell from the file's name when it was exported.
                    Fix: name the file as `exported_at.file_name` says, or correct that in plumbline.yaml.
                leads-new.csv
                    Source 'crm' cannot tell from the file's name when it was exported.
                    Fix: name the file as `exported_at.file_name` says, or correct that in plumbline.yaml.""", refused.getMessage());
    }

    @Test
    void aStepWhoseDateChangesIsCorrectedAndOneThatIsEmptiedIsWithdrawn() {
        assertEquals(
                History.NONE, month("2026-02-01", "A,2026-01-01,x,2026-01-05,2026-01-20,100,,", "B,2026-01-01,x,,,,,"));
        assertEquals(
                new History(0, 2, 0, 1, 0, 0),
                month("2026-03-01", "A,2026-01-01,x,2026-01-06,2026-01-20,150,,", "B,2026-01-01,x,2026-01-03,,,,"));
        assertEquals(
                new History(0, 0, 2, 0, 0, 0),
                month("2026-04-01", "A,2026-01-01,x,,2026-01-20,150,,", "B,2026-01-01,x,,,,,"));
        assertEquals(
                List.of(
                        "A|customer|2026-01-20 00:00:00|100.0|-|2026-03-01 00:00:00",
                        "A|customer|2026-01-20 00:00:00|150.0|2026-03-01 00:00:00|-",
                        "A|mql|2026-01-05 00:00:00|-|-|2026-03-01 00:00:00",
                        "A|mql|2026-01-06 00:00:00|-|2026-03-01 00:00:00|2026-04-01 00:00:00",
                        "B|mql|2026-01-03 00:00:00|-|-|2026-04-01 00:00:00"),
                steps());
    }

    @Test
    void aStepThatWasOverBeforeTheExportBeforeIsLate() {
        month("2026-02-01", "A,2026-01-01,x,,,,,", "B,2026-01-01,x,,,,,");
        assertEquals(
                new History(0, 0, 0, 1, 0, 0),
                month("2026-03-01", "A,2026-01-01,x,2026-01-31,2026-02-01,100,,", "B,2026-01-01,x,,,,,"));
        assertEquals(
                List.of("leads-2026-02-01.csv|0", "leads-2026-03-01.csv|1"), table("path, late_count", "source_file"));
    }

    @Test
    void stepsOfAnOlderExportHoldUntilTheNext() {
        month("2026-02-01", "A,2026-01-01,x,2026-01-05,,,,");
        month("2026-04-01", "A,2026-01-01,x,2026-01-05,,,,");
        month("2026-03-01", "A,2026-01-01,x,2026-01-09,,,,");
        assertEquals(
                List.of(
                        "A|mql|2026-01-05 00:00:00|-|-|2026-03-01 00:00:00",
                        "A|mql|2026-01-05 00:00:00|-|2026-04-01 00:00:00|-",
                        "A|mql|2026-01-09 00:00:00|-|2026-03-01 00:00:00|2026-04-01 00:00:00"),
                steps());
        month("2026-01-10", "A,2026-01-01,x,2026-01-02,,,,");
        assertEquals(
                List.of(
                        "A|mql|2026-01-02 00:00:00|-|-|2026-02-01 00:00:00",
                        "A|mql|2026-01-05 00:00:00|-|2026-02-01 00:00:00|2026-03-01 00:00:00",
                        "A|mql|2026-01-05 00:00:00|-|2026-04-01 00:00:00|-",
                        "A|mql|2026-01-09 00:00:00|-|2026-03-01 00:00:00|2026-04-01 00:00:00"),
                steps());
    }

    @Test
    void aDeletedLeadIsNoneFromTheExportOnThatFirstSaysSo() {
        month("2026-02-01", "A,2026-01-01,x,,,,false,", "B,2026-01-01,y,,,,,");
        assertEquals(
                new History(0, 0, 0, 0, 0, 1), month("2026-03-01", "A,2026-01-01,x,,,,TRUE,", "B,2026-01-01,y,,,,,"));
        assertEquals(History.NONE, month("2026-04-01", "A,2026-01-01,x,,,,true,", "B,2026-01-01,y,,,,,"));
        assertEquals(List.of("A|deleted|2026-03-01 00:00:00|-|-|-"), steps());
        assertEquals(List.of("A|x", "B|y"), titles("2026-03-01T00:00:00Z"));
        assertEquals(List.of("B|y"), titles("2026-03-01T00:00:00.000001Z"));
        assertEquals(
                new History(0, 0, 1, 0, 0, 0), month("2026-05-01", "A,2026-01-01,x,,,,false,", "B,2026-01-01,y,,,,,"));
        assertEquals(List.of("B|y"), titles("2026-05-01T00:00:00Z"));
        assertEquals(List.of("A|x", "B|y"), titles("2026-05-02T00:00:00Z"));
    }
}
