with -- one row per lead
"moment" as (
    select
        l.lead_id as lead_id,
        cast(1772366400000000 as bigint) as as_of_us
    from lead as l
    where (l.created_at is null or l.created_at < timestamp '2026-03-01 12:00:00')
        and l.lead_id not in (
            select
                g.lead_id
            from lead_merge as g
            where g.known_at is null
                or g.known_at < timestamp '2026-03-01 12:00:00'
        )
        and l.lead_id not in (
            select
                d.lead_id
            from outcome as d
            where d.step = 'deleted'
                and d.happened
                and d.occurred_at < timestamp '2026-03-01 12:00:00'
                and (d.recorded_at is null or d.recorded_at < timestamp '2026-03-01 12:00:00')
                and (d.replaced_at is null or d.replaced_at >= timestamp '2026-03-01 12:00:00')
        )
),
-- one row per lead of the moment, attributes as known then
"lead_as_of" as (
    select
        l.lead_id as lead_id,
        cast(1772366400000000 as bigint) as as_of_us,
        l.created_at as created_at,
        l.account_id as account_id,
        l."country" as "country",
        case when "change of employees".lead_id is null then l."employees" else try_cast("change of employees".value as double) end as "employees"
    from lead as l
    left join (
        select
            c.lead_id as lead_id,
            c.value as value
        from attribute_change as c
        join moment as m on m.lead_id = c.lead_id
        where c.attribute = 'employees'
            and c.known_at < timestamp '2026-03-01 12:00:00'
        qualify row_number() over (partition by c.lead_id order by c.known_at desc) = 1
    ) as "change of employees" on "change of employees".lead_id = l.lead_id
    where (l.created_at is null or l.created_at < timestamp '2026-03-01 12:00:00')
        and l.lead_id not in (
            select
                g.lead_id
            from lead_merge as g
            where g.known_at is null
                or g.known_at < timestamp '2026-03-01 12:00:00'
        )
        and l.lead_id not in (
            select
                d.lead_id
            from outcome as d
            where d.step = 'deleted'
                and d.happened
                and d.occurred_at < timestamp '2026-03-01 12:00:00'
                and (d.recorded_at is null or d.recorded_at < timestamp '2026-03-01 12:00:00')
                and (d.replaced_at is null or d.replaced_at >= timestamp '2026-03-01 12:00:00')
        )
),
-- one row per lead and type of its known events
"events_by_type" as (
    select
        e.lead_id as lead_id,
        e.event_type as event_type,
        count(*) filter (where e.age_us <= cast(604800000000 as bigint)) as "count_7d",
        sum(e."millionths of seconds") filter (where e.age_us <= cast(604800000000 as bigint)) as "seconds_sum_7d",
        min(e.age_us) as "youngest_us"
    from (
        select
            e.lead_id as lead_id,
            e.event_type as event_type,
            (cast(1772366400000000 as bigint) - epoch_us(e.occurred_at)) as age_us,
            try_cast(round(1e6 * e."seconds") as bigint) as "millionths of seconds"
        from event as e
        where e.event_type in ('view')
            and e.occurred_at < timestamp '2026-03-01 12:00:00'
            and (e.recorded_at is null or e.recorded_at < timestamp '2026-03-01 12:00:00')
            and (e.replaced_at is null or e.replaced_at >= timestamp '2026-03-01 12:00:00')
    ) as e
    group by e.lead_id, e.event_type
),
-- one row per lead with a known event
"events_by_lead" as (
    select
        t.lead_id as lead_id,
        max(t."count_7d") filter (where t.event_type in ('view')) as "view_count_7d",
        max(t."seconds_sum_7d") filter (where t.event_type in ('view')) as "view_seconds_sum_7d",
        min(t."youngest_us") filter (where t.event_type in ('view')) as "days_since_view"
    from events_by_type as t
    group by t.lead_id
),
-- one row per lead and UTC day with an event
"active_day_1" as (
    select
        e.lead_id as lead_id,
        cast(floor(epoch_us(e.occurred_at) / 86400000000e0) as bigint) as day,
        min((cast(1772366400000000 as bigint) - epoch_us(e.occurred_at))) as youngest_us
    from event as e
    where e.event_type in ('view')
        and e.occurred_at < timestamp '2026-03-01 12:00:00'
        and (e.recorded_at is null or e.recorded_at < timestamp '2026-03-01 12:00:00')
        and (e.replaced_at is null or e.replaced_at >= timestamp '2026-03-01 12:00:00')
        and e.occurred_at >= timestamp '2026-02-22 12:00:00'
    group by e.lead_id, cast(floor(epoch_us(e.occurred_at) / 86400000000e0) as bigint)
),
-- one row per lead with an active day
"active_days_1" as (
    select
        d.lead_id as lead_id,
        count(*) filter (where d.youngest_us <= cast(604800000000 as bigint)) as "active_days_7d"
    from active_day_1 as d
    group by d.lead_id
),
-- one row per lead of the moment
"feature" as (
    select
        l.lead_id as lead_id,
        l."country" as "country",
        l."employees" as "employees",
        cast(coalesce(e."view_count_7d", 0) as double) as "view_count_7d",
        coalesce(cast(e."view_seconds_sum_7d" as double) / 1e6, 0e0) as "view_seconds_sum_7d",
        (e."days_since_view") / 86400000000e0 as "days_since_view",
        cast(coalesce(d1."active_days_7d", 0) as double) as "active_days_7d"
    from lead_as_of as l
    left join events_by_lead as e on e.lead_id = l.lead_id
    left join active_days_1 as d1 on d1.lead_id = l.lead_id
),
-- one row per lead, a column per term of the model
"encoded" as (
    select
        lead_id,
        case when "country" = 'it''s' then 1e0 else 0e0 end as "x_1",
        case when "country" is null then 1e0 else 0e0 end as "x_2",
        (coalesce("employees", 5.00000000000000000e+01) - (6.00000000000000000e+01)) / 2.00000000000000000e+01 as "x_3",
        (sign(coalesce("view_count_7d", 0.00000000000000000e+00)) * ln(1e0 + abs(coalesce("view_count_7d", 0.00000000000000000e+00))) - (5.00000000000000000e-01)) / 2.00000000000000000e+00 as "x_4",
        (sign(coalesce("view_seconds_sum_7d", 0.00000000000000000e+00)) * ln(1e0 + abs(coalesce("view_seconds_sum_7d", 0.00000000000000000e+00))) - (2.00000000000000000e+00)) / 4.00000000000000000e+00 as "x_5",
        (sign(coalesce("days_since_view", 3.00000000000000000e+00)) * ln(1e0 + abs(coalesce("days_since_view", 3.00000000000000000e+00))) - (1.00000000000000000e+00)) / 1.00000000000000000e+00 as "x_6",
        (sign(coalesce("active_days_7d", 0.00000000000000000e+00)) * ln(1e0 + abs(coalesce("active_days_7d", 0.00000000000000000e+00))) - (2.50000000000000000e-01)) / 1.00000000000000000e+00 as "x_7"
    from feature
),
-- one row per lead
"linear" as (
    select
        lead_id,
        -2.00000000000000000e+00
        + (-7.50000000000000000e-01 * "x_1"
            + 1.25000000000000000e-01 * "x_2"
            + 5.00000000000000000e-01 * "x_3"
            + 1.00000000000000000e+00 * "x_4"
            + 2.50000000000000000e-01 * "x_5"
            + -5.00000000000000000e-01 * "x_6"
            + 6.25000000000000000e-02 * "x_7") as linear_predictor
    from encoded
),
-- one row per lead
"calibrated" as (
    select
        lead_id,
        linear_predictor,
        1e0 / (1e0 + exp(-greatest(-7e2, least(7e2, 7.50000000000000000e-01 * linear_predictor + -5.00000000000000000e-01)))) as probability
    from linear
),
-- one row per row of the step before
"predictive_score_half_1" as (
    select
        *,
        2 * 0 + case when probability >= [5.00000000000000100e-01][0 + 1] then 1 else 0 end as "predictive_score_half_1"
    from "calibrated"
),
-- one row per row of the step before
"predictive_score_half_2" as (
    select
        *,
        2 * "predictive_score_half_1" + case when probability >= [2.50000000000000060e-01, 1.79769313486231570e+308]["predictive_score_half_1" + 1] then 1 else 0 end as "predictive_score_half_2"
    from "predictive_score_half_1"
),
-- one row per row of the step before
"predictive_score_half_3" as (
    select
        *,
        2 * "predictive_score_half_2" + case when probability >= [2.50000000000000000e-01, 5.00000000000000000e-01, 1.79769313486231570e+308, 1.79769313486231570e+308]["predictive_score_half_2" + 1] then 1 else 0 end as "predictive_score_half_3"
    from "predictive_score_half_2"
),
-- one row per row of the step before
"predictive_score" as (
    select
        *,
        [0.00000000000000000e+00, 2.49500000000000000e+01, 4.99000000000000000e+01, 7.50000000000000000e+01, 1.00000000000000000e+02]["predictive_score_half_3" + 1] + [0.00000000000000000e+00, 0.00000000000000000e+00, 1.00000000000001420e-01, 0.00000000000000000e+00, 0.00000000000000000e+00]["predictive_score_half_3" + 1] * ((probability - [0.00000000000000000e+00, 0.00000000000000000e+00, 2.50000000000000000e-01, 0.00000000000000000e+00, 0.00000000000000000e+00]["predictive_score_half_3" + 1]) / [1.00000000000000000e+00, 1.00000000000000000e+00, 2.50000000000000000e-01, 1.00000000000000000e+00, 1.00000000000000000e+00]["predictive_score_half_3" + 1]) as "predictive_score"
    from "predictive_score_half_3"
),
-- one row per lead
"predicted" as (
    select
        lead_id,
        linear_predictor,
        probability,
        predictive_score
    from predictive_score
)
select * from "predicted"
