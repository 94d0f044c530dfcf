package io.plumbline.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;

/**
 * A workspace of 400 leads over 12 months, in which leads that look at prices buy: small enough to run in a second or
 * two, large enough to train on. Each method changes a file, as a person would.
 */
public record SmallWorkspace(Path folder) {

    /** The end of the data. */
    public static final String AS_OF = "2026-01-01";

    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
    private static final int LEADS = 400;

    private static final String PLUMBLINE_YAML = """
            version: 1
            name: small
            sources:
              leads:
                - name: crm
                  file: leads.csv
                  columns: { lead_id: lead_id, created_at: created_at }
                  attributes: { country: text, employees: number }
              events:
                - name: web
                  file: events.csv
                  columns: { event_id: event_id, lead_id: lead_id, occurred_at: occurred_at, type: type }
                  types:
                    page_view: {}
                    pricing_view: {}
              outcomes:
                - name: steps
                  file: outcomes.csv
                  columns: { lead_id: lead_id, step: step, occurred_at: occurred_at, amount: amount }
            outcome:
              target: customer
              horizon: 30d
            training:
              snapshots: monthly
              c: 1
              bootstrap_draws: 20
            thresholds:
              mql: { policy: max_f1, label: customer }
              sql: { policy: min_precision, at_least: 0.2, label: customer }
            """;

    private static final String SCORING_YAML = """
            version: 1
            name: small
            fit:
              rules:
                - { id: size, points: 40, when: { attribute: employees, at_least: 100 } }
            engagement:
              rules:
                - { id: pages, points: 5, event: page_view, half_life: 30d, limit: 40 }
                - { id: prices, points: 20, event: pricing_view, within: 60d, per: day }
            points:
              weights: { fit: 0.5, engagement: 0.5 }
            levels:
              mql: { any_of: [ { scorer: points, at_least: 30 } ] }
              sql: { all_of: [ { scorer: predictive, at_least: learned } ] }
            """;

    /** Writes the workspace into a new folder. */
    public static SmallWorkspace in(Path parent) {
        try {
            SmallWorkspace workspace = new SmallWorkspace(Files.createDirectories(parent.resolve("small")));
            workspace.write("plumbline.yaml", PLUMBLINE_YAML);
            workspace.write("scoring.yaml", SCORING_YAML);
            workspace.writeData();
            return workspace;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    /** Runs a command in this workspace, as of the end of its data. */
    public Shell.Ended plumbline(Object... words) {
        Object[] all = new Object[words.length + 3];
        all[0] = "--workspace=" + folder;
        all[1] = "--as-of";
        all[2] = AS_OF;
        System.arraycopy(words, 0, all, 3, words.length);
        return Shell.PLAIN.run(all);
    }

    public void write(String name, String text) {
        try {
            Files.writeString(file(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String read(String name) {
        try {
            return Files.readString(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void replace(String name, String old, String with) {
        String text = read(name);
        if (!text.contains(old)) {
            throw new IllegalArgumentException("'" + old + "' does not occur in " + name);
        }
        write(name, text.replace(old, with));
    }

    private void writeData() {
        Random random = new Random(1);
        StringBuilder leads = new StringBuilder("lead_id,created_at,country,employees\n");
        StringBuilder events = new StringBuilder("event_id,lead_id,occurred_at,type\n");
        StringBuilder outcomes = new StringBuilder("lead_id,step,occurred_at,amount\n");
        int event = 0;
        for (int lead = 1; lead <= LEADS; lead++) {
            Instant created = START.plus(lead * 330L * 24 / LEADS, ChronoUnit.HOURS);
            boolean keen = random.nextInt(4) == 0;
            leads.append(
                    "L%s,%s,%s,%s\n".formatted(lead, created, lead % 3 == 0 ? "DE" : "FR", 10 + random.nextInt(300)));
            for (int i = 0; i < 6; i++) {
                Instant at = created.plus(1 + random.nextInt(60 * 24), ChronoUnit.HOURS);
                String type = random.nextInt(keen ? 2 : 8) == 0 ? "pricing_view" : "page_view";
                events.append("E%s,L%s,%s,%s\n".formatted(++event, lead, at, type));
            }
            if (random.nextInt(10) < (keen ? 7 : 1)) {
                Instant bought = created.plus(20 + random.nextInt(60), ChronoUnit.DAYS);
                outcomes.append("L%s,customer,%s,%s\n".formatted(lead, bought, 1000 + random.nextInt(9000)));
            }
        }
        write("leads.csv", leads.toString());
        write("events.csv", events.toString());
        write("outcomes.csv", outcomes.toString());
    }
}
