package io.plumbline.training.compare;

import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.engine.workspace.WorkspaceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Six leads, one row each, on the test part of model 1: points and probability put them in different orders. */
final class ComparedHoldout {
    private static final String CONFIGURATION = """
            version: 1
            name: six-leads
            sources:
              leads:
                - name: crm
                  file: leads.csv
                  columns: { lead_id: lead_id, created_at: created_at }
            outcome: { target: customer, horizon: 60d }
            training: { snapshots: monthly }
            thresholds:
              mql: { policy: profit, customer_value: 100, cost_per_lead: 10 }
            """;

    private ComparedHoldout() {}

    static Workspace workspace(Path directory) throws IOException {
        Files.writeString(directory.resolve("plumbline.yaml"), CONFIGURATION);
        return WorkspaceReader.read(directory);
    }

    static Store stored() {
        Store store = Store.inMemory();
        add(store, "a", 90, 0.1, false);
        add(store, "b", 80, 0.9, true);
        add(store, "c", 70, 0.2, false);
        add(store, "d", 30, 0.8, true);
        add(store, "e", 20, 0.7, false);
        add(store, "f", 10, 0.3, true);
        store.execute("""
                insert into holdout_label
                select model_id, part, lead_id, snapshot_no, 'customer', label from holdout_score
                """);
        return store;
    }

    static void threshold(Store store, String scorer, double threshold) {
        store.execute(String.format(Locale.ROOT, """
                insert into threshold (model_id, scorer, level, segment, label_step, policy, status, reason, threshold)
                values (1, '%s', 'mql', 'all', 'customer', 'max_f1', 'met', '', %s)
                """, scorer, threshold));
    }

    private static void add(Store store, String lead, double points, double probability, boolean label) {
        double logit = Math.log(probability / (1 - probability));
        store.execute(String.format(
                Locale.ROOT,
                "insert into holdout_score values (1, 'test', '%s', null, 1, timestamp '2026-01-01', %s, %s, %s, %s, %s, 0, 0, 0, null, null, null)",
                lead,
                label,
                logit,
                probability,
                points,
                points));
    }
}
