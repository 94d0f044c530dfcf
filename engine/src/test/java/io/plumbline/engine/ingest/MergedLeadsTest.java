package io.plumbline.engine.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.ingest.ImportSummary.History;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.sql.SqlPlan;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Records that became part of another lead. */
class MergedLeadsTest extends ImportFixture {
    private static final String YAML = """
            version: 1
            name: test
            sources:
              leads:
                - name: crm
                  file: leads-*.csv
                  exported_at: { file_name: "leads-%Y-%m-%d.csv" }
                  columns: { lead_id: id, created_at: created }
                  steps: { mql: { column: mql } }
                  deleted: { column: gone }
                  merged_into: master
              events:
                - name: web
                  file: events.csv
                  columns: { event_id: id, lead_id: lead, occurred_at: at }
                  type: view
              outcomes:
                - name: sales
                  file: steps.csv
                  columns: { lead_id: lead, step: step, occurred_at: at }
            outcome: { target: customer, horizon: 30d }
            training: { snapshots: monthly }
            """;
    private static final String HEADER = "id,created,mql,gone,master\n";
    private static final String LISTED =
            YAML.replace("merged_into: master", "merged_from: { column: swallowed, separator: \"|\" }");

    private ImportSummary month(String day, String... rows) {
        return export(YAML, HEADER, day, rows);
    }

    private ImportSummary export(String yaml, String header, String day, String... rows) {
        write("leads-" + day + ".csv", header + String.join("\n", rows) + "\n");
        return load(yaml);
    }

    private void events(String text) {
        write("events.csv", "id,lead,at\n" + text);
    }

    private void steps(String text) {
        write("steps.csv", "lead,step,at\n" + text);
    }

    private List<String> merges() {
        return table("lead_id, into_lead_id, known_at", "lead_merge");
    }

    private List<String> leads(String instant) {
        return table(
                "lead_id",
                "("
                        + new SqlPlan(List.of(
                                        Moment.everyLead(Instant.parse(instant)).step()))
                                .query() + ")");
    }

    @Test
    void beforeTheMergeWasKnownTheRecordsWereTwoLeads() {
        events("e1,A,2026-01-10\ne2,B,2026-01-11\n");
        steps("A,customer,2026-01-20\n");
        month("2026-02-01", "A,2026-01-01,2026-01-05,,", "B,2026-01-01,,,");
        events("e1,A,2026-01-10\ne2,B,2026-01-11\ne3,A,2026-02-10\ne4,A,2026-03-10\n");
        assertEquals(
                new History(0, 0, 0, 0, 1, 0),
                month("2026-03-01", "A,2026-01-01,2026-01-05,true,B", "B,2026-01-01,,,")
                        .sources()
                        .get(0)
                        .history());
        assertEquals(
                List.of("leads-2026-02-01.csv|2|0", "leads-2026-03-01.csv|0|2"),
                table("path, accepted_count, known_count", "source_file where source = 'crm'"));
        assertEquals(List.of("A|B|2026-03-01 00:00:00"), merges());
        assertEquals(
                List.of(
                        "e1|A|-|2026-03-01 00:00:00",
                        "e1|B|2026-03-01 00:00:00|-",
                        "e2|B|-|-",
                        "e3|A|-|2026-03-01 00:00:00",
                        "e3|B|2026-03-01 00:00:00|-",
                        "e4|B|-|-"),
                table("event_id, lead_id, recorded_at, replaced_at", "event"));
        assertEquals(
                List.of(
                        "A|customer|-|-|2026-03-01 00:00:00",
                        "A|mql|-|-|2026-03-01 00:00:00",
                        "B|customer|A|2026-03-01 00:00:00|-",
                        "B|mql|A|2026-03-01 00:00:00|-"),
                table("lead_id, step, moved_from, recorded_at, replaced_at", "outcome"));
        assertEquals(List.of("A", "B"), leads("2026-03-01T00:00:00Z"));
        assertEquals(List.of("B"), leads("2026-03-01T00:00:00.000001Z"));
        load();
        assertEquals(List.of("6"), texts("select count(*) from event"));
        assertEquals(List.of("4"), texts("select count(*) from outcome"));
    }

    @Test
    void aMergeKnownWhenTheRecordIsFirstMetAppliesFromTheStart() {
        events("e1,A,2026-01-10\n");
        steps("");
        month("2026-02-01", "A,2026-01-01,2026-01-05,,B", "B,2026-01-02,,,");
        assertEquals(
                List.of("2|0|1"),
                table("accepted_count, known_count, merged_count", "source_file where source = 'crm'"));
        assertEquals(List.of("A|B|-"), merges());
        assertEquals(List.of("B|2026-01-02 00:00:00"), table("lead_id, created_at", "lead"));
        assertEquals(List.of("e1|B|-|-"), table("event_id, lead_id, recorded_at, replaced_at", "event"));
        assertEquals(List.of("B|mql|2026-01-05 00:00:00|-|-|A"), steps());
    }

    @Test
    void chainsAreFollowedFromTheirOwnTimesOn() {
        events("e1,A,2026-01-10\n");
        steps("");
        month("2026-02-01", "A,2026-01-01,,,", "B,2026-01-01,,,", "C,2026-01-01,,,", "D,2026-01-01,,,");
        month("2026-03-01", "A,2026-01-01,,,B", "B,2026-01-01,,,", "C,2026-01-01,,,D", "D,2026-01-01,,,");
        month("2026-04-01", "A,2026-01-01,,,B", "B,2026-01-01,,,C", "C,2026-01-01,,,D", "D,2026-01-01,,,");
        assertEquals(
                List.of(
                        "A|B|2026-03-01 00:00:00",
                        "A|D|2026-04-01 00:00:00",
                        "B|D|2026-04-01 00:00:00",
                        "C|D|2026-03-01 00:00:00"),
                merges());
        assertEquals(
                List.of(
                        "e1|A|-|2026-03-01 00:00:00",
                        "e1|B|2026-03-01 00:00:00|2026-04-01 00:00:00",
                        "e1|D|2026-04-01 00:00:00|-"),
                table("event_id, lead_id, recorded_at, replaced_at", "event"));
    }

    @Test
    void aSurvivorThatNoFileListsIsCreatedAtTheFirstEventThatItIsGivenEvenOneImportedBefore() {
        events("e1,A,2026-03-10\ne2,A,2026-03-09\n");
        steps("");
        month("2026-02-01", "A,2026-01-01,,,");
        month("2026-03-01", "A,2026-01-01,,,C");
        assertEquals(List.of("e1|C|1", "e2|C|1"), table("event_id, lead_id, run_id", "event"));
        assertEquals(List.of("A|2026-01-01 00:00:00", "C|2026-03-09 00:00:00"), table("lead_id, created_at", "lead"));
    }

    @Test
    void mergesThatGoInACircleAreRefused() {
        events("");
        steps("");
        month(
                "2026-02-01",
                "A,2026-01-01,,,B",
                "B,2026-01-01,,,A",
                "C,2026-01-01,,,A",
                "D,2026-01-01,,,D",
                "E,2026-01-01,,,D");
        assertEquals(
                List.of(
                        "leads-2026-02-01.csv|2|master|the record is merged into itself by way of others",
                        "leads-2026-02-01.csv|3|master|the record is merged into itself by way of others",
                        "leads-2026-02-01.csv|4|master|the record is merged into itself by way of others"),
                rejected());
        assertEquals(List.of("E|D|-"), merges());
        month("2026-03-01", "D,2026-01-01,,,E", "E,2026-01-01,,,D");
        assertEquals(List.of("E|D|-"), merges());
    }

    @Test
    void aRecordIsMergedOnce() {
        events("");
        steps("");
        month("2026-02-01", "A,2026-01-01,,,", "B,2026-01-01,,,", "C,2026-01-01,,,");
        month("2026-03-01", "A,2026-01-01,,,B", "B,2026-01-01,,,", "C,2026-01-01,,,");
        month("2026-04-01", "A,2026-01-01,,,C", "B,2026-01-01,,,", "C,2026-01-01,,,");
        assertEquals(List.of("A|B|2026-03-01 00:00:00"), merges());
        assertEquals(
                List.of("leads-2026-04-01.csv|2|master|the record was merged into another lead before"), rejected());
    }

    @Test
    void theSurvivorMayListWhatItSwallowed() {
        events("e1,A,2026-01-10\ne2,C,2026-01-10\n");
        steps("");
        String header = "id,created,mql,gone,swallowed\n";
        export(LISTED, header, "2026-02-01", "A,2026-01-01,,,", "B,2026-01-01,,,C | B|");
        export(LISTED, header, "2026-03-01", "B,2026-01-01,,,C|A", "D,2026-01-01,,,A|E");
        assertEquals(List.of("A|B|2026-03-01 00:00:00", "C|B|-", "E|D|-"), merges());
        assertEquals(
                List.of("leads-2026-03-01.csv|3|swallowed|the record was merged into another lead before"), rejected());
        assertEquals(List.of("A", "B", "D"), table("lead_id", "lead"));
        assertEquals(List.of("B", "D"), leads("2026-03-02T00:00:00Z"));
    }

    @Test
    void stepsOfARecordFirstMetAsMergedAreTheSurvivors() {
        events("");
        steps("");
        month("2026-02-01", "A,2026-01-01,2026-01-05,true,B", "B,2026-01-02,,,");
        assertEquals(List.of("B|mql|2026-01-05 00:00:00|-|-|A"), steps());
        month("2026-03-01", "A,2026-01-01,2026-01-05,true,B", "B,2026-01-02,,,");
        assertEquals(List.of("B|mql|2026-01-05 00:00:00|-|-|A"), steps());
    }

    @Test
    void aStepThatIsFirstToldTogetherWithTheMergeIsTheSurvivorsFromThenOn() {
        events("");
        steps("");
        month("2026-02-01", "A,2026-01-01,,,", "B,2026-01-02,,,");
        month("2026-03-01", "A,2026-01-01,2026-02-05,true,B", "B,2026-01-02,,,");
        assertEquals(
                List.of(
                        "A|mql|2026-02-05 00:00:00|-|2026-03-01 00:00:00|-",
                        "B|mql|2026-02-05 00:00:00|2026-03-01 00:00:00|-|A"),
                steps());
    }

    @Test
    void anOlderExportAddsTheStepsOfARecordThatWasMetAsMerged() {
        events("");
        steps("");
        month("2026-03-01", "A,2026-01-01,,true,B", "B,2026-01-02,,,");
        month("2026-02-01", "A,2026-01-01,2026-01-05,,", "B,2026-01-02,,,");
        assertEquals(List.of("B|mql|2026-01-05 00:00:00|-|-|A"), steps());
    }

    private List<String> steps() {
        return table("lead_id, step, occurred_at, recorded_at, replaced_at, moved_from", "outcome");
    }
}
