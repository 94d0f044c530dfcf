-- From layout 2 to 3: where the lists of leads handed over are, so that one whose command was killed takes its place;
-- and what sales says in each, so that an answer which is emptied again is withdrawn.

create table handoff_list (
    run_id bigint not null,
    scored_run_id bigint not null,
    format varchar not null,
    file varchar not null,
    lead_count bigint not null
)
;
comment on table handoff_list is 'one row per list of leads handed over; key: run_id; scored_run_id is the run whose leads it holds; file is its place, relative to the workspace where it is inside'
;
create table list_answer (
    path varchar not null,
    lead_id varchar not null,
    step varchar not null,
    handed_over_at timestamp,
    run_id bigint not null
)
;
comment on table list_answer is 'one row per handoff list, lead and step that sales says there; key: path, lead_id, step, handed_over_at; handed_over_at is the as_of of the lead''s row in the list; a row is deleted once its cell is empty again'
;
