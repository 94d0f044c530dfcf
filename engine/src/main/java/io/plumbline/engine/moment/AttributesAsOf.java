package io.plumbline.engine.moment;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.Step;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The attributes of leads as known at a moment: the latest change before {@code as_of}, else the value first imported.
 *
 * @param withHistory attributes of which the store holds changes; only these cost a join
 */
public record AttributesAsOf(Set<String> withHistory) {

    /** Name of the step: one row per lead of the moment. */
    public static final String STEP = "lead_as_of";

    /** Reads from the store which attributes have a history. */
    public static AttributesAsOf in(Store store) {
        return new AttributesAsOf(new TreeSet<>(
                store.rows("select distinct attribute from attribute_change", row -> row.text("attribute"))));
    }

    /**
     * Attributes of which something says when a value became known.
     *
     * @param asOf nothing at or after this instant is known
     */
    public static Set<String> datedBefore(Store store, Instant asOf) {
        return new TreeSet<>(store.rows(
                "select distinct attribute from attribute_change where known_at < " + Sql.literal(asOf),
                row -> row.text("attribute")));
    }

    /**
     * The step {@link #STEP}: {@code lead_id, as_of_us, created_at, account_id} and one column per attribute.
     *
     * @param attributes the attributes wanted, with their types
     */
    public Step step(Moment moment, Map<String, ValueType> attributes) {
        Set<String> changed = new TreeSet<>(attributes.keySet());
        changed.retainAll(withHistory);
        StringBuilder sql = new StringBuilder("""
                select
                    l.lead_id as lead_id,
                    %s as as_of_us,
                    l.created_at as created_at,
                    l.account_id as account_id""".formatted(moment.asOfMicros("m")));
        attributes.forEach((name, type) -> sql.append(",\n    ").append(column(name, type, changed)));
        String latest = changed.stream().map(name -> latestChange(name, moment)).collect(Collectors.joining());
        sql.append("\n").append(moment.leads(latest));
        return new Step(STEP, "one row per lead of the moment, attributes as known then", sql.toString());
    }

    private static String column(String name, ValueType type, Collection<String> changed) {
        String base = "l." + Sql.identifier(name);
        String value = base;
        if (changed.contains(name)) {
            String latest = historyAlias(name);
            value = "case when " + latest + ".lead_id is null then " + base + " else try_cast(" + latest + ".value as "
                    + type.column() + ") end";
        }
        return value + " as " + Sql.identifier(name);
    }

    private static String latestChange(String name, Moment moment) {
        return """

                left join (
                    select
                        c.lead_id as lead_id,
                        c.value as value
                    from attribute_change as c
                    join moment as m on m.lead_id = c.lead_id
                    where c.attribute = %s
                        and c.known_at < %s
                    qualify row_number() over (partition by c.lead_id order by c.known_at desc) = 1
                ) as %s on %s.lead_id = l.lead_id""".formatted(Sql.literal(name), moment.asOf("m"), historyAlias(name), historyAlias(name));
    }

    private static String historyAlias(String name) {
        return Sql.identifier("change of " + name);
    }
}
