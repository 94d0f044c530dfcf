package io.plumbline.engine.ingest;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.OutcomeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A log of steps. Rows of steps that nothing in the workspace names are ignored.
 *
 * @param known the steps of the lifecycle and those that lose a lead
 */
record OutcomeImport(Store store, OutcomeSource source, Set<String> known) implements SourceImport {
    private static final String NEW = "import_new_outcome";

    @Override
    public String definition() {
        return source + "\n" + meanings();
    }

    @Override
    public List<String> columns() {
        List<String> columns = new ArrayList<>(List.of(source.leadId(), source.step(), source.occurredAt()));
        source.amount().ifPresent(columns::add);
        source.reason().ifPresent(columns::add);
        return columns;
    }

    @Override
    public StagingPlan plan(SourceTable table) {
        StagingPlan plan = new StagingPlan(new TableReader(source.file(), table), new Values(source.file()));
        plan.refuseEmpty(columns());
        String lead = plan.text(source.leadId());
        plan.column("lead_id", lead);
        step(plan);
        plan.refuse(lead + " is null", source.leadId(), Reasons.NO_LEAD);
        plan.refuse(plan.text(source.occurredAt()) + " is null", source.occurredAt(), Reasons.NO_TIME);
        plan.key("occurred_at", source.occurredAt(), ValueType.TIMESTAMP);
        source.amount()
                .ifPresentOrElse(
                        column -> plan.cell("amount", column, ValueType.NUMBER),
                        () -> plan.column("amount", "cast(null as double)"));
        plan.column("reason", source.reason().map(plan::text).orElse("cast(null as varchar)"));
        return plan;
    }

    private void step(StagingPlan plan) {
        String text = plan.text(source.step());
        String names = meanings().entrySet().stream()
                .map(entry -> "when " + Sql.literal(entry.getKey()) + " then " + Sql.literal(entry.getValue()))
                .collect(Collectors.joining(" ", "case " + text + " ", " end"));
        plan.column("step", names);
        plan.refuse(text + " is null", source.step(), Reasons.NO_STEP);
        plan.ignore(text + " is not null and step is null");
    }

    private NavigableMap<String, String> meanings() {
        NavigableMap<String, String> meanings = new TreeMap<>(source.steps());
        if (meanings.isEmpty()) {
            known.forEach(step -> meanings.put(step, step));
        }
        return meanings;
    }

    @Override
    public String store(long runId, Staging staging) {
        new OutcomeRows(store, source.name()).insert(runId, """
                        select
                            file_no,
                            row_no,
                            lead_id,
                            step,
                            occurred_at,
                            amount,
                            reason,
                            true as happened
                        from %s
                        where refusal is null
                            and not ignored
                        """.formatted(Staging.ROWS), NEW);
        return NEW;
    }
}
