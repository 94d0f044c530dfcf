-- From layout 3 to 4: what each model was made from, absent for the models that are there; and their statuses, of which
-- layout 3 had none: it used the newest, which becomes the champion.

alter table model add column data_fingerprint varchar
;
alter table model add column configuration_fingerprint varchar
;
alter table model add column code_fingerprint varchar
;
alter table model add column manifest varchar
;
alter table model add column next_row_no bigint
;
comment on table model is 'one row per trained model; key: model_id; row, lead and positive counts are those of the deployed fit (all mature rows); definition is the model as JSON from which the SQL is made, artefact the saved Tribuo model; fingerprint is that of the definition, the other three are those of what was known at as_of, of the values configured and of the program, all spelt out in manifest as JSON; absent for models of layout 3 and before; next_row_no is above the row_no of every lead that was there, for tables without dates'
;
create table model_status (
    change_no bigint not null,
    model_id bigint not null,
    status varchar not null,
    cause varchar not null,
    reason varchar not null,
    changed_at timestamp not null,
    run_id bigint not null
)
;
comment on table model_status is 'one row per change of a model''s status; key: change_no, which rises; status: champion (there is one, which predict and run use), challenger, retired or refused; cause: trained, promoted, replaced, rolled_back or refused; reason says it in words; changed_at is when the command began; the last row of a model is what model.status says'
;
insert into model_status
select
    row_number() over (order by m.model_id) as change_no,
    m.model_id as model_id,
    case when m.model_id = max(m.model_id) over () then 'champion' else 'retired' end as status,
    case when m.model_id = max(m.model_id) over () then 'promoted' else 'replaced' end as cause,
    'the newest model was the one in use before there were statuses' as reason,
    coalesce(r.started_at, m.as_of) as changed_at,
    m.run_id as run_id
from model as m
left join run as r on r.run_id = m.run_id
;
update model
set status = (select s.status from model_status as s where s.model_id = model.model_id)
;
alter table holdout_score add column yardstick double
;
comment on table holdout_score is 'one row per model, part (test, out_of_fold), lead and snapshot; key: model_id, part, lead_id, snapshot_no; label is the target''s, all scores are as of the snapshot; yardstick is the probability by boosted trees, on test rows where they were asked for, and used for nothing'
;
create table gate_check (
    model_id bigint not null,
    position bigint not null,
    check_name varchar not null,
    segment varchar not null,
    champion_id bigint,
    basis varchar not null,
    row_count bigint not null,
    positive_count bigint not null,
    champion_value double,
    challenger_value double,
    measured double,
    low double,
    high double,
    bound double,
    passed boolean not null,
    reason varchar not null
)
;
comment on table gate_check is 'one row per model, check of the promotion gate and segment; key: model_id, check_name, segment; champion_id is the model it was compared with, absent for the first; basis: frozen (that model as it is), refitted (its recipe, fitted on the rows before the test part) or base_rate (the rate of conversions there); row_count and positive_count are the rows compared; measured with its 95 % interval is what is held against bound: a gain as a share of the champion''s figure, a count, or a figure of calibration in log-odds'
;
