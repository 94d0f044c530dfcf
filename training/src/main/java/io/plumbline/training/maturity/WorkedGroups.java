package io.plumbline.training.maturity;

import io.plumbline.engine.declaration.EventType;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.HoldOutPolicy;
import io.plumbline.engine.workspace.OutcomeDefinition;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.training.compare.SegmentMetrics;
import io.plumbline.training.metric.ClusterBootstrap;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The test rows by whether sales worked the lead within the horizon, and by whether it was held out: the table
 * {@code worked_group}, and metrics of each group in {@code model_metric}.
 */
public final class WorkedGroups {
    private static final String WORKED = "worked";
    private static final String CANNOT_BE_TOLD = "cannot be told from these data";

    private final Store store;
    private final Workspace workspace;
    private final long modelId;
    private final ClusterBootstrap bootstrap;
    private final Map<String, List<String>> divisions = new TreeMap<>();

    private WorkedGroups(Store store, Workspace workspace, long modelId, ClusterBootstrap bootstrap) {
        this.store = store;
        this.workspace = workspace;
        this.modelId = modelId;
        this.bootstrap = bootstrap;
    }

    /**
     * Counts, judges and stores; the test rows must be in {@code holdout_score}.
     *
     * @return by what divides them (worked, held_out) the value of each test row, yes or no, in the order of lead and
     *     snapshot; without what the data do not say
     */
    public static Map<String, List<String>> store(
            Store store, Workspace workspace, long modelId, ClusterBootstrap bootstrap) {
        if (!workspace.training().snapshots().hasTime()) {
            return Map.of();
        }
        WorkedGroups groups = new WorkedGroups(store, workspace, modelId, bootstrap);
        groups.worked();
        workspace.holdOut().ifPresent(groups::heldOut);
        return groups.divisions;
    }

    private void worked() {
        List<String> steps = steps();
        List<String> types = steps.isEmpty() ? companyTypes() : List.of();
        if (steps.isEmpty() && types.isEmpty()) {
            store.insert(
                    "insert into worked_group values (?, ?, ?, ?, ?, ?)",
                    modelId,
                    WORKED,
                    "unknown",
                    CANNOT_BE_TOLD,
                    null,
                    null);
            return;
        }
        String done = steps.isEmpty()
                ? happened("event", "event_type", types, "")
                : happened("outcome", "step", steps, "\n                and w.happened");
        String basis = steps.isEmpty()
                ? "events by the company: " + String.join(", ", types)
                : "steps: " + String.join(", ", steps);
        divide(WORKED, "case when " + done + " then 'yes' else 'no' end", basis);
    }

    private void heldOut(HoldOutPolicy policy) {
        divide("held_out", "case when " + policy.condition("h.lead_id") + " then 'yes' else 'no' end", policy.words());
    }

    private void divide(String group, String value, String basis) {
        List<String> values = store.rows("""
                select
                    %s as value
                from holdout_score as h
                where h.model_id = %s
                    and h.part = 'test'
                order by
                    h.lead_id,
                    h.snapshot_no
                """.formatted(value, modelId), row -> row.text("value"));
        divisions.put(group, values);
        SegmentMetrics.ofGroups(store, workspace, modelId, bootstrap, group, values)
                .forEach(counted -> store.insert(
                        "insert into worked_group values (?, ?, ?, ?, ?, ?)",
                        modelId,
                        group,
                        counted.value(),
                        basis,
                        counted.rows(),
                        counted.positives()));
    }

    /** Of a step named worked, and the first from which sales works a lead, those that ever happened. */
    private List<String> steps() {
        TreeSet<String> known = new TreeSet<>(List.of(WORKED));
        workspace.training().eligibility().endedBy().stream().findFirst().ifPresent(known::add);
        known.remove(workspace.outcome().target());
        return store.rows(
                "select distinct step from outcome where happened and step in " + Sql.literals(known) + " and step <> "
                        + Sql.literal(OutcomeDefinition.DELETED) + " order by step",
                row -> row.text("step"));
    }

    private List<String> companyTypes() {
        List<String> types = workspace.declarations().eventTypes().values().stream()
                .filter(EventType::byCompany)
                .map(EventType::name)
                .toList();
        return types.isEmpty()
                ? types
                : store.rows(
                        "select distinct event_type from event where event_type in " + Sql.literals(types)
                                + " order by event_type",
                        row -> row.text("event_type"));
    }

    private String happened(String table, String column, List<String> names, String more) {
        Duration horizon = workspace.outcome().horizon().orElse(Duration.ZERO);
        return """
                exists (
                    select
                        1
                    from %s as w
                    where w.lead_id = h.lead_id
                        and w.%s in %s
                        and w.replaced_at is null%s
                        and w.occurred_at >= h.snapshot_at
                        and epoch_us(w.occurred_at) < epoch_us(h.snapshot_at) + %s
                )""".formatted(table, column, Sql.literals(names), more, Sql.microseconds(horizon));
    }
}
