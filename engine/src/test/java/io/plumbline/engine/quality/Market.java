package io.plumbline.engine.quality;

import io.plumbline.engine.ingest.Importer;
import io.plumbline.engine.store.RunLog;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.engine.workspace.WorkspaceReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * 120 leads over eight months without a fault: each has an account of its own, two visits and a form after its creation,
 * an mql, and every third a deal later. Tests put one fault into it.
 */
final class Market {
    static final Instant NOW = Instant.parse("2026-02-01T09:30:00Z");

    private static final Instant START = Instant.parse("2025-03-03T07:41:13Z");
    private static final int LEADS = 120;

    String plumblineYaml = """
            version: 1
            name: market
            sources:
              leads:
                - name: crm
                  file: leads.csv
                  columns: { lead_id: id, created_at: created, account_id: account }
                  attributes: { country: text, employees: number }
              events:
                - name: web
                  file: events.csv
                  columns: { lead_id: lead, occurred_at: at, recorded_at: known, type: type }
                  types: { visit: { properties: { page: text } }, form: {} }
              outcomes:
                - name: steps
                  file: steps.csv
                  columns: { lead_id: lead, step: step, occurred_at: at, amount: amount }
            outcome: { target: customer, horizon: 60d }
            training: { snapshots: monthly }
            """;

    record Lead(String id, Instant created, String account, String country, String employees) {}

    record Event(String lead, Instant at, String known, String type, String page) {}

    record Step(String lead, String step, Instant at, String amount) {}

    final List<Lead> leads = new ArrayList<>();
    final List<Event> events = new ArrayList<>();
    final List<Step> steps = new ArrayList<>();

    Market() {
        for (int i = 1; i <= LEADS; i++) {
            String id = "L" + i;
            Instant created = START.plus(Duration.ofMinutes(i * 48L * 60 + 17L * i * i % 1201));
            leads.add(new Lead(id, created, "A" + i, i % 4 == 0 ? "DE" : "FR", Integer.toString(10 + i * 7 % 300)));
            for (int k = 0; k < 2; k++) {
                Instant at = created.plusSeconds(61 + (i * 7919L + k * 104_729L) % 800_000);
                events.add(new Event(id, at, at.plusSeconds(40).toString(), "visit", k == 0 ? "home" : "prices"));
            }
            Instant form = created.plusSeconds(1_000 + i * 15_485_863L % 900_000);
            events.add(new Event(id, form, form.plusSeconds(40).toString(), "form", ""));
            steps.add(new Step(id, "mql", created.plusSeconds(1_000_000 + i * 611L), ""));
            if (i % 3 == 0) {
                steps.add(new Step(id, "customer", created.plusSeconds(3_000_000 + i * 1_213L), "1000"));
            }
        }
    }

    /** The findings, each as its kind. */
    List<String> kinds(Path folder) {
        return profile(folder).findings().stream().map(Finding::kind).toList();
    }

    DataProfile profile(Path folder) {
        write(folder);
        Workspace workspace = WorkspaceReader.read(folder);
        try (Store store = Store.inMemory()) {
            store.transaction(() -> {
                long run = RunLog.begin(store, "check", NOW, NOW, "test");
                new Importer(store, workspace).run(run, NOW);
            });
            return DataProfile.of(store, workspace, NOW);
        }
    }

    private void write(Path folder) {
        try {
            Files.writeString(folder.resolve("plumbline.yaml"), plumblineYaml);
            Files.writeString(
                    folder.resolve("leads.csv"),
                    leads.stream()
                            .map(lead -> String.join(
                                    ",", lead.id, lead.created.toString(), lead.account, lead.country, lead.employees))
                            .collect(Collectors.joining("\n", "id,created,account,country,employees\n", "\n")));
            Files.writeString(
                    folder.resolve("events.csv"),
                    events.stream()
                            .map(event -> String.join(
                                    ",", event.lead, event.at.toString(), event.known, event.type, event.page))
                            .collect(Collectors.joining("\n", "lead,at,known,type,page\n", "\n")));
            Files.writeString(
                    folder.resolve("steps.csv"),
                    steps.stream()
                            .map(step -> String.join(",", step.lead, step.step, step.at.toString(), step.amount))
                            .collect(Collectors.joining("\n", "lead,step,at,amount\n", "\n")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
