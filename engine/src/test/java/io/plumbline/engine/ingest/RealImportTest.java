package io.plumbline.engine.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plumbline.engine.ingest.ImportSummary.SourceSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Public data as it was published, in the folder that the environment variable {@code PLUMBLINE_DATA} names. Without
 * the folder these tests are skipped, unless {@code PLUMBLINE_DATA_REQUIRED} is {@code true}.
 */
@Tag("real-data")
class RealImportTest extends ImportFixture {

    @Test
    void bpi2012HasItsApplicationsActivitiesAndActivations() throws IOException {
        copy("bpi2012/applications.csv");
        copy("bpi2012/events.csv.gz");
        ImportSummary summary = load("""
                version: 1
                name: bpi2012
                sources:
                  leads:
                    - name: applications
                      file: applications.csv
                      columns: { lead_id: case_id, created_at: reg_date }
                      attributes: { amount: { column: amount_req, type: number } }
                  events:
                    - name: desk
                      file: events.csv.gz
                      columns: { lead_id: case_id, occurred_at: timestamp, type: activity }
                      types:
                        sent_back: { value: O_SENT_BACK }
                        complete_form: { value: W_Completeren aanvraag, by: company, properties: { lifecycle: text } }
                        handle_lead: { value: W_Afhandelen leads, by: company, properties: { lifecycle: text } }
                      other_types: ignore
                  outcomes:
                    - name: decisions
                      file: events.csv.gz
                      columns: { lead_id: case_id, step: activity, occurred_at: timestamp }
                      steps: { A_PREACCEPTED: mql, A_ACCEPTED: sql, A_ACTIVATED: customer, A_DECLINED: lost, A_CANCELLED: lost }
                outcome: { target: customer, horizon: 30d, steps: [mql, sql, customer] }
                training: { snapshots: { at_age: 7d } }
                """);
        long events = 3_454 + 54_850 + 16_566;
        long steps = 7_367 + 5_113 + 2_246 + 7_635 + 2_807;
        assertEquals(
                List.of(
                        new SourceSummary("applications", "leads", 1, 0, 13_087, 0, 0, 0, 0),
                        new SourceSummary("desk", "events", 1, 0, events, 0, 262_200 - events, 0, 0),
                        new SourceSummary("decisions", "outcomes", 1, 0, steps, 0, 262_200 - steps, 0, 0)),
                summary.sources());
        assertEquals(
                List.of("2246"),
                texts("select count(distinct lead_id) from outcome where step = 'customer' and happened"));
        assertEquals(List.of("2011-09-30 22:38:44.546"), texts("select min(created_at) from lead"));
        assertEquals(List.of("13087"), texts("select count(*) from lead"));
        assertEquals(
                List.of("SCHEDULE", "START", "COMPLETE").stream().sorted().toList(),
                texts("select distinct lifecycle from event where event_type = 'handle_lead' order by 1"));
    }

    @Test
    void bankMarketingHasItsRowsLabelsAndPeriods() throws IOException {
        copy("bank-marketing/bank-additional-full.csv");
        ImportSummary summary = load("""
                version: 1
                name: bank-marketing
                sources:
                  leads:
                    - name: contacts
                      file: bank-additional-full.csv
                      csv: { delimiter: ";" }
                      columns: { lead_id: $row }
                      attributes: { age: number, job: text, euribor: { column: euribor3m, type: number } }
                      label: { column: y, positive: ["yes"], negative: ["no"], step: customer }
                      not_used: { duration: known only after the call }
                outcome: { target: customer }
                training: { snapshots: { order: row, period_runs_of: month } }
                """);
        assertEquals(List.of(new SourceSummary("contacts", "leads", 1, 0, 41_188, 0, 0, 0, 0)), summary.sources());
        assertEquals(List.of("4640"), texts("select count(*) from outcome where happened"));
        assertEquals(List.of("41188"), texts("select count(*) from outcome where occurred_at is null"));
        assertEquals(List.of("26"), texts("select max(period_no) from lead"));
        assertEquals(List.of("26"), texts("select count(distinct period_no) from lead"));
        assertEquals(
                List.of("41188"),
                texts("select count(*) from lead where lead_id = cast(row_no as varchar) and age is not null"));
        assertEquals(List.of("56.0|housemaid|4.857"), table("age, job, euribor", "lead where row_no = 1"));
        assertEquals(List.of(), rejected());
    }

    private void copy(String name) throws IOException {
        boolean required = "true".equals(System.getenv("PLUMBLINE_DATA_REQUIRED"));
        String data = System.getenv().getOrDefault("PLUMBLINE_DATA", "");
        Path file = Path.of(data, name);
        boolean found = !data.isEmpty() && Files.isRegularFile(file);
        assertTrue(found || !required, "PLUMBLINE_DATA has no " + name);
        assumeTrue(found, "PLUMBLINE_DATA has no " + name);
        Files.copy(file, folder.resolve(file.getFileName().toString()));
    }
}
