package io.plumbline.engine.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random exports that overlap, in any order and over several imports, beside a slow twin: an event is in the store as
 * often as in the export that holds it most often, and every table keeps its key.
 */
class OverlappingExportsTest extends ImportFixture {
    private static final String YAML = """
            version: 1
            name: test
            sources:
              leads:
                - name: crm
                  file: leads-*.csv
                  columns: { lead_id: id }
                  attributes: { title: text }
                  steps: { mql: { column: mql } }
              events:
                - name: web
                  file: events-*.csv
                  columns: { lead_id: lead, occurred_at: at }
                  type: login
              outcomes:
                - name: steps
                  file: steps.csv
                  columns: { lead_id: lead, step: step, occurred_at: at }
            outcome: { target: customer, horizon: 30d }
            training: { snapshots: monthly }
            """;

    static IntStream seeds() {
        return IntStream.range(0, 8);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everythingIsStoredOnce(int seed) {
        Random random = new Random(seed);
        write("steps.csv", "lead,step,at\n");
        Map<String, Integer> twin = new TreeMap<>();
        for (int export = 0; export < 6; export++) {
            Map<String, Integer> counts = new TreeMap<>();
            List<String> rows = new ArrayList<>();
            for (int i = random.nextInt(30); i >= 0; i--) {
                String row = "L" + random.nextInt(4) + ",2024-05-0" + (1 + random.nextInt(4));
                rows.add(row);
                counts.merge(row, 1, Integer::sum);
            }
            Collections.shuffle(rows, random);
            write("events-" + export + ".csv", "lead,at\n" + String.join("\n", rows) + "\n");
            counts.forEach((row, count) -> twin.merge(row, count, Math::max));
            write("leads-" + export + ".csv", leads(random));
            if (random.nextBoolean()) {
                load(YAML);
            }
        }
        load(YAML);
        assertEquals(
                twin.entrySet().stream()
                        .map(entry -> entry.getKey().replace(',', '|') + "|" + entry.getValue())
                        .toList(),
                table(
                        "lead_id, day, n",
                        "(select lead_id, cast(occurred_at as date) as day, count(*) as n from event group by all)"));
        assertKey("source, event_id, recorded_at", "event");
        assertKey("lead_id", "lead");
        assertKey("row_no", "lead");
        assertKey("lead_id, attribute, known_at", "attribute_change");
        assertKey("source, lead_id, moved_from, step, occurred_at, recorded_at", "outcome");
        assertKey("run_id, source, path", "source_file");
        assertKey("source, known_at", "source_file");
        assertKey("source, lead_id, known_at", "lead_export");
        assertKey("source, known_at, attribute", "export_attribute");
    }

    private static String leads(Random random) {
        StringBuilder text = new StringBuilder("id,title,mql\n");
        for (int i = 0; i < 5; i++) {
            text.append('L')
                    .append(random.nextInt(6))
                    .append(",t")
                    .append(random.nextInt(3))
                    .append(",2024-04-0")
                    .append(1 + random.nextInt(3))
                    .append('\n');
        }
        return text.toString();
    }

    private void assertKey(String columns, String table) {
        assertEquals(
                List.of(),
                texts("select count(*) from " + table + " group by " + columns + " having count(*) > 1"),
                table);
    }
}
