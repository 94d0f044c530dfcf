package io.plumbline.engine.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.ingest.ImportSummary.History;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Events and logged steps that a later export tells otherwise, or tells late. */
class CorrectedEventsTest extends ImportFixture {
    private static final String YAML = """
            version: 1
            name: test
            sources:
              events:
                - name: web
                  file: events-*.csv
                  exported_at: { file_name: "events-%Y-%m-%d.csv" }
                  columns: { event_id: id, lead_id: lead, occurred_at: at }
                  type: view
                  types: { view: { properties: { page: text, seconds: number } } }
              outcomes:
                - name: sales
                  file: steps-*.csv
                  exported_at: { file_name: "steps-%Y-%m-%d.csv" }
                  columns: { lead_id: lead, step: step, occurred_at: at, amount: amount, reason: why }
            outcome: { target: customer, horizon: 30d }
            training: { snapshots: monthly }
            """;
    private static final String LATE =
            YAML.replace("      type: view\n", "      type: view\n      late_events: known_when_exported\n");
    private static final String EVENTS = "id,lead,at,page,seconds\n";
    private static final String STEPS = "lead,step,at,amount,why\n";
    private static final List<String> NO_STEPS = List.of();

    private ImportSummary month(String yaml, String day, List<String> events, List<String> steps) {
        write("events-" + day + ".csv", EVENTS + String.join("\n", events) + "\n");
        write("steps-" + day + ".csv", STEPS + String.join("\n", steps) + "\n");
        return load(yaml);
    }

    private static History events(ImportSummary summary) {
        return summary.sources().get(0).history();
    }

    private List<String> events() {
        return table("event_id, lead_id, occurred_at, page, seconds, recorded_at, replaced_at", "event");
    }

    @Test
    void whatIsToldOtherwiseIsKnownFromTheExportOnAndTheOldRowUntilThen() {
        month(YAML, "2026-02-01", List.of("e1,A,2026-01-10,home,5", "e2,A,2026-01-11,home,"), NO_STEPS);
        History history = events(month(
                YAML,
                "2026-03-01",
                List.of("e1,B,2026-01-10,pricing,5", "e2,A,2026-01-11,home,many", "e3,A,2026-02-11,home,1"),
                NO_STEPS));
        assertEquals(new History(0, 1, 0, 0, 0, 0), history);
        assertEquals(
                List.of(
                        "e1|A|2026-01-10 00:00:00|home|5.0|-|2026-03-01 00:00:00",
                        "e1|B|2026-01-10 00:00:00|pricing|5.0|2026-03-01 00:00:00|-",
                        "e2|A|2026-01-11 00:00:00|home|-|-|-",
                        "e3|A|2026-02-11 00:00:00|home|1.0|-|-"),
                events());
        assertEquals(List.of("A", "B"), texts("select lead_id from lead order by 1"));
    }

    @Test
    void allAtOnceIsAsMonthByMonth() {
        write("events-2026-02-01.csv", EVENTS + "e1,A,2026-01-10,a,\ne2,A,2026-01-11,a,\n");
        write("events-2026-03-01.csv", EVENTS + "e1,A,2026-01-10,b,\ne2,A,2026-01-11,a,\n");
        month(YAML, "2026-04-01", List.of("e1,A,2026-01-10,a,", "e1,A,2026-01-10,x,"), NO_STEPS);
        assertEquals(
                List.of(
                        "e1|A|2026-01-10 00:00:00|a|-|-|2026-03-01 00:00:00",
                        "e1|A|2026-01-10 00:00:00|a|-|2026-04-01 00:00:00|-",
                        "e1|A|2026-01-10 00:00:00|b|-|2026-03-01 00:00:00|2026-04-01 00:00:00",
                        "e2|A|2026-01-11 00:00:00|a|-|-|-"),
                events());
    }

    @Test
    void anOlderExportTellsHowItWasBefore() {
        month(YAML, "2026-04-01", List.of("e1,A,2026-01-10,c,", "e2,A,2026-01-10,same,"), NO_STEPS);
        month(YAML, "2026-02-01", List.of("e1,A,2026-01-10,a,", "e2,A,2026-01-10,same,"), NO_STEPS);
        month(YAML, "2026-03-01", List.of("e1,A,2026-01-10,b,"), NO_STEPS);
        assertEquals(
                List.of(
                        "e1|A|2026-01-10 00:00:00|a|-|-|2026-03-01 00:00:00",
                        "e1|A|2026-01-10 00:00:00|b|-|2026-03-01 00:00:00|2026-04-01 00:00:00",
                        "e1|A|2026-01-10 00:00:00|c|-|2026-04-01 00:00:00|-",
                        "e2|A|2026-01-10 00:00:00|same|-|-|-"),
                events());
        assertEquals(List.of("2026-02-01 00:00:00"), texts("select stated_at from event where event_id = 'e2'"));
    }

    @Test
    void lateEventsAreCountedAndKnownAsTheSourceSays() {
        month(LATE, "2026-02-01", List.of("e1,A,2026-01-10,a,"), NO_STEPS);
        History history =
                events(month(LATE, "2026-03-01", List.of("e2,A,2026-01-31,a,", "e3,A,2026-02-01,a,"), NO_STEPS));
        assertEquals(new History(0, 0, 0, 1, 0, 0), history);
        assertEquals(List.of("e1|-", "e2|2026-03-01 00:00:00", "e3|-"), table("event_id, recorded_at", "event"));
        month(LATE, "2026-02-10", List.of("e2,A,2026-01-31,a,"), NO_STEPS);
        assertEquals(
                List.of("e1|-", "e2|2026-02-10 00:00:00", "e3|2026-03-01 00:00:00"),
                table("event_id, recorded_at", "event"));
    }

    @Test
    void aLoggedStepIsCorrectedInAmountAndReason() {
        List<String> none = List.of();
        month(YAML, "2026-02-01", none, List.of("A,customer,2026-01-20,100,", "A,mql,2026-01-02,,"));
        ImportSummary summary = month(
                YAML,
                "2026-03-01",
                none,
                List.of("A,customer,2026-01-20,120,", "A,mql,2026-01-02,,ripe", "A,sql,2026-01-05,,"));
        assertEquals(new History(0, 2, 0, 1, 0, 0), summary.sources().get(1).history());
        assertEquals(
                List.of(
                        "customer|100.0|-|-|2026-03-01 00:00:00",
                        "customer|120.0|-|2026-03-01 00:00:00|-",
                        "mql|-|-|-|2026-03-01 00:00:00",
                        "mql|-|ripe|2026-03-01 00:00:00|-",
                        "sql|-|-|-|-"),
                table("step, amount, reason, recorded_at, replaced_at", "outcome"));
    }
}
