package io.plumbline.engine.ingest;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What exports say about leads that the store knows. The value of an attribute is that of the latest export before the
 * instant; before the first export that tells it, it is taken to have been what that one tells. {@code lead} holds the
 * values of the earliest export, {@code attribute_change} what changed after it. The order in which exports come does
 * not matter: an older one is put between those that the store has.
 *
 * @param attributes those of the source
 * @param newLeads   relation of the leads that are inserted
 */
record AttributeHistory(Store store, String source, List<Field> attributes, Exports exports, String newLeads) {
    private static final String TOLD = "import_told";
    private static final String VALUES = "import_value";
    private static final String CHANGES = "import_change";

    /** Whether there is more than one row per new lead. */
    private boolean anyKnown() {
        return store.number("select count(*) from " + LeadRows.OWN).orElse(0L)
                > store.number("select count(*) from " + newLeads).orElse(0L);
    }

    /**
     * Fills what the store does not know of leads that it knows: the instant of creation and the account. An instant of
     * creation that came from a lead's first event or step makes room for one that is told.
     */
    void fillKnownLeads(boolean hasCreation, boolean hasAccount) {
        if ((hasCreation || hasAccount) && anyKnown()) {
            String unknown = "not exists (select 1 from lead_export as x where x.lead_id = l.lead_id)";
            if (hasCreation) {
                fill("created_at", "l.created_at is null or " + unknown);
            }
            if (hasAccount) {
                fill("account_id", "l.account_id is null");
            }
        }
    }

    private void fill(String column, String condition) {
        store.execute("""
                update lead as l
                set %s = n.value
                from (
                    select
                        lead_id,
                        arg_min(%s, file_no) as value
                    from %s
                    where %s is not null
                    group by lead_id
                ) as n
                where l.lead_id = n.lead_id
                    and (%s)
                """.formatted(column, column, LeadRows.OWN, column, condition));
    }

    /**
     * Puts the values of the files into the history, after new leads are inserted.
     *
     * @param cells number of the cell by staged column, for those that may be refused alone; a refused cell says what
     *              was known before, which is nothing where it is the first that tells the attribute
     */
    void append(long runId, Map<String, Integer> cells) {
        if (anyKnown()) {
            store.execute("create or replace temp table " + CHANGES
                    + " (lead_id varchar, attribute varchar, value varchar, known_at timestamp, told boolean)");
            Map<String, String> told = exportsByAttribute();
            attributes.stream()
                    .collect(Collectors.groupingBy(field -> told.getOrDefault(field.name(), "")))
                    .forEach((times, alike) -> append(alike, cells));
            insert(runId);
        }
        noteExports(runId);
    }

    /** Attributes told by the same exports are looked at together. */
    private Map<String, String> exportsByAttribute() {
        Map<String, String> exportsByAttribute = new HashMap<>();
        store.rows("""
                        select
                            attribute,
                            string_agg(concat_ws(' ', source, known_at), ',' order by source, known_at) as exports
                        from export_attribute
                        group by attribute
                        """, row -> Map.entry(row.text("attribute"), row.text("exports")))
                .forEach(entry -> exportsByAttribute.put(entry.getKey(), entry.getValue()));
        return exportsByAttribute;
    }

    private void append(List<Field> alike, Map<String, Integer> cells) {
        store.execute(told(alike.get(0)));
        boolean later = store.number("select 1 from " + TOLD + " where not is_before limit 1")
                .isPresent();
        for (Field field : alike) {
            String refused = refused(cells.get(LeadImport.staged(field)));
            store.execute("create or replace temp table " + VALUES + " as\n"
                    + (later || exports.all().size() > 1 ? timeline(field, refused) : newest(field, refused)));
            collect(field);
            fillFirst(field);
        }
        store.execute("drop table " + VALUES);
        store.execute("drop table " + TOLD);
    }

    /** Which rows have a cell that is refused: mostly none, and then no row is asked. */
    private String refused(@Nullable Integer cell) {
        String bad = "bad_" + cell;
        return cell == null
                        || store.number("select 1 from " + LeadRows.OWN + " where " + bad + " limit 1")
                                .isEmpty()
                ? "false"
                : bad;
    }

    /** One row per lead of the files and export after the first of them that tells the attribute; one for all before. */
    private String told(Field field) {
        String oldest = Sql.literal(exports.oldest());
        return """
                create or replace temp table %s as
                select distinct
                    x.lead_id,
                    greatest(x.known_at, %s) as known_at,
                    x.known_at <= %s as is_before
                from lead_export as x
                join export_attribute as a on a.source = x.source
                    and a.known_at = x.known_at
                    and a.attribute = %s
                where x.lead_id in (select lead_id from %s)
                """.formatted(TOLD, oldest, oldest, Sql.literal(field.name()), LeadRows.OWN);
    }

    /** One row per lead whose value is not the one last known: one file, newer than all others. */
    private String newest(Field field, String refused) {
        return """
                select
                    n.lead_id,
                    n.known_at,
                    cast(n.%s as varchar) as value,
                    true as told,
                    t.lead_id is not null as has_earlier,
                    true as differs
                from %s as n
                join lead as l on l.lead_id = n.lead_id
                left join %s as t on t.lead_id = n.lead_id
                left join (%s) as c on c.lead_id = n.lead_id
                where not %s
                    and cast(n.%s as varchar) is distinct from
                        case when c.lead_id is null then cast(l.%s as varchar) else c.value end
                """.formatted(
                        Sql.identifier(LeadImport.staged(field)),
                        LeadRows.OWN,
                        TOLD,
                        latest(field),
                        refused,
                        Sql.identifier(LeadImport.staged(field)),
                        Sql.identifier(field.name()));
    }

    private String latest(Field field) {
        return """
                select
                    lead_id,
                    value
                from attribute_change
                where attribute = %s
                    and known_at <= %s
                qualify row_number() over (partition by lead_id order by known_at desc) = 1
                """.formatted(Sql.literal(field.name()), Sql.literal(exports.oldest()));
    }

    /** One row per lead and export, with the value that it told and whether it differs from the one before. */
    private String timeline(Field field, String refused) {
        return """
                with changes as (
                    select
                        lead_id,
                        known_at,
                        value
                    from attribute_change
                    where attribute = %s
                ),
                statements as (
                    select
                        t.lead_id,
                        t.known_at,
                        case when c.lead_id is null then cast(l.%s as varchar) else c.value end as value,
                        false as told,
                        t.is_before,
                        false as refused
                    from %s as t
                    join lead as l on l.lead_id = t.lead_id
                    asof left join changes as c on c.lead_id = t.lead_id
                        and t.known_at >= c.known_at
                    union all
                    select
                        lead_id,
                        known_at,
                        cast(%s as varchar) as value,
                        true as told,
                        false as is_before,
                        %s as refused
                    from %s
                )
                select
                    lead_id,
                    known_at,
                    value,
                    told,
                    row_number() over in_order > 1 as has_earlier,
                    value is distinct from lag(value) over in_order as differs
                from %s
                window in_order as (partition by lead_id order by is_before desc, known_at, told)
                """.formatted(
                        Sql.literal(field.name()),
                        Sql.identifier(field.name()),
                        TOLD,
                        Sql.identifier(LeadImport.staged(field)),
                        refused,
                        LeadRows.OWN,
                        heard(refused));
    }

    /** The statements that say something: a refused cell only where nothing was said before. */
    private static String heard(String refused) {
        return refused.equals("false") ? "statements" : """
                (
                    select
                        *
                    from statements
                    qualify not refused
                        or row_number() over (partition by lead_id order by is_before desc, known_at, told) = 1
                ) as heard""";
    }

    private void collect(Field field) {
        store.execute("""
                insert into %s
                select
                    v.lead_id,
                    %s,
                    v.value,
                    v.known_at,
                    v.told
                from %s as v
                where v.has_earlier
                    and v.differs
                    and not exists (
                        select
                            1
                        from attribute_change as c
                        where c.lead_id = v.lead_id
                            and c.attribute = %s
                            and c.known_at = v.known_at
                    )
                """.formatted(CHANGES, Sql.literal(field.name()), VALUES, Sql.literal(field.name())));
    }

    /** The first value told is the one that the lead always had. */
    private void fillFirst(Field field) {
        store.execute("""
                update lead as l
                set %s = try_cast(v.value as %s)
                from %s as v
                where v.lead_id = l.lead_id
                    and v.told
                    and not v.has_earlier
                    and v.value is distinct from cast(l.%s as varchar)
                """.formatted(
                        Sql.identifier(field.name()), field.type().column(), VALUES, Sql.identifier(field.name())));
    }

    private void insert(long runId) {
        store.execute("""
                insert into attribute_change
                select
                    lead_id,
                    attribute,
                    value,
                    known_at,
                    %s
                from %s
                order by
                    known_at,
                    attribute,
                    lead_id
                """.formatted(runId, CHANGES));
        new HistoryCounts(store).add(HistoryCounts.Kind.CHANGED, """
                select distinct
                    r.file_no,
                    r.lead_id
                from %s as c
                join %s as r on r.lead_id = c.lead_id
                    and r.known_at = c.known_at
                where c.told
                """.formatted(CHANGES, LeadRows.OWN));
        store.execute("drop table " + CHANGES);
    }

    private void noteExports(long runId) {
        store.execute("""
                insert into lead_export
                select
                    %s,
                    lead_id,
                    known_at,
                    %s
                from %s
                """.formatted(Sql.literal(source), runId, LeadRows.OWN));
        for (Export export : exports.all()) {
            attributes.forEach(field -> store.execute("insert into export_attribute values (" + Sql.literal(source)
                    + ", " + Sql.literal(export.knownAt()) + ", " + Sql.literal(field.name()) + ")"));
        }
    }
}
