package io.plumbline.engine.ingest;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.OutcomeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A log of steps. Where the source renames steps, rows of other values are ignored; else every value is a step under
 * its own name, whether the lifecycle knows it or not.
 */
record OutcomeImport(Store store, OutcomeSource source) implements SourceImport {
    private static final String NEW = "import_new_outcome";

    @Override
    public String definition() {
        return source.toString();
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
        plan.refuse(Values.hasNul(lead), source.leadId(), Reasons.NUL_IN_LEAD);
        plan.refuse(plan.missing(source.occurredAt()), source.occurredAt(), Reasons.NO_TIME);
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
        plan.refuse(text + " is null", source.step(), Reasons.NO_STEP);
        if (source.steps().isEmpty()) {
            plan.column("step", text);
            return;
        }
        plan.column(
                "step",
                source.steps().entrySet().stream()
                        .map(entry -> "when " + Sql.literal(entry.getKey()) + " then " + Sql.literal(entry.getValue()))
                        .collect(Collectors.joining(" ", "case " + text + " ", " end")));
        plan.ignore(text + " is not null and step is null");
    }

    @Override
    public String store(long runId, Staging staging, Exports exports) {
        String steps = """
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
                """.formatted(Staging.ROWS);
        OutcomeRows rows = new OutcomeRows(store, source.name());
        rows.insert(runId, exports, steps, NEW);
        rows.correct(runId, exports, steps);
        return NEW;
    }

    @Override
    public void forget() {
        store.execute("drop table " + NEW);
    }
}
