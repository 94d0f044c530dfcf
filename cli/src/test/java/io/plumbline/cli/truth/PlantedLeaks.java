package io.plumbline.cli.truth;

import io.plumbline.datasets.b2b.B2bOptions;
import io.plumbline.datasets.b2b.B2bSaas;
import io.plumbline.engine.ingest.Importer;
import io.plumbline.engine.scorecard.ScorecardReader;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.engine.workspace.WorkspaceReader;
import io.plumbline.training.Training;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A generated market with four leaks in it:
 *
 * <ul>
 *   <li>{@code contract_kind}, an attribute that the history of exports shows to be filled after the outcome
 *   <li>{@code delivery_region}, one that is filled after the outcome without any history
 *   <li>{@code project_note}, events dated 5 to 40 days before the outcome and recorded 1 to 10 days after it
 *   <li>{@code order_form}, events of the outcome itself, 10 to 40 days before the step is entered: the label lies inside the
 *       feature's window
 * </ul>
 *
 * <p>Leads are looked at until they buy. Each leak is there for most of those who buy and for a few others. Everything else is clean.
 */
record PlantedLeaks(Path directory) {
    static final List<String> NAMES = List.of("contract_kind", "delivery_region", "order_form", "project_note");

    private static final int LEADS = 4_000;

    /** The verdict of the audit on every source of one market. */
    Map<String, String> verdicts(long seed) {
        B2bOptions options = B2bOptions.defaults().withSeed(seed).withLeads(LEADS);
        try (Store store = Store.inMemory()) {
            B2bSaas.write(directory, options);
            declare();
            Workspace workspace = WorkspaceReader.read(directory);
            Instant asOf = options.end();
            store.transaction(() -> {
                new Importer(store, workspace).run(1, asOf);
                plant(store, seed);
            });
            Training.train(
                    store,
                    workspace,
                    ScorecardReader.read(directory.resolve("scoring.yaml"), workspace.declarations()),
                    1,
                    asOf,
                    1);
            Map<String, String> verdicts = new TreeMap<>();
            store.each(
                    "select source, verdict from leakage_audit",
                    row -> verdicts.put(row.text("source"), row.text("verdict")));
            return verdicts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void declare() throws IOException {
        Path leads = directory.resolve("leads.csv");
        List<String> lines = Files.readAllLines(leads);
        Files.write(
                leads,
                IntStream.range(0, lines.size())
                        .mapToObj(i -> lines.get(i) + (i == 0 ? ",contract_kind,delivery_region" : ",,"))
                        .toList());
        Path yaml = directory.resolve("plumbline.yaml");
        Files.writeString(
                yaml,
                Files.readString(yaml)
                        .replace(
                                "        free_mail: boolean\n",
                                "        free_mail: boolean\n        contract_kind: text\n        delivery_region: text\n")
                        .replace(
                                "        contact_form: {}\n",
                                "        contact_form: {}\n        order_form: {}\n        project_note: {}\n")
                        .replace("before: sql", "before: customer")
                        .replace("folds: 4", "folds: 2\n  bootstrap_draws: 20")
                        .replace("c: [0.01, 0.1, 1]", "c: 1"));
    }

    private static void plant(Store store, long seed) {
        store.execute("""
                create or replace temp table buyer as
                select
                    lead_id,
                    min(occurred_at) as bought_at
                from outcome
                where step = 'customer'
                group by lead_id
                """);
        store.execute("""
                insert into attribute_change (lead_id, attribute, value, known_at, run_id)
                select
                    lead_id,
                    'contract_kind',
                    case when hash(lead_id) % 2 = 0 then 'annual' else 'monthly' end,
                    bought_at + to_days(cast(1 + hash(lead_id || 'kind' || SEED) % 14 as integer)),
                    1
                from buyer
                where hash(lead_id || 'has kind' || SEED) % 100 < 85
                """.replace("SEED", Long.toString(seed)));
        store.execute("""
                update lead
                set delivery_region = case when hash(lead_id) % 2 = 0 then 'north' else 'south' end
                where hash(lead_id || 'region' || SEED) % 100
                    < case when lead_id in (select lead_id from buyer) then 85 else 3 end
                """.replace("SEED", Long.toString(seed)));
        store.execute("""
                insert into event (event_id, lead_id, occurred_at, recorded_at, event_type, source, run_id)
                select
                    'note ' || lead_id,
                    lead_id,
                    bought_at - to_hours(cast(24 * 5 + hash(lead_id || 'note' || SEED) % (24 * 35) as integer)),
                    bought_at + to_hours(cast(24 + hash(lead_id || 'told' || SEED) % (24 * 9) as integer)),
                    'project_note',
                    'web',
                    1
                from buyer
                where hash(lead_id || 'has note' || SEED) % 100 < 85
                union all
                select
                    'note ' || lead_id,
                    lead_id,
                    created_at + to_hours(cast(hash(lead_id || 'note' || SEED) % 1000 as integer)),
                    created_at + to_hours(cast(1000 + hash(lead_id || 'told' || SEED) % 100 as integer)),
                    'project_note',
                    'web',
                    1
                from lead
                where lead_id not in (select lead_id from buyer)
                    and hash(lead_id || 'has note' || SEED) % 100 < 3
                """.replace("SEED", Long.toString(seed)));
        store.execute("""
                insert into event (event_id, lead_id, occurred_at, recorded_at, event_type, source, run_id)
                select
                    'order ' || lead_id,
                    lead_id,
                    bought_at - to_hours(cast(240 + hash(lead_id || 'order' || SEED) % 720 as integer)),
                    null,
                    'order_form',
                    'web',
                    1
                from buyer
                where hash(lead_id || 'has order' || SEED) % 100 < 90
                """.replace("SEED", Long.toString(seed)));
    }
}
