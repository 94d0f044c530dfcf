with -- one row per lead
"moment" as (
    select
        l.lead_id as lead_id,
        cast(1772323200000000 as bigint) as as_of_us
    from lead as l
    where (l.created_at is null or l.created_at < timestamp '2026-03-01 00:00:00')
        and l.lead_id not in (
            select
                g.lead_id
            from lead_merge as g
            where g.known_at is null
                or g.known_at < timestamp '2026-03-01 00:00:00'
        )
        and l.lead_id not in (
            select
                d.lead_id
            from outcome as d
            where d.step = 'deleted'
                and d.happened
                and d.occurred_at < timestamp '2026-03-01 00:00:00'
                and (d.recorded_at is null or d.recorded_at < timestamp '2026-03-01 00:00:00')
                and (d.replaced_at is null or d.replaced_at >= timestamp '2026-03-01 00:00:00')
        )
),
-- one row per lead of the moment, attributes as known then
"lead_as_of" as (
    select
        l.lead_id as lead_id,
        cast(1772323200000000 as bigint) as as_of_us,
        l.created_at as created_at,
        l.account_id as account_id,
        case when "change of country".lead_id is null then l."country" else try_cast("change of country".value as varchar) end as "country",
        l."employees" as "employees",
        l."interests" as "interests"
    from lead as l
    left join (
        select
            c.lead_id as lead_id,
            c.value as value
        from attribute_change as c
        join moment as m on m.lead_id = c.lead_id
        where c.attribute = 'country'
            and c.known_at < timestamp '2026-03-01 00:00:00'
        qualify row_number() over (partition by c.lead_id order by c.known_at desc) = 1
    ) as "change of country" on "change of country".lead_id = l.lead_id
    where (l.created_at is null or l.created_at < timestamp '2026-03-01 00:00:00')
        and l.lead_id not in (
            select
                g.lead_id
            from lead_merge as g
            where g.known_at is null
                or g.known_at < timestamp '2026-03-01 00:00:00'
        )
        and l.lead_id not in (
            select
                d.lead_id
            from outcome as d
            where d.step = 'deleted'
                and d.happened
                and d.occurred_at < timestamp '2026-03-01 00:00:00'
                and (d.recorded_at is null or d.recorded_at < timestamp '2026-03-01 00:00:00')
                and (d.replaced_at is null or d.replaced_at >= timestamp '2026-03-01 00:00:00')
        )
),
-- one row per counted event
"events of rule pricing-page" as (
    select
        e.lead_id as lead_id,
        min((cast(1772323200000000 as bigint) - epoch_us(e.occurred_at))) as age_us
    from event as e
    where e.event_type in ('page_view')
        and e.occurred_at < timestamp '2026-03-01 00:00:00'
        and (e.recorded_at is null or e.recorded_at < timestamp '2026-03-01 00:00:00')
        and (e.replaced_at is null or e.replaced_at >= timestamp '2026-03-01 00:00:00')
        and e.occurred_at >= timestamp '2026-01-30 00:00:00'
        and (e."page" is not null and lower(e."page") = lower('pricing'))
    group by
        e.lead_id,
        cast(floor(epoch_us(e.occurred_at) / 86400000000e0) as bigint)
),
-- one row per lead with counted events
"rule pricing-page" as (
    select
        c.lead_id as lead_id,
        count(*) as evidence,
        min(c.age_us) as youngest_us,
        cast(greatest(cast(-1000000000000000 as bigint), least(cast(1000000000000000 as bigint), coalesce(sum(cast(round(1e6 * (1.50000000000000000e+01 * pow(5.00000000000000000e-01, c.age_us / 1.20960000000000000e+12))) as bigint)), 0))) as bigint) as decayed_us
    from "events of rule pricing-page" as c
    group by
        c.lead_id
),
-- one row per lead with such events
"events: download" as (
    select
        e.lead_id as lead_id,
        count(1) as "evidence of rule silent"
    from event as e
    where e.event_type in ('download')
        and e.occurred_at < timestamp '2026-03-01 00:00:00'
        and (e.recorded_at is null or e.recorded_at < timestamp '2026-03-01 00:00:00')
        and (e.replaced_at is null or e.replaced_at >= timestamp '2026-03-01 00:00:00')
        and e.occurred_at >= timestamp '2026-02-22 00:00:00'
    group by
        e.lead_id
),
-- one row per lead with such events
"events: demo_request" as (
    select
        e.lead_id as lead_id,
        count(1) as "evidence of rule ready, events 1"
    from event as e
    where e.event_type in ('demo_request')
        and e.occurred_at < timestamp '2026-03-01 00:00:00'
        and (e.recorded_at is null or e.recorded_at < timestamp '2026-03-01 00:00:00')
        and (e.replaced_at is null or e.replaced_at >= timestamp '2026-03-01 00:00:00')
        and e.occurred_at >= timestamp '2026-02-15 00:00:00'
    group by
        e.lead_id
),
-- one row per lead: micro-points of each rule
"rule_points" as (
    select
        l.lead_id as lead_id,
        case when (l."employees" is not null and l."employees" between 5.00000000000000000e+01 and 2.00000000000000000e+02) then cast(25000000 as bigint) else cast(0 as bigint) end as "rule company-size",
        case when (coalesce(contains(lower(';' || l."interests" || ';'), lower(';CRM;')), false) or coalesce(contains(lower(';' || l."interests" || ';'), lower(';big data;')), false)) then cast(3000000 as bigint) else cast(0 as bigint) end as "rule interest",
        greatest(cast(-45000000 as bigint), least(cast(45000000 as bigint), coalesce("rule pricing-page".decayed_us, 0))) as "rule pricing-page",
        case when (coalesce("events: download"."evidence of rule silent", 0) = 0 and (cast(1772323200000000 as bigint) - cast(604800000000 as bigint) >= cast(1767225600000000 as bigint)) and (l.created_at is not null and epoch_us(l.created_at) <= cast(1772323200000000 as bigint) - cast(604800000000 as bigint))) then cast(-20000000 as bigint) else cast(0 as bigint) end as "rule silent",
        case when ((coalesce("events: demo_request"."evidence of rule ready, events 1", 0) >= cast(1 as bigint)) and (l."country" is not null and lower(l."country") in (lower('DE'), lower('FR')))) then cast(5000000 as bigint) else cast(0 as bigint) end as "rule ready"
    from lead_as_of as l
    left join "rule pricing-page" on "rule pricing-page".lead_id = l.lead_id
    left join "events: download" on "events: download".lead_id = l.lead_id
    left join "events: demo_request" on "events: demo_request".lead_id = l.lead_id
),
-- one row per lead: micro-points of each dimension and stage before bounds
"dimension_sums" as (
    select
        r.lead_id as lead_id,
        r."rule interest" + greatest(cast(-30000000 as bigint), least(cast(30000000 as bigint), r."rule company-size")) as fit_us,
        r."rule pricing-page" + r."rule silent" as engagement_us,
        r."rule ready" as "stage deciding"
    from rule_points as r
),
-- one row per lead: micro-points of each dimension
"dimension_scores" as (
    select
        d.lead_id as lead_id,
        greatest(cast(0 as bigint), least(cast(100000000 as bigint), d.fit_us)) as fit_us,
        greatest(cast(0 as bigint), least(cast(100000000 as bigint), d.engagement_us)) as engagement_us,
        greatest(cast(0 as bigint), least(cast(100000000 as bigint), d."stage deciding")) as stage_us,
        case when d."stage deciding" >= cast(5000000 as bigint) then 'deciding' end as buying_stage
    from dimension_sums as d
),
-- one row per lead: micro-points of the weighted dimensions
"weighted_points" as (
    select
        s.lead_id as lead_id,
        s.fit_us as fit_us,
        s.engagement_us as engagement_us,
        s.stage_us as stage_us,
        s.buying_stage as buying_stage,
        cast(round(4.00000000000000000e-01 * s.fit_us) as bigint) + cast(round(4.00000000000000000e-01 * s.engagement_us) as bigint) + cast(round(2.00000000000000000e-01 * s.stage_us) as bigint) as raw_points_us
    from dimension_scores as s
),
-- one row per lead: scores in whole micro-points
"lead_points" as (
    select
        w.lead_id as lead_id,
        w.fit_us as fit_us,
        w.engagement_us as engagement_us,
        w.stage_us as stage_us,
        w.buying_stage as buying_stage,
        greatest(cast(0 as bigint), least(cast(100000000 as bigint), w.raw_points_us)) as points_us,
        w.raw_points_us as raw_points_us,
        concat(case when w.fit_us >= cast(75000000 as bigint) then 'A' when w.fit_us >= cast(50000000 as bigint) then 'B' when w.fit_us >= cast(25000000 as bigint) then 'C' else 'D' end, case when w.engagement_us >= cast(75000000 as bigint) then '1' when w.engagement_us >= cast(50000000 as bigint) then '2' when w.engagement_us >= cast(25000000 as bigint) then '3' else '4' end) as grade,
        cast(null as varchar) as segment
    from weighted_points as w
),
-- one row per lead: points
"scored_lead" as (
    select
        cast(7 as bigint) as run_id,
        p.lead_id as lead_id,
        timestamp '2026-03-01 00:00:00' as as_of,
        '7dc7743d262325159d138bb661ef89af8f013ee8b504c6e5b508e8a467d79906' as scorecard_fingerprint,
        cast((p.fit_us) * 0.000001 as decimal(18, 6)) as fit,
        cast((p.engagement_us) * 0.000001 as decimal(18, 6)) as engagement,
        cast((p.stage_us) * 0.000001 as decimal(18, 6)) as stage_points,
        p.buying_stage as buying_stage,
        cast((p.points_us) * 0.000001 as decimal(18, 6)) as points,
        cast((p.raw_points_us) * 0.000001 as decimal(18, 6)) as raw_points,
        p.grade as grade,
        p.segment as segment
    from lead_points as p
)
select * from "scored_lead"
