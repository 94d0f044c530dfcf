-- From layout 2 to 3: where the lists of leads handed over are, so that one whose command was killed takes its place.

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
