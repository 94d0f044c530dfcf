package io.plumbline.engine.funnel;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.sql.Step;
import io.plumbline.engine.workspace.FunnelPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * In which groups a lead of the funnel counts: with all leads, and by each attribute with those of its value. Values that
 * few leads have, and those after the {@value #MOST} largest, are one group.
 *
 * @param policy   the attributes
 * @param declared their types
 * @param asOf     values are as known then
 */
record FunnelGroups(FunnelPolicy policy, Declarations declared, Instant asOf) {

    /** Name of the temporary table of {@link #plan}; it is made after that of {@link StepsTaken}. */
    static final String TABLE = "funnel_group";

    private static final int MOST = 50;

    /** One row per lead and group: {@code lead_id, attribute, group_no, basis, value}. */
    SqlPlan plan(AttributesAsOf attributes) {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step("funnel_lead", "one row per lead of the funnel", """
                select
                    t.lead_id as lead_id
                from %s as t
                where t.position = 0
                """.formatted(StepsTaken.TABLE)));
        if (!policy.attributes().isEmpty()) {
            steps.addAll(byValue(attributes));
        }
        List<String> parts = new ArrayList<>();
        parts.add("""
                select
                    lead_id as lead_id,
                    'all' as attribute,
                    0 as group_no,
                    'all' as basis,
                    cast(null as varchar) as value
                from funnel_lead
                """);
        if (!policy.attributes().isEmpty()) {
            parts.add(OF_VALUES);
        }
        steps.add(new Step("grouped", "one row per lead and group it is in", String.join("union all\n", parts)));
        return new SqlPlan(steps);
    }

    private List<Step> byValue(AttributesAsOf attributes) {
        Moment moment = Moment.of("funnel_lead", asOf);
        TreeMap<String, ValueType> wanted = new TreeMap<>(declared.attributes());
        wanted.keySet().retainAll(policy.attributes());
        return List.of(
                moment.step(),
                attributes.step(moment, wanted),
                new Step("lead_value", "one row per lead and attribute", values()),
                new Step("ranked", "one row per attribute and value", ranked()));
    }

    private String values() {
        List<String> values = new ArrayList<>();
        for (String attribute : policy.attributes()) {
            values.add("""
                    select
                        a.lead_id as lead_id,
                        %s as attribute,
                        cast(a.%s as varchar) as value
                    from %s as a
                    """.formatted(Sql.literal(attribute), Sql.identifier(attribute), AttributesAsOf.STEP));
        }
        return String.join("union all\n", values);
    }

    private String ranked() {
        return """
                select
                    v.attribute as attribute,
                    v.value as value,
                    count(*) as lead_count,
                    case
                        when v.value is null then 'missing'
                        when lead_count >= %s and row_number() over (
                            partition by v.attribute, v.value is null
                            order by lead_count desc, v.value
                        ) <= %s then 'value'
                        else 'other'
                    end as basis
                from lead_value as v
                group by
                    v.attribute,
                    v.value
                """.formatted(policy.minimum(), MOST);
    }

    private static final String OF_VALUES = """
            select
                v.lead_id as lead_id,
                v.attribute as attribute,
                n.group_no as group_no,
                n.basis as basis,
                case when n.basis = 'value' then v.value end as value
            from lead_value as v
            join (
                select
                    r.attribute as attribute,
                    r.value as value,
                    r.basis as basis,
                    dense_rank() over (
                        partition by r.attribute
                        order by
                            case r.basis when 'value' then 0 when 'other' then 1 else 2 end,
                            case r.basis when 'value' then -r.lead_count else 0 end,
                            case r.basis when 'value' then r.value else '' end
                    ) as group_no
                from ranked as r
            ) as n on n.attribute = v.attribute
                and n.value is not distinct from v.value
            """;
}
