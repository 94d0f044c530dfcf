-- The least that DuckDB must do for score.sh: the statement that one would write by hand for this one scorecard and this
-- store, without evidence, ages and reasons. Each rule reads its own window and types; its events are counted or
-- summed by lead and joined to the leads from the left. What was recorded late or corrected is heeded.
insert into lead_score by name
with
pages as (
    select
        e.lead_id,
        sum(cast(round(1e6 * (1e0 * pow(0.5e0, (1767225600000000 - epoch_us(e.occurred_at)) / 1209600000000e0))) as bigint)) as us
    from event as e
    where e.event_type = 'page_view'
        and e.occurred_at >= timestamp '2025-12-02' and e.occurred_at < timestamp '2026-01-01'
        and (e.recorded_at is null or e.recorded_at < timestamp '2026-01-01')
        and (e.replaced_at is null or e.replaced_at >= timestamp '2026-01-01')
    group by e.lead_id
),
visits as (
    select
        e.lead_id,
        sum(cast(round(1e6 * (0.5e0 * pow(0.5e0, (1767225600000000 - epoch_us(e.occurred_at)) / 3888000000000e0))) as bigint)) as us
    from event as e
    where e.event_type = 'page_view'
        and e.occurred_at >= timestamp '2025-10-03' and e.occurred_at < timestamp '2026-01-01'
        and (e.recorded_at is null or e.recorded_at < timestamp '2026-01-01')
        and (e.replaced_at is null or e.replaced_at >= timestamp '2026-01-01')
    group by e.lead_id
),
pricing as (
    select
        e.lead_id,
        sum(cast(round(1e6 * (15e0 * pow(0.5e0, (1767225600000000 - epoch_us(e.occurred_at)) / 2592000000000e0))) as bigint)) as us
    from event as e
    where e.event_type = 'page_view'
        and lower(e.page) = 'pricing'
        and e.occurred_at >= timestamp '2025-10-03' and e.occurred_at < timestamp '2026-01-01'
        and (e.recorded_at is null or e.recorded_at < timestamp '2026-01-01')
        and (e.replaced_at is null or e.replaced_at >= timestamp '2026-01-01')
    group by e.lead_id
),
time_on_site as (
    select
        e.lead_id,
        sum(cast(round(1e6 * (0.01e0 * e.seconds)) as bigint)) as us
    from event as e
    where e.event_type = 'page_view'
        and e.occurred_at >= timestamp '2025-12-25' and e.occurred_at < timestamp '2026-01-01'
        and (e.recorded_at is null or e.recorded_at < timestamp '2026-01-01')
        and (e.replaced_at is null or e.replaced_at >= timestamp '2026-01-01')
    group by e.lead_id
),
opens as (
    select
        e.lead_id,
        count(*) as events
    from event as e
    where e.event_type = 'email_open'
        and e.occurred_at >= timestamp '2025-12-02' and e.occurred_at < timestamp '2026-01-01'
        and (e.recorded_at is null or e.recorded_at < timestamp '2026-01-01')
        and (e.replaced_at is null or e.replaced_at >= timestamp '2026-01-01')
    group by e.lead_id
),
clicks as (
    select
        e.lead_id,
        sum(cast(round(1e6 * (3e0 * pow(0.5e0, (1767225600000000 - epoch_us(e.occurred_at)) / 1814400000000e0))) as bigint)) as us
    from event as e
    where e.event_type = 'email_click'
        and e.occurred_at >= timestamp '2025-11-02' and e.occurred_at < timestamp '2026-01-01'
        and (e.recorded_at is null or e.recorded_at < timestamp '2026-01-01')
        and (e.replaced_at is null or e.replaced_at >= timestamp '2026-01-01')
    group by e.lead_id
),
login_days as (
    select distinct
        e.lead_id,
        cast(e.occurred_at as date) as day
    from event as e
    where e.event_type = 'login'
        and e.occurred_at >= timestamp '2025-12-18' and e.occurred_at < timestamp '2026-01-01'
        and (e.recorded_at is null or e.recorded_at < timestamp '2026-01-01')
        and (e.replaced_at is null or e.replaced_at >= timestamp '2026-01-01')
),
logins as (
    select
        d.lead_id,
        count(*) as days
    from login_days as d
    group by d.lead_id
),
downloads as (
    select
        e.lead_id,
        sum((2 * (7776000000000 - (1767225600000000 - epoch_us(e.occurred_at))) + 777600) // 1555200) as us
    from event as e
    where e.event_type = 'download'
        and e.occurred_at >= timestamp '2025-10-03' and e.occurred_at < timestamp '2026-01-01'
        and (e.recorded_at is null or e.recorded_at < timestamp '2026-01-01')
        and (e.replaced_at is null or e.replaced_at >= timestamp '2026-01-01')
    group by e.lead_id
),
webinars as (
    select
        e.lead_id,
        sum(cast(round(1e6 * (20e0 * pow(0.5e0, (1767225600000000 - epoch_us(e.occurred_at)) / 5184000000000e0))) as bigint)) as us
    from event as e
    where e.event_type = 'webinar'
        and e.occurred_at >= timestamp '2025-07-05' and e.occurred_at < timestamp '2026-01-01'
        and (e.recorded_at is null or e.recorded_at < timestamp '2026-01-01')
        and (e.replaced_at is null or e.replaced_at >= timestamp '2026-01-01')
    group by e.lead_id
),
form as (
    select
        e.lead_id,
        (2 * (5184000000000 - (1767225600000000 - epoch_us(max(e.occurred_at)))) + 207360) // 414720 as us
    from event as e
    where e.event_type = 'form_sent'
        and e.occurred_at >= timestamp '2025-11-02' and e.occurred_at < timestamp '2026-01-01'
        and (e.recorded_at is null or e.recorded_at < timestamp '2026-01-01')
        and (e.replaced_at is null or e.replaced_at >= timestamp '2026-01-01')
    group by e.lead_id
),
demo as (
    select
        e.lead_id,
        sum(cast(round(1e6 * (10e0 * pow(0.5e0, (1767225600000000 - epoch_us(e.occurred_at)) / 7776000000000e0))) as bigint)) as us
    from event as e
    where e.event_type = 'form_sent'
        and lower(e.page) = 'demo'
        and e.occurred_at >= timestamp '2025-07-05' and e.occurred_at < timestamp '2026-01-01'
        and (e.recorded_at is null or e.recorded_at < timestamp '2026-01-01')
        and (e.replaced_at is null or e.replaced_at >= timestamp '2026-01-01')
    group by e.lead_id
),
unsubscribed as (
    select distinct
        e.lead_id
    from event as e
    where e.event_type = 'unsubscribed'
        and e.occurred_at < timestamp '2026-01-01'
        and (e.recorded_at is null or e.recorded_at < timestamp '2026-01-01')
        and (e.replaced_at is null or e.replaced_at >= timestamp '2026-01-01')
),
-- The rules silent and has-read ask for the same window; so do compares and downloads.
seen as (
    select
        e.lead_id,
        bool_or(e.event_type = 'page_view') as has_read
    from event as e
    where e.event_type in ('page_view', 'form_sent')
        and e.occurred_at >= timestamp '2025-11-02' and e.occurred_at < timestamp '2026-01-01'
        and (e.recorded_at is null or e.recorded_at < timestamp '2026-01-01')
        and (e.replaced_at is null or e.replaced_at >= timestamp '2026-01-01')
    group by e.lead_id
),
compares as (
    select
        e.lead_id
    from event as e
    where e.event_type = 'page_view'
        and lower(e.page) = 'pricing'
        and e.occurred_at >= timestamp '2025-12-02' and e.occurred_at < timestamp '2026-01-01'
        and (e.recorded_at is null or e.recorded_at < timestamp '2026-01-01')
        and (e.replaced_at is null or e.replaced_at >= timestamp '2026-01-01')
    group by e.lead_id
    having count(*) >= 2
),
asked as (
    select distinct
        e.lead_id
    from event as e
    where e.event_type = 'form_sent'
        and lower(e.page) = 'demo'
        and e.occurred_at >= timestamp '2025-12-02' and e.occurred_at < timestamp '2026-01-01'
        and (e.recorded_at is null or e.recorded_at < timestamp '2026-01-01')
        and (e.replaced_at is null or e.replaced_at >= timestamp '2026-01-01')
),
scored as (
    select
        l.lead_id,
        greatest(0, least(100000000,
            case when contains(lower(l.job_title), 'head') or contains(lower(l.job_title), 'director')
                or contains(lower(l.job_title), 'vp') then 15000000 else 0 end
            + case when l.free_mail then -15000000 else 0 end
            + least(40000000, case when lower(l.country) in ('de', 'fr', 'nl') then 20000000 else 0 end
                + case when l.employees between 50 and 200 then 25000000 else 0 end))) as fit,
        greatest(0, least(100000000,
            least(20000000, coalesce(pages.us, 0))
            + least(15000000, coalesce(visits.us, 0))
            + least(45000000, coalesce(pricing.us, 0))
            + least(20000000, coalesce(time_on_site.us, 0))
            + least(5000000, 500000 * coalesce(opens.events, 0))
            + least(15000000, coalesce(clicks.us, 0))
            + least(14000000, 2000000 * coalesce(logins.days, 0))
            + least(30000000, coalesce(downloads.us, 0))
            + least(40000000, coalesce(webinars.us, 0))
            + coalesce(form.us, 0)
            + coalesce(demo.us, 0)
            + case when unsubscribed.lead_id is null then 0 else -30000000 end
            + case when seen.lead_id is null and l.created_at <= timestamp '2025-11-02' then -20000000 else 0 end
        )) as engagement,
        case when seen.has_read then 5000000 else 0 end as aware,
        case when compares.lead_id is not null and downloads.lead_id is not null then 15000000 else 0 end as evaluating,
        case when asked.lead_id is not null then 20000000 else 0 end as deciding,
        aware + evaluating + deciding as stage,
        cast(round(0.4e0 * fit) as bigint) + cast(round(0.4e0 * engagement) as bigint)
            + cast(round(0.2e0 * stage) as bigint) as points
    from lead as l
    left join pages using (lead_id)
    left join visits using (lead_id)
    left join pricing using (lead_id)
    left join time_on_site using (lead_id)
    left join opens using (lead_id)
    left join clicks using (lead_id)
    left join logins using (lead_id)
    left join downloads using (lead_id)
    left join webinars using (lead_id)
    left join form using (lead_id)
    left join demo using (lead_id)
    left join unsubscribed using (lead_id)
    left join seen using (lead_id)
    left join compares using (lead_id)
    left join asked using (lead_id)
    where l.created_at < timestamp '2026-01-01'
)
select
    1 as run_id,
    lead_id,
    timestamp '2026-01-01' as as_of,
    'by hand' as scorecard_fingerprint,
    cast(fit * 0.000001 as decimal(18, 6)) as fit,
    cast(engagement * 0.000001 as decimal(18, 6)) as engagement,
    cast(stage * 0.000001 as decimal(18, 6)) as stage_points,
    case
        when deciding > 0 then 'deciding'
        when evaluating > 0 then 'evaluating'
        when aware > 0 then 'aware'
    end as buying_stage,
    cast(points * 0.000001 as decimal(18, 6)) as points,
    cast(points * 0.000001 as decimal(18, 6)) as raw_points,
    case when fit >= 45000000 then 'A' when fit >= 25000000 then 'B' when fit >= 10000000 then 'C' else 'D' end
        || case when engagement >= 75000000 then '1' when engagement >= 50000000 then '2'
            when engagement >= 25000000 then '3' else '4' end as grade
from scored
