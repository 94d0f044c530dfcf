package io.plumbline.engine.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plumbline.engine.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeImportTest extends ImportFixture {
    private static final String STYLES = """
            version: 1
            name: test
            sources:
              leads:
                - name: crm
                  file: leads.csv
                  time_zone: America/New_York
                  timestamp_format: "%m/%d/%Y %I:%M %p"
                  times:
                    Closed: { format: "%d.%m.%Y", time_zone: Europe/Berlin }
                    Seen: { format: epoch_milliseconds }
                    Renewal: { time_zone: Asia/Tokyo }
                  columns: { lead_id: id, created_at: Created }
                  attributes: { seen: { column: Seen, type: timestamp }, renewal: { column: Renewal, type: timestamp } }
                  steps: { customer: { column: Closed } }
            outcome: { target: customer, horizon: 30d }
            training: { snapshots: monthly }
            """;
    private static final String ROWS =
            "id,Created,Closed,Seen,Renewal\nL1,3/15/2024 2:30 PM,03.04.2024,1710513000123,3/15/2024 2:30 PM\nL2,2024-03-15T10:00:00+02:00,2024-04-03,soon,04/13/2024 1:00 AM\n";

    @Test
    void everyColumnHasAStyleAndZoneOfItsOwn() {
        write("leads.csv", ROWS);

        load(STYLES);

        assertEquals(
                List.of(
                        "L1|2024-03-15 18:30:00|2024-03-15 14:30:00.123|2024-03-15 05:30:00",
                        "L2|2024-03-15 08:00:00|-|2024-04-12 16:00:00"),
                table("lead_id, created_at, seen, renewal", "lead"));
        assertEquals(
                List.of("L1|2024-04-02 22:00:00", "L2|2024-04-02 22:00:00"), table("lead_id, occurred_at", "outcome"));
        assertEquals(List.of("leads.csv|3|Seen|not a time between 1900 and 2199"), rejected());
    }

    @Test
    void timesAreNotReadOtherwiseOnceRowsAreImported() {
        write("leads.csv", ROWS);
        load(STYLES);
        String before = table("lead_id, created_at, seen, renewal", "lead").toString();

        for (String other : List.of(
                STYLES.replace("America/New_York", "America/Chicago"),
                STYLES.replace("%d.%m.%Y", "%m.%d.%Y"),
                STYLES.replace("epoch_milliseconds", "epoch_seconds"))) {
            assertEquals(
                    """
                    plumbline.yaml
                        The times of source 'crm' are read otherwise than in an earlier import: another time_zone, timestamp_format or times.
                        Fix: set them back, or move plumbline.duckdb away and import everything anew.""", assertThrows(ProblemException.class, () -> load(other)).getMessage());
        }

        assertEquals(before, table("lead_id, created_at, seen, renewal", "lead").toString());
    }

    @Test
    void aColumnThatWasNotReadBeforeMayBeReadInAnyWay() {
        write("leads.csv", ROWS);
        load(STYLES.replaceAll(" *Renewal: [^\n]*\n", "")
                .replace(", renewal: { column: Renewal, type: timestamp }", ""));

        load(STYLES);

        assertEquals(List.of("L1|2024-03-15 05:30:00", "L2|2024-04-12 16:00:00"), table("lead_id, renewal", "lead"));
    }

    @Test
    void theStyleOfAColumnWithoutTimesIsAMistake() {
        write("leads.csv", ROWS);
        assertEquals(
                """
                plumbline.yaml:11  sources.leads[0].times.Sen
                    The source takes no date and no time from the column 'Sen'.
                    Fix: write 'Seen'.""",
                assertThrows(ProblemException.class, () -> load(STYLES.replace("    Seen:", "    Sen:")))
                        .getMessage());
        assertEquals(
                """
                plumbline.yaml:11  sources.leads[0].times.Seen.format
                    This is no format in strptime's letters.
                    Fix: write 'epoch_milliseconds'.""",
                assertThrows(
                                ProblemException.class,
                                () -> load(STYLES.replace("epoch_milliseconds", "epoch_millisecond")))
                        .getMessage());
    }
}
