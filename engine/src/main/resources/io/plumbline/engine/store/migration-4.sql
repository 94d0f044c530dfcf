-- From layout 3 to 4: what each model was made from, absent for the models that are there.

alter table model add column data_fingerprint varchar
;
alter table model add column configuration_fingerprint varchar
;
alter table model add column code_fingerprint varchar
;
alter table model add column manifest varchar
;
comment on table model is 'one row per trained model; key: model_id; row, lead and positive counts are those of the deployed fit (all mature rows); definition is the model as JSON from which the SQL is made, artefact the saved Tribuo model; fingerprint is that of the definition, the other three are those of what was known at as_of, of the values configured and of the program, all spelt out in manifest as JSON; absent for models of layout 3 and before'
;
