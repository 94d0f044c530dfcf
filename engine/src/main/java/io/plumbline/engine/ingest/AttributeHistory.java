package io.plumbline.engine.ingest;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Field;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a newer export says about leads that the store knows. What changed is appended to {@code attribute_change};
 * {@code lead} keeps the value first known.
 *
 * @param attributes those of the source
 * @param newLeads   relation of the leads about to be inserted
 */
record AttributeHistory(Store store, List<Field> attributes, String newLeads) {

    /**
     * Fills what the store does not know of leads that it knows: the instant of creation and the account always, and
     * attributes that are new.
     */
    void fillKnownLeads(Predicate<String> isNew, boolean hasCreation, boolean hasAccount) {
        if (!anyKnown()) {
            return;
        }
        if (hasCreation) {
            fill("created_at", "created_at");
        }
        if (hasAccount) {
            fill("account_id", "account_id");
        }
        attributes.stream()
                .filter(field -> isNew.test(field.name()))
                .forEach(field -> fill(field.name(), LeadImport.staged(field)));
    }

    private boolean anyKnown() {
        return store.number("""
                        select
                            1
                        from %s as r
                        join lead as l on l.lead_id = r.lead_id
                        where r.refusal is null
                        limit 1
                        """.formatted(Staging.ROWS)).isPresent();
    }

    private void fill(String column, String staged) {
        String name = Sql.identifier(column);
        String value = Sql.identifier(staged);
        store.execute("""
                update lead as l
                set %s = n.value
                from (
                    select
                        lead_id,
                        arg_min(%s, file_no) as value
                    from %s
                    where refusal is null
                        and %s is not null
                    group by lead_id
                ) as n
                where l.lead_id = n.lead_id
                    and l.%s is null
                """.formatted(name, value, Staging.ROWS, value, name));
    }

    /**
     * Appends the values that differ from those last known. A change at or before the last one known of the same lead
     * and attribute counts as right after it: what is imported later is newer.
     *
     * @param cells number of the cell by staged column, for those that may be refused alone; a refused cell changes nothing
     */
    void appendChanges(long runId, Instant knownAt, Map<String, Integer> cells) {
        long repeated = store.number("select count(*) from " + Staging.ROWS + " where refusal is null")
                        .orElse(0L)
                - store.number("select count(*) from " + newLeads).orElse(0L);
        if (repeated > 0) {
            attributes.forEach(
                    field -> appendChanges(runId, knownAt, field, fine(cells.get(LeadImport.staged(field)))));
        }
    }

    private static String fine(@Nullable Integer cell) {
        return cell == null ? "true" : "not bad_" + cell;
    }

    private void appendChanges(long runId, Instant knownAt, Field field, String fine) {
        store.execute("""
                insert into attribute_change
                with newest as (
                    select
                        lead_id,
                        cast(%s as varchar) as value
                    from %s
                    where refusal is null
                        and %s
                    qualify row_number() over (partition by lead_id order by file_no desc, row_no desc) = 1
                ),
                last_changes as (
                    select
                        lead_id,
                        value,
                        known_at
                    from attribute_change
                    where attribute = %s
                    qualify row_number() over (partition by lead_id order by known_at desc) = 1
                )
                select
                    n.lead_id,
                    %s,
                    n.value,
                    case
                        when c.known_at >= %s then c.known_at + interval 1 microsecond
                        else %s
                    end,
                    %s
                from newest as n
                join lead as l on l.lead_id = n.lead_id
                left join last_changes as c on c.lead_id = n.lead_id
                where n.value is distinct from
                    case
                        when c.lead_id is null then cast(l.%s as varchar)
                        else c.value
                    end
                """.formatted(
                        Sql.identifier(LeadImport.staged(field)),
                        Staging.ROWS,
                        fine,
                        Sql.literal(field.name()),
                        Sql.literal(field.name()),
                        Sql.literal(knownAt),
                        Sql.literal(knownAt),
                        runId,
                        Sql.identifier(field.name())));
    }
}
