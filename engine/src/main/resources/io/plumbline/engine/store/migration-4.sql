-- From layout 3 to 4: what each model was made from, absent for the models that are there; and their statuses, of which
-- layout 3 had none: it used the newest, which becomes the champion. Thresholds get a segment, all leads for those there
-- are; and new tables: what thresholds gave by month, what came of promises, drift.

alter table threshold rename to threshold_3
;
create table threshold (
    model_id bigint not null,
    scorer varchar not null,
    level varchar not null,
    segment varchar not null,
    label_step varchar not null,
    policy varchar not null,
    status varchar not null,
    reason varchar not null,
    threshold double,
    chosen_precision double,
    chosen_recall double,
    chosen_volume_per_month double,
    promised_precision double,
    promised_precision_low double,
    promised_precision_high double,
    promised_recall double,
    promised_recall_low double,
    promised_recall_high double,
    promised_volume_per_month double,
    promised_volume_per_month_low double,
    promised_volume_per_month_high double
)
;
comment on table threshold is 'one row per model, scorer, level and segment; key: all of these; unit entry; segment is all, or the leads of one value of an attribute by themselves; chosen figures are out of fold, promised ones are measured on test; status: met, nearest_feasible, unavailable or, for a segment with too little in it, held_back; volume per month is absent for tables without time'
;
insert into threshold by name
select
    *,
    'all' as segment
from threshold_3
;
drop table threshold_3
;
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
comment on table run is 'one row per command run that changed the store; key: run_id; status: done; running (the monthly run under way, or killed: the next run of the same inputs goes on with it); failed (what it imported is kept, and nothing else); interrupted (killed, and other commands came after it)'
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
alter table holdout_score add column points_then double
;
comment on table holdout_score is 'one row per model, part (test, out_of_fold), lead and snapshot; key: model_id, part, lead_id, snapshot_no; label is the target''s, all scores are as of the snapshot; yardstick is the probability by boosted trees, on test rows where they were asked for, and used for nothing; points are those of the scorecard that the model was trained beside, points_then those of the version in force at the snapshot, absent where the store has none'
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
create table threshold_month (
    model_id bigint not null,
    scorer varchar not null,
    level varchar not null,
    segment varchar not null,
    part varchar not null,
    snapshot_no bigint not null,
    snapshot_at timestamp,
    called bigint not null,
    found bigint not null,
    missed bigint not null,
    precision double,
    recall double,
    alone_threshold double,
    without_threshold double
)
;
comment on table threshold_month is 'one row per chosen threshold (model, scorer, level, segment) and month of the part it was chosen or tested on; key: model_id, scorer, level, segment, part, snapshot_no; unit entry: called is leads whose first row with score >= threshold in the part is of this month, found those of them with label 1 at it, missed leads that converted without being called rightly, at their last row with label 1; alone_threshold is what the policy chooses from this month alone, without_threshold from the out-of-fold rows without this month, of the last months of that part'
;
create table threshold_realised (
    model_id bigint not null,
    scorer varchar not null,
    level varchar not null,
    segment varchar not null,
    month_count bigint not null,
    measure varchar not null,
    last_snapshot_at timestamp not null,
    upper_count bigint not null,
    lower_count bigint not null,
    value double,
    low double,
    high double,
    promised double,
    promised_low double,
    promised_high double,
    verdict varchar not null,
    run_id bigint not null
)
;
comment on table threshold_realised is 'one row per promise (model, scorer, level, segment), number of months since it was made, and measure (volume_per_month, precision, recall); key: all of these; counted over the first month_count snapshots at or after the model''s as_of, the last of them last_snapshot_at, by the run run_id, the first to which that is known: volume needs the snapshots, precision and recall their horizons too; value is upper_count / lower_count; promised is the same figure of as many months of the test; verdict: within (inside the promised interval), unclear (outside it, but its own interval reaches into it), outside, or undefined'
;
create table drift_reference (
    model_id bigint not null,
    kind varchar not null,
    subject varchar not null,
    position bigint not null,
    bin varchar not null,
    above double,
    up_to double,
    level varchar,
    row_count bigint not null,
    effective_count double not null
)
;
comment on table drift_reference is 'one row per model, kind (feature, score), subject and bin, counted on the rows the deployed model was fitted on; key: model_id, kind, subject, position; bins of numbers hold above < value <= up_to, those of categories one level, of which the rare and unseen ones share a bin; of lists each element has a bin of all rows that have it, and the last bin is all rows with a list; missing values have a bin of their own; effective_count is how many independent rows all rows of the subject are worth'
;
create table drift (
    run_id bigint not null,
    model_id bigint not null,
    kind varchar not null,
    subject varchar not null,
    measure varchar not null,
    snapshot_no bigint not null,
    snapshot_at timestamp,
    in_reference boolean not null,
    row_count bigint not null,
    value double,
    reference_value double,
    low double,
    high double,
    expected double,
    alarm_from double,
    alarm boolean not null,
    change varchar
)
;
comment on table drift is 'one row per run, model, kind (feature, score, label, calibration), subject, measure and month; key: run_id, model_id, kind, subject, measure, snapshot_no; what the month is like against what the model learned from: all months against the model that the run trained, and the months since against the champion of before; measure: psi and missing_rate of features, psi of scores, base_rate of the label, observed_over_expected of the predicted conversions; subject is the feature, scorer or step; in_reference: the model learned from this month, or was made with it, and there is no alarm; row_count is the rows looked at; expected is the value by chance alone, not given for psi of lists, which is the largest of their elements; alarm_from what an alarm needs: of psi the value, of missing_rate the difference, of the others how many times the reference, up or down; change says in words what changed, where there is an alarm'
;
create table leakage_audit (
    model_id bigint not null,
    kind varchar not null,
    source varchar not null,
    feature_count bigint not null,
    dated boolean not null,
    median_lag_days double,
    late_ending varchar,
    told_count bigint,
    told_after_count bigint,
    filled_ending varchar,
    ended_count bigint,
    filled_ended_count bigint,
    other_count bigint,
    filled_other_count bigint,
    strongest_feature varchar,
    roc_auc double,
    average_precision double,
    average_precision_all double,
    average_precision_without double,
    average_precision_unshifted double,
    average_precision_shifted double,
    verdict varchar not null,
    reason varchar not null
)
;
comment on table leakage_audit is 'one row per model and source of features; key: model_id, kind, source; kind: attribute, event, or computed from several; dated says whether the data tell when its values became known, median_lag_days how long after the event, or the lead''s creation; of what leads that came to late_ending (the target, worked or lost) have of it, told_count, told_after_count became known only afterwards; of ended_count leads that came to filled_ending filled_ended_count have a value now, of the others filled_other_count; roc_auc and average_precision are those of strongest_feature by itself, average_precision_all of a model of all features, _without of one without this source, _shifted of the first with this source one snapshot earlier, on the rows of _unshifted; verdict: clean, left_out, kept or reported'
;
comment on table model_feature is 'one row per model and term of its linear predictor; key: model_id, position; coefficient belongs to (encoded value - mean) / scale; position 0 is the intercept; standard_error heeds that rows of one account, or lead without one, are alike where one has several'
;
create table conversion_delay (
    model_id bigint not null,
    origin varchar not null,
    days double not null,
    at_risk bigint not null,
    share double not null,
    low double,
    high double
)
;
comment on table conversion_delay is 'one row per model, origin (creation of the lead, or the first snapshot that looked at it) and number of days since; key: model_id, origin, days; share is that of leads which reach the target sooner (Kaplan and Meier), with its 95 % interval; at_risk is leads watched that long that had not, at least 30; daily up to 120 days, else weekly, and at the horizon'
;
create table maturity (
    model_id bigint not null,
    origin varchar not null,
    lead_count bigint not null,
    converted_count bigint not null,
    horizon_days double,
    share_at_horizon double,
    followed_days double not null,
    share_at_followed double not null,
    still_to_come double,
    median_days double
)
;
comment on table maturity is 'one row per model and origin of conversion_delay; key: model_id, origin; followed_days is the longest time for which 30 leads were watched; still_to_come is the share of the conversions within that time that come after the horizon, absent where the horizon is longer; half of them come within median_days'
;
create table worked_group (
    model_id bigint not null,
    division varchar not null,
    value varchar not null,
    basis varchar not null,
    row_count bigint,
    positive_count bigint
)
;
comment on table worked_group is 'one row per model, division of the test rows (worked: by sales within the horizon; held_out: never handed over) and value (yes, no; unknown where the data do not say, without counts); key: model_id, division, value; basis says what tells; metrics of each are in model_metric, segment division=value'
;
create table scorecard_version (
    version_no bigint not null,
    fingerprint varchar not null,
    name varchar not null,
    in_force_from timestamp,
    run_id bigint not null,
    definition varchar not null,
    text varchar not null
)
;
comment on table scorecard_version is 'one row per version of the scorecard that runs used; key: version_no, which rises; in force from in_force_from, the as_of of the first run that used it, until that of the next version; before the first one, the first; absent where it was only used to look back; fingerprint is that of lead_score.scorecard_fingerprint, and occurs again where a scorecard returns after another; definition is the scorecard as JSON, text scoring.yaml as it was written'
;
create table score_history (
    run_id bigint not null,
    lead_id varchar not null,
    as_of timestamp not null,
    scorecard_fingerprint varchar not null,
    fit decimal(18, 6) not null,
    engagement decimal(18, 6) not null,
    stage_points decimal(18, 6) not null,
    buying_stage varchar,
    points decimal(18, 6) not null,
    raw_points decimal(18, 6) not null,
    grade varchar not null,
    segment varchar
)
;
comment on table score_history is 'one row per scorecard, moment and lead that existed then, as score --from --to wrote them; key: scorecard_fingerprint, as_of, lead_id; the columns of lead_score, which as of the same moment by the same scorecard has the same values; run_id is the run that wrote the row last'
;
create table protected_attribute (
    run_id bigint not null,
    belongs_to varchar not null,
    name varchar not null,
    kind varchar not null,
    status varchar not null,
    reason varchar,
    read_by varchar
)
;
comment on table protected_attribute is 'one row per run that scored, and attribute or property that tells something protected of a person or sounds so; key: run_id, belongs_to, name; belongs_to is lead, or the type of events that has the property; kind is what it tells or sounds like; status: refused (nothing may read it), allowed (for the reason), harmless (it only sounds so, for the reason); read_by names the rules that read it, absent where none does'
;
create table group_score (
    model_id bigint not null,
    scorer varchar not null,
    attribute varchar not null,
    group_no bigint not null,
    basis varchar not null,
    value varchar,
    row_count bigint not null,
    lead_count bigint not null,
    positive_count bigint,
    conversion_low double,
    conversion_high double,
    mean_score double,
    mean_score_low double,
    mean_score_high double
)
;
comment on table group_score is 'one row per model, scorer (predictive: the probability; points), protected attribute and group of test rows by what it says then; key: model_id, scorer, attribute, group_no; unit row; basis: value, other (values that fewer than 30 leads have, together), missing, or held_back (fewer than 30 leads even together: counted, nothing else); value is the value or band; positive_count is rows that reached the target, with the 95 % interval of its share'
;
create table group_call (
    model_id bigint not null,
    scorer varchar not null,
    level varchar not null,
    attribute varchar not null,
    group_no bigint not null,
    label_step varchar not null,
    threshold double not null,
    row_count bigint not null,
    positive_count bigint not null,
    called_count bigint not null,
    found_count bigint not null,
    called_low double,
    called_high double,
    false_positive_low double,
    false_positive_high double,
    false_negative_low double,
    false_negative_high double
)
;
comment on table group_call is 'one row per model, scorer, level with a threshold, protected attribute and group of group_score that is shown; key: model_id, scorer, level, attribute, group_no; unit row: called_count is rows with score >= threshold, found_count those of them with label 1 of label_step, positive_count all with label 1; with 95 % intervals of called_count / row_count, of the false positive rate (called among the rows with label 0) and of the false negative rate (not called among those with label 1)'
;
alter table qualification add column since timestamp
;
comment on table qualification is 'one row per run, lead and level that Plumbline recommends at the run''s as_of; key: run_id, lead_id, level; since is the point of the grid at which the lead entered the level, the run''s as_of where it did so after the last point, absent for runs of layout 3 and before'
;
create table qualification_change (
    lead_id varchar not null,
    level varchar not null,
    changed_at timestamp not null,
    change varchar not null,
    reason varchar not null,
    fit decimal(18, 6),
    engagement decimal(18, 6),
    stage_points decimal(18, 6),
    points decimal(18, 6),
    probability double,
    scorecard_fingerprint varchar not null,
    run_id bigint not null
)
;
comment on table qualification_change is 'one row per lead, level and point of the grid at which the lead entered or left the level; key: lead_id, level, changed_at; change: entered or left; reason says which conditions came to hold, or hold no more; the scores are those of that instant, absent where the record was no lead of its own any more; where late data change the past, it is told anew from the first point that they touch, so that the table does not depend on when commands ran; run_id is the run that told it'
;
create table level_override (
    override_no bigint not null,
    lead_id varchar not null,
    level varchar not null,
    action varchar not null,
    reason varchar,
    by_name varchar,
    from_at timestamp not null,
    until_at timestamp,
    run_id bigint not null
)
;
comment on table level_override is 'one row per thing that people said of a lead''s level; key: override_no, which rises; action: give, withhold, or clear (what was said before counts no more); as of an instant the newest row of a lead and level from then or before counts, until until_at where that is given; by_name is who said it, reason why'
;
create table level_evaluation (
    evaluated_at timestamp not null,
    scorecard_fingerprint varchar not null,
    prediction_run_id bigint,
    basis varchar not null,
    lead_count bigint not null,
    run_id bigint not null
)
;
comment on table level_evaluation is 'one row per point of the grid at which the levels of all leads were evaluated; key: evaluated_at; prediction_run_id is the run whose probabilities counted, absent where none was of that instant or before; basis is a fingerprint of the scorecard, the predictions, the thresholds learned and the completeness of sources; run_id is the newest run that evaluated the point or found it unchanged by later imports'
;
create table level_lead_day (
    day timestamp,
    fingerprint varchar not null
)
;
comment on table level_lead_day is 'one row per day on which leads were created or became known to be merged, as they were when levels were evaluated last, and one without a day for labels that have no time; key: day; fingerprint is a hash of all that imports may complete in place; where it differs, levels are evaluated again from that day on'
;
alter table lead_score add column segment varchar
;
comment on table lead_score is 'one row per run and lead that existed at as_of; key: run_id, lead_id; raw_points is the points score before its clamp; segment names the scorecard that the lead was scored by, absent for the base'
;
create table held_event_type (
    event_type varchar not null,
    complete_since timestamp
)
;
comment on table held_event_type is 'one row per type of events that the sources declare, or declared when a scorecard came into use or a history was written; key: event_type; complete_since is the instant from which its sources hold every event, as they were declared last, absent where they always did; scorecards of the past read it once the sources declare the type no more'
;
create table points_audit (
    model_id bigint not null,
    segment varchar not null,
    scorecard_fingerprint varchar not null,
    label_step varchar not null,
    learned_from timestamp,
    learned_until timestamp,
    row_count bigint not null,
    lead_count bigint not null,
    positive_count bigint not null,
    points_to_double_odds double,
    scale_basis varchar,
    status varchar not null,
    reason varchar not null
)
;
comment on table points_audit is 'one row per model and scorecard whose points were held up against what leads did: segment is all for leads of the base scorecard, else the name of the segment whose card it is; key: model_id, segment; rows of the development part with learned_from <= snapshot_at < learned_until, absent without time; points_to_double_odds is the scale: so many points double the odds of label_step, scale_basis says whether it was declared or is the one by which most rules keep their points; status: judged, or too few for any verdict, which reason explains'
;
create table rule_audit (
    model_id bigint not null,
    segment varchar not null,
    rule varchar not null,
    position bigint not null,
    dimension varchar not null,
    weight double not null,
    row_count bigint not null,
    lead_count bigint not null,
    positive_count bigint not null,
    given_points double not null,
    mean_points double not null,
    share_of_points double,
    supported_points double,
    supported_low double,
    supported_high double,
    alone_points double,
    alone_low double,
    alone_high double,
    redundant_with varchar,
    verdict varchar not null,
    reason varchar not null
)
;
comment on table rule_audit is 'one row per model, scorecard segment and rule, in the order of the file; key: model_id, segment, rule; dimension: fit, engagement or stage, weight that of the dimension in the points; rows, leads and positives that the rule touched; given_points as written in the file, mean_points what it gives a row on average, weight included, share_of_points its part of all points given or taken; supported_points what the outcomes bear out beside all other rules, on the scale of given_points, with its 95 % interval, alone_points the same with no other rule in the model; redundant_with names the rule that says the same; verdict: earns, too_high, too_low, wrong_sign, vanity, redundant, too_rare, cannot_tell, or no_weight for rules that the points do not contain; reason says why'
;
create table rule_window (
    model_id bigint not null,
    segment varchar not null,
    rule varchar not null,
    kind varchar not null,
    position bigint not null,
    candidate_days double,
    unlimited boolean not null,
    given boolean not null,
    log_loss double not null,
    difference double not null,
    low double,
    high double,
    preferred boolean not null
)
;
comment on table rule_window is 'one row per model, scorecard segment, rule, kind (half_life, within) and candidate length, from short to long; key: model_id, segment, rule, kind, position; candidate_days is absent where unlimited: no decay, or all time; given marks what the file says; log_loss is the mean over the audited rows, a sample of leads where they are many, of all rules with this one rule''s points reckoned so, difference that less the loss as given, with its 95 % interval; preferred marks at most one candidate of a rule and kind, whose interval lies below 0'
;
alter table comparison rename to comparison_3
;
create table comparison (
    model_id bigint not null,
    scorer varchar not null,
    baseline varchar not null,
    unit varchar not null,
    label_step varchar not null,
    metric varchar not null,
    value double,
    baseline_value double,
    difference double,
    low double,
    high double,
    hindsight boolean not null,
    segment varchar not null,
    verdict varchar not null
)
;
comment on table comparison is 'one row per model, scorer, baseline scorer, unit, label step, metric and segment on the same test rows; key: all of these; difference = value - baseline_value with its paired 95 % interval; verdict is of the scorer: better, worse, or cannot_tell where the interval holds 0 or there is none; more is better but for log_loss, brier and metrics that begin with volume; segment is all, or as in model_metric; hindsight: some of the points are others than those of the scorecard in force at their snapshot, or none is known; baseline points_then has the points of the version in force then, and of the current one where the store has none; scorers combined, points_calibrated and predictive_calibrated are those of combined_fit; metrics in unit entry end with the level whose threshold they are measured at, or say the share of leads called'
;
insert into comparison by name
select
    *,
    'all' as segment,
    case
        when low > 0 then if(metric in ('log_loss', 'brier'), 'worse', 'better')
        when high < 0 then if(metric in ('log_loss', 'brier'), 'better', 'worse')
        else 'cannot_tell'
    end as verdict
from comparison_3
;
drop table comparison_3
;
alter table agreement add column amount double
;
comment on table agreement is 'one row per model, level, unit and quadrant of the two scores at their chosen thresholds on the test rows; key: model_id, level, unit, called_by_points, called_by_predictive; in unit entry a lead is in one quadrant, by who called it at any of its rows, and is positive by the label of the first row at which either called it, or, where neither did, by any of its rows; low and high bound the realised conversion; amount is the sum of the amounts known of the positive ones, absent where none is known of any test row'
;
alter table swap_lead rename to swap_lead_3
;
create table swap_lead (
    model_id bigint not null,
    level varchar not null,
    direction varchar not null,
    position bigint not null,
    lead_id varchar not null,
    snapshot_no bigint not null,
    snapshot_at timestamp,
    points double not null,
    points_percentile double not null,
    probability double not null,
    probability_percentile double not null,
    label boolean not null,
    became varchar,
    points_because varchar,
    probability_because varchar
)
;
comment on table swap_lead is 'one row per model, level, direction (predictive_higher, points_higher) and position by size of disagreement; key: model_id, level, direction, position; of a level each lead that only the one score calls, at the row where it calls it, and the label is that of the level; level all has the leads whose places by the two scores differ most, each at its widest test row, and the label of the target; became names the steps reached from that row on, as far as is known, in their order; the last two say why, up to three reasons each: rules that give points at that moment, and terms of the evaluation model that are far from the average lead''s; absent where there is none'
;
insert into swap_lead by name
select
    *,
    'all' as level
from swap_lead_3
;
drop table swap_lead_3
;
create table swap_set (
    model_id bigint not null,
    level varchar not null,
    called_by varchar not null,
    segment varchar not null,
    label_step varchar not null,
    lead_count bigint not null,
    positive_count bigint not null,
    conversion double,
    low double,
    high double,
    amount double
)
;
comment on table swap_set is 'one row per model, level, score that alone calls a lead at its chosen threshold (points, predictive) and segment (all; worked=yes, worked=no, held_out=yes, held_out=no where the data say so); key: model_id, level, called_by, segment; unit entry, on the test rows: all leads that the one would take and the other drop, how many were positive at the row where they were called, with the 95 % interval of the share; amount as in agreement; the difference between the two is in comparison, metric conversion_of_leads_it_alone_calls, with the verdict cannot_tell where the two were worked to a different share'
;
create table gain (
    model_id bigint not null,
    scorer varchar not null,
    part varchar not null,
    unit varchar not null,
    label_step varchar not null,
    segment varchar not null,
    depth_percent double not null,
    taken double not null,
    found double not null,
    share_found double,
    share_found_low double,
    share_found_high double,
    lift double,
    lift_low double,
    lift_high double
)
;
comment on table gain is 'one row per model, scorer, part, unit, label step, segment and depth: what the best depth_percent of all rows or leads hold; key: all of these; taken is that share as a number, found the positives among them (in unit entry: leads called at a positive row), tied ones shared fractionally; share_found is their share of all positives, lift that share over depth_percent / 100, with 95 % intervals in which each draw has a threshold of its own'
;
create table combined_fit (
    model_id bigint not null,
    term varchar not null,
    row_count bigint not null,
    positive_count bigint not null,
    cluster_count bigint not null,
    deviation double not null,
    coefficient double not null,
    low double,
    high double,
    likelihood_ratio double,
    p_value double
)
;
comment on table combined_fit is 'one row per model and term (points, predictive) of a logistic model of both scores, fitted on the out-of-fold rows; key: model_id, term; coefficient is in log-odds per standard deviation of the score, which is deviation, with a 95 % interval that heeds what is of one account or lead; likelihood_ratio is what leaving the term out costs, with its p_value, only where no two rows are of one account or lead; whether the term helps on the test rows is in comparison, scorer combined'
;
create table funnel_step (
    run_id bigint not null,
    attribute varchar not null,
    group_no bigint not null,
    basis varchar not null,
    value varchar,
    cohorts varchar not null,
    cohort timestamp,
    mature boolean not null,
    position bigint not null,
    step varchar not null,
    lead_count bigint not null,
    amount double
)
;
comment on table funnel_step is 'one row per run, group of leads, cohorts and step (position 0 is created); key: run_id, attribute, group_no, cohorts, cohort, position; attribute all has every lead, else the groups are the values of the attribute at the run''s as_of, the largest first; basis: all, value, other (values that few leads have, together) or missing; cohorts: month (one, cohort; that of leads without a creation instant is empty), mature (all months that had a full horizon) or all; lead_count is leads that reached the step before as_of, amount what was told with it'
;
create table funnel_passage (
    run_id bigint not null,
    attribute varchar not null,
    group_no bigint not null,
    cohorts varchar not null,
    cohort timestamp,
    from_position bigint not null,
    position bigint not null,
    from_step varchar not null,
    step varchar not null,
    from_count bigint not null,
    passed_count bigint not null,
    passed_low double,
    passed_high double,
    timed_count bigint not null,
    backward_count bigint not null,
    days_first_quartile double,
    days_median double,
    days_third_quartile double,
    amount double
)
;
comment on table funnel_passage is 'one row per row of funnel_step and earlier step; key: run_id, attribute, group_no, cohorts, cohort, from_position, position; passed_count is the leads that reached both steps, in whichever order, of the from_count that reached from_step, with the 95 % interval (Wilson) of their share; of timed_count of them both instants are known, and backward_count of these reached step first; the days between the first time of either are of the others; amount is what was told with the step of leads that passed'
;
create table health_finding (
    run_id bigint not null,
    mistake varchar not null,
    position bigint not null,
    severity varchar not null,
    measure varchar not null,
    value double,
    low double,
    high double,
    bound double,
    evidence varchar not null,
    action varchar not null
)
;
comment on table health_finding is 'one row per run, classic mistake and measure of it; key: run_id, mistake, position; mistake: definition (marketing and sales mean different things), criteria (out of date), vanity (points for what tells nothing), segmentation (one threshold for leads that differ) or handoff (from marketing to sales); severity: high, medium, low, none, or cannot_tell where the data do not say; value is the measure with its 95 % interval where it has one, bound what it was held against; evidence says in words what was found, action what to do'
;
create table suggestion (
    run_id bigint not null,
    model_id bigint not null,
    base_fingerprint varchar not null,
    scorecard_fingerprint varchar not null,
    learned_until timestamp,
    unseen_from timestamp,
    file varchar not null
)
;
comment on table suggestion is 'one row per scorecard that audit --suggest wrote; key: run_id; made from the audit of model_id and the scorecard of base_fingerprint; scorecard_fingerprint is that of what was written to file; learned_until is that of the audit, unseen_from the first moment whose outcomes no audited row has seen, both absent without time'
;
create table replay (
    run_id bigint not null,
    file varchar not null,
    current_fingerprint varchar not null,
    draft_fingerprint varchar not null,
    suggestion_run_id bigint,
    unseen_from timestamp,
    first_snapshot_at timestamp,
    last_snapshot_at timestamp,
    moment_count bigint not null,
    row_count bigint not null,
    mature_row_count bigint not null,
    lead_count bigint not null,
    positive_count bigint not null,
    ranked_row_count bigint not null
)
;
comment on table replay is 'one row per draft of the scorecard that simulate ran beside the current one over history; key: run_id; rows are leads at moments, those that training looks at, positives mature ones that reach the target; suggestion_run_id names the run that suggested the draft and unseen_from the first moment that it has not learned from, absent where it is no suggestion; ranked_row_count is how many mature rows were ranked, a sample of leads where they are many'
;
create table replay_figure (
    run_id bigint not null,
    level varchar not null,
    basis varchar not null,
    measure varchar not null,
    label_step varchar not null,
    current_value double,
    current_low double,
    current_high double,
    draft_value double,
    draft_low double,
    draft_high double,
    difference double,
    difference_low double,
    difference_high double
)
;
comment on table replay_figure is 'one row per replay, level, basis and measure; key: run_id, level, basis, measure; basis as_written: unit entry, leads called by the level as each scorecard has it; equal_volume: unit entry, the leads of the highest points, as many of each scorecard as the current one''s level calls, those tied at the border in part; rows: unit row, the points of all mature rows, where level is all; measure: called, found, missed, precision, recall, average_precision, roc_auc, different_points (how many scores the ranked rows have); mature rows only; difference is the draft less the current one, with the 95 % interval of pairs drawn by account or lead'
;
create table replay_month (
    run_id bigint not null,
    level varchar not null,
    scorecard varchar not null,
    snapshot_no bigint not null,
    snapshot_at timestamp,
    label_step varchar not null,
    mature boolean not null,
    seen boolean not null,
    called bigint not null,
    found bigint,
    missed bigint,
    precision_share double,
    precision_low double,
    precision_high double,
    recall_share double,
    recall_low double,
    recall_high double
)
;
comment on table replay_month is 'one row per replay, level, scorecard (current, draft) and month; key: run_id, level, scorecard, snapshot_no; unit entry: a lead is called in the first month at which it is on the level; found are those called that take label_step within the horizon, missed those that take it and are not found, in the last month at which they still could be; all but called is absent where not mature; seen marks months that a suggestion has learned from'
;
create table replay_lead (
    run_id bigint not null,
    level varchar not null,
    basis varchar not null,
    lead_id varchar not null,
    change varchar not null
)
;
comment on table replay_lead is 'one row per replay, level, basis (as in replay_figure) and lead that takes the step and is found by one scorecard only; key: run_id, level, basis, lead_id; change: gained, found by the draft alone; lost, found by the current one alone'
;
create table replay_band (
    run_id bigint not null,
    kind varchar not null,
    before varchar not null,
    after varchar not null,
    lead_count bigint not null
)
;
comment on table replay_band is 'one row per replay, kind (grade, level) and pair of bands that a lead has as of the replay''s run by the current scorecard and by the draft; key: run_id, kind, before, after; the level is the highest that is recommended, none where there is none'
;
create table replay_handover (
    run_id bigint not null,
    lead_id varchar not null,
    level varchar not null,
    points_before decimal(18, 6) not null,
    points_after decimal(18, 6) not null
)
;
comment on table replay_handover is 'one row per replay and lead that would be handed over with the first run by the draft, and not by the current scorecard; key: run_id, lead_id; level is the highest that the draft recommends'
;
create table nurture_list (
    run_id bigint not null,
    track varchar not null,
    scored_run_id bigint not null,
    as_of timestamp not null,
    next_step varchar not null,
    format varchar not null,
    file varchar,
    lead_count bigint not null,
    held_out_count bigint not null
)
;
comment on table nurture_list is 'one row per track on which leads were newly put; key: run_id, track; scored_run_id is the run whose scores put them there and as_of that run''s, next_step what marketing is to do; file is the list''s place, relative to the workspace where it is inside, absent where nobody is on it; lead_count is leads on the list, held_out_count leads of the track that are left alone and on no list'
;
create table nurture_lead (
    run_id bigint not null,
    lead_id varchar not null,
    track varchar not null,
    held_out boolean not null,
    as_of timestamp not null,
    follow_until timestamp not null,
    quadrant varchar not null,
    buying_stage varchar,
    points decimal(18, 6) not null,
    points_asked decimal(18, 6),
    probability double,
    milestone varchar,
    milestone_times bigint,
    lifts_points boolean not null,
    lifts_stage boolean not null,
    milestone_words varchar
)
;
comment on table nurture_lead is 'one row per lead newly put on a track; key: run_id, lead_id; held_out: drawn by chance to be left alone; it is put on no track again before follow_until (exclusive end of the time it is followed); quadrant: both, points_only, prediction_only or neither of the two scores calls it; points_asked is the threshold of the points, absent where there is none; milestone is the rule that would lift it, to be met milestone_times times, or that comes nearest where both lifts_points and lifts_stage are false; absent where nothing that leads do gives it points'
;
create table nurture_follow (
    run_id bigint not null,
    lead_id varchar not null,
    followed_run_id bigint not null,
    points_after decimal(18, 6),
    stage_after varchar,
    stage_up boolean not null,
    level_up boolean not null,
    step_up boolean not null
)
;
comment on table nurture_follow is 'one row per lead of nurture_lead whose time of being followed is over; key: run_id, lead_id; followed_run_id is the run that looked; points_after and stage_after are those at follow_until, absent where the record was no lead any more; stage_up: its buying stage then is a later one; level_up: the grid saw it come onto a level within that time; step_up: it took a step of the lifecycle within that time'
;
create table nurture_result (
    run_id bigint not null,
    track varchar not null,
    measure varchar not null,
    treated_count bigint not null,
    treated_up bigint not null,
    held_out_count bigint not null,
    held_out_up bigint not null,
    waiting_count bigint not null,
    difference double,
    low double,
    high double,
    verdict varchar not null
)
;
comment on table nurture_result is 'one row per run, track of which something is known and measure (up: any of the others; stage, level, step); key: run_id, track, measure; of leads whose time of being followed is over: those on lists and those held out, and how many of each moved up; waiting_count is leads still followed; difference is the share of those on lists less the share of those held out, with its 95 % interval, absent where nobody is held out; verdict: better, worse or cannot_tell'
;
