-- From layout 1 to 2: what each export told, corrections, late events, merges and deletions.
-- Files imported by layout 1 did not say when they were exported: they count as of the newest thing they told.

alter table event add column replaced_at timestamp
;
alter table event add column stated_at timestamp
;
alter table outcome add column recorded_at timestamp
;
alter table outcome add column replaced_at timestamp
;
alter table outcome add column stated_at timestamp
;
alter table outcome add column moved_from varchar
;
comment on table event is 'one row per event and correction of it; key: source, event_id, recorded_at; one more column per declared property; known from the later of occurred_at and recorded_at on, until replaced_at where a later export corrects it or gives it to the lead that its own was merged into; stated_at is the known_at of the file that told it first'
;
comment on table outcome is 'one row per lead, step, instant and correction of it; key: source, lead_id, moved_from, step, occurred_at, recorded_at; known from the later of occurred_at and recorded_at on, until replaced_at where a later export corrects or withdraws it or the record was merged; rows with a replaced_at are history; stated_at is the known_at of the file that told it first; moved_from is the record it was told of, where that was merged into the lead; the step deleted says that the record was deleted; happened is false only where a flat label column says the step did not happen, occurred_at is absent only there'
;
comment on table lead is 'one row per lead, as the earliest export has it; key: lead_id; one more column per declared attribute; later values are in attribute_change, records merged into another lead in lead_merge; created_at is absent for a table without time; row_no is the order of arrival; period_no counts the runs of equal values of the declared period column'
;
create table lead_merge (
    lead_id varchar not null,
    into_lead_id varchar not null,
    known_at timestamp,
    run_id bigint not null
)
;
comment on table lead_merge is 'one row per record and lead it became part of; key: lead_id, known_at; from known_at on the record is no lead of its own and what it does counts for into_lead_id, the end of a chain of merges; the row with the latest known_at is in force; known_at is absent where the record was never a lead of its own'
;
create table lead_export (
    source varchar not null,
    lead_id varchar not null,
    known_at timestamp not null,
    run_id bigint not null
)
;
comment on table lead_export is 'one row per source of leads, lead and export it stands in; key: source, lead_id, known_at; known_at is that of source_file'
;
create table export_attribute (
    source varchar not null,
    known_at timestamp not null,
    attribute varchar not null
)
;
comment on table export_attribute is 'one row per export of leads and attribute it tells; key: source, known_at, attribute; known_at is that of source_file'
;
alter table source_file rename to source_file_1
;
create table source_file (
    run_id bigint not null,
    source varchar not null,
    kind varchar not null,
    path varchar not null,
    sha256 varchar not null,
    byte_count bigint not null,
    exported_at timestamp,
    known_at timestamp not null,
    accepted_count bigint not null,
    rejected_count bigint not null,
    ignored_count bigint not null,
    known_count bigint not null,
    changed_count bigint not null,
    corrected_count bigint not null,
    withdrawn_count bigint not null,
    late_count bigint not null,
    merged_count bigint not null,
    deleted_count bigint not null,
    definition varchar
)
;
comment on table source_file is 'one row per run, source and file imported; key: run_id, source, path; exported_at is the declared time of the export, known_at the instant from which on what it says is known; rows read = accepted + rejected + ignored + known, where known_count is rows that were in the store already; of these and the accepted: changed_count is leads with changed attributes, corrected_count and withdrawn_count are events and steps told otherwise and told no more, late_count is new events and steps that were over before the export before this one, merged_count and deleted_count are records newly merged into another or deleted; definition is a fingerprint of how the source was read'
;
insert into source_file
select
    f.run_id,
    f.source,
    f.kind,
    f.path,
    f.sha256,
    f.byte_count,
    null as exported_at,
    least(r.as_of, coalesce(t.newest, r.as_of)) as known_at,
    f.accepted_count,
    f.rejected_count,
    f.ignored_count,
    f.known_count,
    0 as changed_count,
    0 as corrected_count,
    0 as withdrawn_count,
    0 as late_count,
    0 as merged_count,
    0 as deleted_count,
    f.definition
from source_file_1 as f
join run as r on r.run_id = f.run_id
cross join (
    select
        greatest(
            (select max(known_at) from attribute_change),
            (select max(created_at) from lead)
        ) as newest
) as t
;
drop table source_file_1
;
insert into lead_export
select
    f.source,
    l.lead_id,
    f.known_at,
    l.run_id
from (
    select
        source,
        min(known_at) as known_at
    from source_file
    where kind = 'leads'
    group by source
) as f
cross join lead as l
;
insert into export_attribute
select
    f.source,
    f.known_at,
    c.column_name as attribute
from (
    select
        source,
        min(known_at) as known_at
    from source_file
    where kind = 'leads'
    group by source
) as f
cross join duckdb_columns() as c
where c.database_name = current_database()
    and c.schema_name = 'main'
    and c.table_name = 'lead'
    and c.column_name not in ('lead_id', 'created_at', 'account_id', 'row_no', 'period_no', 'run_id')
;
create table lead_reason (
    run_id bigint not null,
    lead_id varchar not null,
    scorer varchar not null,
    reason_1 varchar not null,
    reason_2 varchar,
    reason_3 varchar
)
;
comment on table lead_reason is 'one row per run, lead and scorer (points, predictive) of which something can be said; key: run_id, lead_id, scorer; up to three reasons in words, the weightiest first, as explain tells them'
;
create table export (
    run_id bigint not null,
    scored_run_id bigint not null,
    format varchar not null,
    file varchar not null,
    changed_only boolean not null,
    row_count bigint not null
)
;
comment on table export is 'one row per file of leads written; key: run_id; scored_run_id is the run whose scores it holds; changed_only says whether only leads that changed were written; file is - for the standard output'
;
create table exported_lead (
    run_id bigint not null,
    lead_id varchar not null,
    gone boolean not null
)
;
comment on table exported_lead is 'one row per export and lead in it; key: run_id, lead_id; gone: the file said that the lead is no more'
;
create table handoff (
    run_id bigint not null,
    lead_id varchar not null,
    scored_run_id bigint not null,
    as_of timestamp not null,
    level varchar not null,
    reason varchar not null,
    handed_to varchar,
    next_step varchar,
    due_at timestamp,
    event_counts varchar,
    history varchar
)
;
comment on table handoff is 'one row per lead handed over to sales from a run; key: scored_run_id, lead_id; scored_run_id is the run whose level it reached and as_of that run''s, run_id the command that handed it over; reason says why it is at the level, handed_to for whom, next_step what to do by due_at, event_counts and history what was known of its doings'
;
