package io.plumbline.engine.ingest;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.ingest.HistoryCounts.Kind;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.EventSource;
import io.plumbline.engine.workspace.EventSource.OtherTypes;
import io.plumbline.engine.workspace.EventSource.SourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Events. A row without an id of its own gets one from a hash of the whole row and its number among equal rows of its
 * file, so that overlapping exports bring every event once.
 *
 * @param newProperties properties that the store did not have before: they are filled in events that it knows
 */
record EventImport(Store store, EventSource source, Set<String> newProperties) implements SourceImport {
    private static final String NEW = "import_new_event";
    private static final String REPEATED = "import_repeated_event";
    private static final String KNOWN = "import_known_event";

    @Override
    public StagingPlan plan(SourceTable table) {
        StagingPlan plan = new StagingPlan(new TableReader(source.file(), table), new Values(source.file()));
        plan.refuseEmpty(columns());
        String lead = plan.text(source.leadId());
        plan.column("lead_id", lead);
        plan.refuse(lead + " is null", source.leadId(), Reasons.NO_LEAD);
        plan.refuse(Values.hasNul(lead), source.leadId(), Reasons.NUL_IN_LEAD);
        eventId(plan);
        plan.refuse(plan.missing(source.occurredAt()), source.occurredAt(), Reasons.NO_TIME);
        plan.key("occurred_at", source.occurredAt(), ValueType.TIMESTAMP);
        source.recordedAt()
                .ifPresentOrElse(
                        column -> plan.key("recorded_at", column, ValueType.TIMESTAMP),
                        () -> plan.column("recorded_at", "cast(null as timestamp)"));
        source.type()
                .ifPresentOrElse(
                        column -> type(plan, column),
                        () -> plan.column(
                                "event_type",
                                "cast(" + Sql.literal(source.types().get(0).name()) + " as " + typeNames() + ")"));
        properties().uses().forEach(use -> plan.cell(use.columnName(), use.field(), use.condition()));
        return plan;
    }

    /** The type of SQL that keeps one of a few names as a small number: the rows wait in memory. */
    private String typeNames() {
        return "enum"
                + Sql.literals(
                        source.types().stream().map(SourceType::name).distinct().toList());
    }

    private void eventId(StagingPlan plan) {
        source.eventId()
                .ifPresentOrElse(
                        column -> {
                            plan.column("event_id", plan.text(column));
                            plan.refuse(plan.text(column) + " is null", column, Reasons.NO_EVENT_ID);
                        },
                        () -> plan.hashColumn("event_id"));
    }

    private void type(StagingPlan plan, String column) {
        String text = plan.text(column);
        String names = source.types().stream()
                .map(type -> "when " + Sql.literal(type.value()) + " then " + Sql.literal(type.name()))
                .collect(Collectors.joining(" ", "case " + text + " ", " end"));
        plan.column("event_type", "cast(" + names + " as " + typeNames() + ")");
        plan.refuse(text + " is null", column, Reasons.NO_TYPE);
        if (source.otherTypes() == OtherTypes.IGNORE) {
            plan.ignore(text + " is not null and event_type is null");
        } else {
            plan.refuse("event_type is null", column, Reasons.OTHER_TYPE);
        }
    }

    @Override
    public String definition() {
        return source.toString();
    }

    @Override
    public List<String> columns() {
        List<String> columns = new ArrayList<>(List.of(source.leadId(), source.occurredAt()));
        source.eventId().ifPresent(columns::add);
        source.recordedAt().ifPresent(columns::add);
        source.type().ifPresent(columns::add);
        properties().uses().forEach(use -> columns.add(use.field().column()));
        return columns;
    }

    @Override
    public String store(long runId, Staging staging, Exports exports) {
        boolean hasEvents = hasEvents();
        new EventIds(store, source.eventId().isPresent()).findRepeated(staging, REPEATED, content(staging));
        if (hasEvents) {
            properties().names().filter(newProperties::contains).forEach(this::fill);
        }
        findKnown(hasEvents);
        store.execute("create or replace temp view " + NEW + " as\n" + firstRows()
                + "\n    and row_no not in (select row_no from " + KNOWN + ")");
        EventCorrections corrections = new EventCorrections(store, source, exports);
        insert(runId, corrections.recordedAt("n."), exports.knownAt("n.file_no"));
        corrections.store(
                runId,
                staging,
                "select row_no from " + KNOWN + " union all select row_no from " + REPEATED + " where is_other");
        new HistoryCounts(store)
                .add(
                        Kind.LATE,
                        "select n.file_no from " + NEW + " as n where " + exports.isLate("n.occurred_at", "n.file_no"));
        return NEW;
    }

    /** The columns of a staged row that tell something of its event. */
    private List<String> content(Staging staging) {
        List<String> content = new ArrayList<>(List.of("lead_id", "occurred_at", "event_type"));
        properties().uses().forEach(use -> content.add(Sql.identifier(use.columnName())));
        staging.cellNumbers().values().forEach(number -> content.add("bad_" + number));
        return content;
    }

    @Override
    public void forget() {
        store.execute("drop view " + NEW);
        store.execute("drop table " + REPEATED);
        store.execute("drop table " + KNOWN);
    }

    /** Notes the rows whose event the store has. */
    private void findKnown(boolean hasEvents) {
        store.execute("""
                create or replace temp table %s as
                select
                    f.row_no
                from (%s) as f
                where %s
                    and f.event_id in (select event_id from event where source = %s)
                """.formatted(KNOWN, firstRows(), hasEvents, Sql.literal(source.name())));
    }

    /** Within a slice the events of a type stand together: who asks for a type need not read the others' blocks. */
    private void insert(long runId, String recordedAt, String statedAt) {
        new TimeSlices(store, TimeSlices.ROWS_IN_MEMORY)
                .of(NEW)
                .forEach(slice -> insert(runId, recordedAt, statedAt, slice));
    }

    private void insert(long runId, String recordedAt, String statedAt, String slice) {
        store.execute("""
                insert into event (
                    event_id, lead_id, occurred_at, recorded_at, event_type, stated_at, source, run_id%s)
                select
                    event_id,
                    lead_id,
                    occurred_at,
                    %s,
                    event_type,
                    %s,
                    %s,
                    %s%s
                from (
                    select
                        *
                    from %s
                    where %s
                    order by
                        event_type,
                        occurred_at,
                        row_no
                ) as n
                """.formatted(
                properties().names().map(name -> ", " + Sql.identifier(name)).collect(Collectors.joining()),
                recordedAt,
                statedAt,
                Sql.literal(source.name()),
                runId,
                properties()
                        .names()
                        .map(name -> ",\n    " + properties().value(name))
                        .collect(Collectors.joining()),
                NEW,
                slice));
    }

    private boolean hasEvents() {
        return store.number("select 1 from event where source = " + Sql.literal(source.name()) + " limit 1")
                .isPresent();
    }

    private void fill(String property) {
        store.execute("""
                update event as e
                set %s = f.value
                from (
                    select
                        event_id,
                        %s as value
                    from (%s)
                ) as f
                where e.source = %s
                    and e.event_id = f.event_id
                """.formatted(
                Sql.identifier(property), properties().value(property), firstRows(), Sql.literal(source.name())));
    }

    private EventProperties properties() {
        return new EventProperties(source);
    }

    /** One row per event of the files, the first that has its id. */
    private static String firstRows() {
        return """
                select
                    *
                from %s
                where refusal is null
                    and not ignored
                    and row_no not in (select row_no from %s)""".formatted(Staging.ROWS, REPEATED);
    }
}
