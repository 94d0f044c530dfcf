package io.plumbline.engine.ingest;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Field;
import io.plumbline.engine.workspace.LeadSource;
import io.plumbline.engine.workspace.LeadSource.DeletedColumn;
import io.plumbline.engine.workspace.LeadSource.LabelColumn;
import io.plumbline.engine.workspace.LeadSource.StepColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Leads, and the steps that stand in their columns.
 *
 * @param periodRunsOf the column whose runs of equal values number the periods
 */
record LeadImport(Store store, LeadSource source, Optional<String> periodRunsOf) implements SourceImport {
    private static final String NEW = "import_new_lead";
    private static final String ACCEPTED = "import_accepted_lead";
    private static final String NEW_STEPS = "import_new_step";
    private static final String REPEATED = """
            row_no in (
                select
                    row_no
                from import_row
                where refusal is null
                qualify row_number() over (partition by file_no, lead_id order by row_no) > 1
            )""";

    /** The attributes as columns of the table {@code lead}, the existing score among them. */
    static List<Field> attributes(LeadSource source) {
        List<Field> attributes = new ArrayList<>(source.attributes());
        source.existingScore()
                .ifPresent(column -> attributes.add(new Field(Declarations.EXISTING_SCORE, column, ValueType.NUMBER)));
        return attributes;
    }

    @Override
    public String definition() {
        return source + "\n" + periodRunsOf;
    }

    @Override
    public List<String> columns() {
        List<String> columns = new ArrayList<>();
        source.leadId().ifPresent(columns::add);
        source.createdAt().ifPresent(columns::add);
        source.accountId().ifPresent(columns::add);
        attributes(source).forEach(field -> columns.add(field.column()));
        source.steps().forEach(step -> {
            columns.add(step.column());
            step.amount().ifPresent(columns::add);
        });
        source.label().ifPresent(label -> columns.add(label.column()));
        source.deleted().ifPresent(deleted -> {
            columns.add(deleted.column());
            deleted.at().ifPresent(columns::add);
        });
        source.mergedInto().ifPresent(columns::add);
        source.mergedFrom().ifPresent(merged -> columns.add(merged.column()));
        periodRunsOf.ifPresent(columns::add);
        return columns;
    }

    @Override
    public StagingPlan plan(SourceTable table) {
        StagingPlan plan = new StagingPlan(new TableReader(source.file(), table), new Values(source.file()));
        plan.column("lead_id", source.leadId().map(plan::text).orElse("cast(null as varchar)"));
        source.leadId().ifPresent(column -> plan.refuseEmpty(columns()));
        source.leadId().ifPresent(column -> plan.refuse(plan.text(column) + " is null", column, Reasons.NO_LEAD));
        source.leadId().ifPresent(column -> plan.refuse(Values.hasNul(plan.text(column)), column, Reasons.NUL_IN_LEAD));
        source.createdAt()
                .ifPresentOrElse(
                        column -> plan.key("created_at", column, ValueType.TIMESTAMP),
                        () -> plan.column("created_at", "cast(null as timestamp)"));
        plan.column("account_id", source.accountId().map(plan::text).orElse("cast(null as varchar)"));
        plan.column("period", periodRunsOf.map(plan::text).orElse("cast(null as varchar)"));
        attributes(source).forEach(field -> plan.cell(staged(field), field, "true"));
        for (int i = 0; i < source.steps().size(); i++) {
            StepColumn step = source.steps().get(i);
            plan.cell("step_at_" + i, step.column(), ValueType.TIMESTAMP);
            String amount = "step_amount_" + i;
            step.amount()
                    .ifPresentOrElse(
                            column -> plan.cell(amount, column, ValueType.NUMBER),
                            () -> plan.column(amount, "cast(null as double)"));
        }
        planFate(plan);
        plan.column("label", source.label().map(label -> happened(label, plan)).orElse("cast(null as boolean)"));
        return plan;
    }

    private void planFate(StagingPlan plan) {
        plan.column("merged_into", source.mergedInto().map(plan::text).orElse("cast(null as varchar)"));
        plan.column(
                "merged_from",
                source.mergedFrom().map(merged -> plan.text(merged.column())).orElse("cast(null as varchar)"));
        plan.column(
                "is_deleted",
                source.deleted().map(deleted -> isDeleted(deleted, plan)).orElse("false"));
        source.deleted()
                .flatMap(DeletedColumn::at)
                .ifPresentOrElse(
                        column -> plan.cell("deleted_at", column, ValueType.TIMESTAMP),
                        () -> plan.column("deleted_at", "cast(null as timestamp)"));
    }

    private static String isDeleted(DeletedColumn deleted, StagingPlan plan) {
        List<String> values = deleted.values().stream()
                .map(value -> value.toLowerCase(Locale.ROOT))
                .toList();
        return "coalesce(lower(trim(" + plan.text(deleted.column()) + ")) in " + Sql.literals(values) + ", false)";
    }

    /** The column of an attribute among the staged rows, which hold columns of the import's own beside it. */
    static String staged(Field field) {
        return "attribute_" + field.name();
    }

    private static String happened(LabelColumn label, StagingPlan plan) {
        String text = plan.text(label.column());
        String negative =
                label.negative().isEmpty() ? text + " is not null" : text + " in " + Sql.literals(label.negative());
        return "case when " + text + " in " + Sql.literals(label.positive()) + " then true when " + negative
                + " then false end";
    }

    @Override
    public String store(long runId, Staging staging, Exports exports) {
        if (source.leadId().isEmpty()) {
            staging.setLeadIds();
        } else {
            staging.refuse(REPEATED, source.leadId().get(), Reasons.LEAD_TWICE);
        }
        new MergeImport(store, source, exports).store(runId, staging);
        LeadRows rows = new LeadRows(store, exports);
        rows.create();
        store.execute("create or replace temp table " + NEW + " as\n"
                + (periodRunsOf.isPresent() ? newLeadsWithPeriods(rows) : newLeads(rows))
                + "order by position");
        AttributeHistory history = new AttributeHistory(store, source.name(), attributes(source), exports, NEW);
        history.fillKnownLeads(
                source.createdAt().isPresent(), source.accountId().isPresent());
        insertLeads(runId);
        new LeadSteps(store, source, exports).store(runId, staging.cellNumbers());
        history.append(runId, staging.cellNumbers());
        source.label().ifPresent(label -> storeLabels(runId, exports, label));
        rows.forget();
        store.execute("create or replace temp view " + ACCEPTED + " as select file_no from " + NEW
                + " union all select file_no from " + MergeImport.MET);
        return ACCEPTED;
    }

    @Override
    public void forget() {
        store.execute("drop view " + ACCEPTED);
        List.of(NEW, MergeImport.MET).forEach(table -> store.execute("drop table " + table));
    }

    /** One row per lead that is not in the store, the first of the files. */
    private static String newLeads(LeadRows rows) {
        return """
                select
                    r.*,
                    r.row_no as position
                from %s as r
                where r.row_no in (
                    select
                        min(f.row_no)
                    from %s as f
                    where f.refusal is null
                        and %s
                    group by f.lead_id
                )
                    and r.lead_id not in (select lead_id from lead)
                """.formatted(Staging.ROWS, Staging.ROWS, rows.isOwn("f"));
    }

    /** {@link #newLeads} with {@code period_no}, which counts on from before. */
    private static String newLeadsWithPeriods(LeadRows rows) {
        return """
                with changes as (
                    select
                        *,
                        cast(period is distinct from lag(period) over in_order as integer) as is_new_period,
                        row_number() over in_order as position
                    from %s
                    window in_order as (order by file_no, row_no)
                ),
                periods as (
                    select
                        * exclude (is_new_period),
                        sum(is_new_period) over (order by position) as period_run
                    from changes
                ),
                fine as (
                    select
                        p.*,
                        l.lead_id is not null as is_known,
                        l.period_no as known_period_no
                    from periods as p
                    left join lead as l on l.lead_id = p.lead_id
                    where p.refusal is null
                        and %s
                ),
                start as (
                    select
                        coalesce(
                            max(known_period_no - period_run),
                            (select max(period_no) from lead),
                            0) as periods_before
                    from fine
                )
                select
                    f.* exclude (is_known, known_period_no),
                    cast(f.period_run + s.periods_before as bigint) as period_no
                from fine as f
                cross join start as s
                where not f.is_known
                qualify row_number() over (partition by f.lead_id order by f.position) = 1
                """.formatted(Staging.ROWS, rows.isOwn("p"));
    }

    /** The new leads are in order, and the store keeps it. */
    private void insertLeads(long runId) {
        List<Field> attributes = attributes(source);
        String names = attributes.stream()
                .map(field -> ", " + Sql.identifier(field.name()))
                .collect(Collectors.joining());
        String values = attributes.stream()
                .map(field -> ", " + Sql.identifier(staged(field)))
                .collect(Collectors.joining());
        store.execute("""
                insert into lead (lead_id, created_at, account_id, row_no, period_no, run_id%s)
                select
                    lead_id,
                    created_at,
                    account_id,
                    (select coalesce(max(row_no), 0) from lead) + rowid - (select min(rowid) from %s) + 1,
                    %s,
                    %s%s
                from %s
                """.formatted(names, NEW, periodRunsOf.isPresent() ? "period_no" : "null", runId, values, NEW));
    }

    private void storeLabels(long runId, Exports exports, LabelColumn label) {
        new OutcomeRows(store, source.name())
                .insert(runId, exports, """
                        select
                            file_no,
                            row_no,
                            lead_id,
                            %s as step,
                            cast(null as timestamp) as occurred_at,
                            cast(null as double) as amount,
                            cast(null as varchar) as reason,
                            label as happened
                        from %s
                        where label is not null
                        """.formatted(Sql.literal(label.step()), LeadRows.OWN), NEW_STEPS);
        correctLabels(label);
    }

    /** A flat label has no time, so there is no history to keep: the newest file is right. */
    private void correctLabels(LabelColumn label) {
        store.execute("""
                update outcome as o
                set happened = n.label
                from (
                    select
                        lead_id,
                        arg_max(label, file_no) as label
                    from %s
                    where label is not null
                    group by lead_id
                ) as n
                where o.source = %s
                    and o.lead_id = n.lead_id
                    and o.step = %s
                    and o.occurred_at is null
                    and o.happened <> n.label
                """.formatted(LeadRows.OWN, Sql.literal(source.name()), Sql.literal(label.step())));
    }
}
