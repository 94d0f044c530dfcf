-- Rules held against outcomes, drafts tried, the funnel's passages, health findings, overrides and nurture lists.

insert into points_audit values
    (7, 'all', 'sc0r3c4rd', 'customer', '2024-10-01', '2025-09-01 00:00:00.000001', 26000, 7000, 780, 11.16,
        'most rules', 'judged', 'Of 7 rules in the points 1 earn theirs, 5 do not, and of 1 the data cannot tell.'),
    (7, 'partners', 'p4rtn3r', 'customer', '2024-10-01', '2025-09-01 00:00:00.000001', 800, 210, 6, null,
        null, 'too few', 'Only 6 of 800 rows converted: too few to judge any rule.')
;
insert into rule_audit values
    (7, 'all', 'pricing-page', 1, 'engagement', 0.6, 5100, 2348, 210, 10, 0.48, 0.0183, 11.36, 6.27, 15.14, 11.9, 7, 16,
        null, 'earns', 'It gives 10 points, and the outcomes support 11.4 points (95 % 6.3 to 15.1).'),
    (7, 'all', 'manager', 2, 'fit', 0.4, 6100, 2630, 150, 15, 1.56, 0.0596, -0.37, -12.4, 11.18, 1, -11, 12,
        null, 'too_high', 'It gives 15 points; the outcomes support -0.4 points (95 % -12.4 to 11.2).'),
    (7, 'all', 'free-mail', 3, 'fit', 0.4, 5200, 1941, 90, -20, -1.59, 0.0608, -55.15, -71.3, -32.75, -50, -70, -30,
        null, 'too_low', 'It gives -20 points; the outcomes support -55.2 points (95 % -71.3 to -32.8).'),
    (7, 'all', 'email-open', 4, 'engagement', 0.6, 20000, 6800, 600, 3, 1.64, 0.0626, -0.2, -0.9, 0.8, 0.1, -0.8, 1,
        null, 'vanity', 'It gives 3 points for what leads that convert do no more than others.'),
    (7, 'all', 'price-list', 5, 'engagement', 0.6, 4900, 2300, 205, 10, 0.45, 0.0171, 0.4, -3.1, 3.9, 10.8, 6, 15,
        'pricing-page', 'redundant', 'It counts much as pricing-page does.'),
    (7, 'all', 'student', 6, 'fit', 0.4, 1800, 659, 12, -20, -0.54, 0.0207, -6.67, -31.3, 18.95, -8, -33, 17,
        null, 'cannot_tell', 'It gives -20 points; the data cannot tell whether that is right.'),
    (7, 'all', 'competitor', 7, 'fit', 0.4, 90, 31, 40, -30, -0.1, 0.0038, 22.5, 9.1, 35.2, 20, 8, 33,
        null, 'wrong_sign', 'It gives -30 points where it should do the opposite.'),
    (7, 'all', 'wants-demo', 8, 'stage', 0, 3000, 1030, 300, 25, 0, 0, null, null, null, null, null, null,
        null, 'no_weight', 'The points do not contain it: the weight of the dimension stage is 0.'),
    (7, 'partners', 'partner-visit', 1, 'engagement', 1, 40, 21, 2, 12, 0.6, 1, null, null, null, null, null, null,
        null, 'too_rare', 'It touched 40 rows, of which 2 converted; 10 are needed.')
;
insert into rule_window values
    (7, 'all', 'pricing-page', 'half_life', 1, 7.5, false, false, 0.0462, -0.00058, -0.00115, -0.00001, true),
    (7, 'all', 'pricing-page', 'half_life', 2, 30, false, true, 0.0468, 0, null, null, false),
    (7, 'all', 'email-open', 'within', 1, 90, false, true, 0.0468, 0, null, null, false),
    (7, 'all', 'email-open', 'within', 2, null, true, false, 0.0466, -0.0002, -0.0004, -0.0001, true),
    (7, 'all', 'price-list', 'half_life', 1, 30, false, true, 0.0468, 0, null, null, false)
;
insert into suggestion values
    (1, 7, 'sc0r3c4rd', 'dr4ft', '2025-09-01', '2025-12-01', 'draft.yaml')
;
insert into replay values
    (1, 'draft.yaml', 'sc0r3c4rd', 'dr4ft', 1, '2025-12-01', '2025-12-01', '2026-06-01', 7, 15000, 8238, 4100, 247, 8238)
;
insert into replay_figure values
    (1, 'all', 'rows', 'average_precision', 'customer', 0.067, 0.06, 0.075, 0.086, 0.078, 0.095, 0.019, 0.008, 0.03),
    (1, 'all', 'rows', 'roc_auc', 'customer', 0.702, 0.68, 0.72, 0.715, 0.69, 0.74, 0.013, -0.002, 0.028),
    (1, 'mql', 'equal_volume', 'found', 'sql', 114, 100, 128, 131, 118, 144, 17, 4, 31)
;
insert into replay_handover
select 1, 'lead-' || number, 'mql', 40, 61
from range(1, 8) as numbers(number)
;
insert into health_finding values
    (1, 'handoff', 1, 'high', 'hours_to_first_touch', 498.33, 476.04, 515.71, 72,
        'Half of 3,793 leads at mql waited 498.3 hours or longer for the first touch of sales.', 'Agree on a time.'),
    (1, 'handoff', 2, 'high', 'unworked', 0.6243, 0.6088, 0.6396, 0.25,
        'Of 3,793 leads at mql 62.4 % (60.9 to 64.0) were not touched by sales within 14 days.', 'Give sales less.'),
    (1, 'handoff', 3, 'none', 'handed_over_without_answer', 0.05, 0.03, 0.08, 0.1, 'Of 400 leads 5.0 % have no answer.', ''),
    (1, 'handoff', 4, 'none', 'sales_without_marketing', 0, 0, 0.0017, 0.1, 'Of 2,273 leads at sql 0.0 %.', ''),
    (1, 'handoff', 5, 'none', 'steps_out_of_order', 0.01, 0.008, 0.012, 0.05, '1.0 % of 2,273 leads.', ''),
    (1, 'definition', 1, 'medium', 'rejected', 0.41, 0.38, 0.44, 0.25,
        'Of 1,105 leads at mql sales answered 900 and rejected 369. Most often because: her husband answered.', 'Sit down.'),
    (1, 'definition', 2, 'low', 'rejections_without_reason', 0.27, 0.22, 0.33, 0.25, '27.0 % of the rejections.', 'Ask.'),
    (1, 'definition', 3, 'none', 'steps_without_level', 0.1, 0.08, 0.12, 0.25, 'Of 1,208 leads 121.', ''),
    (1, 'definition', 4, 'none', 'levels_without_step', 0.0044, 0.0019, 0.0102, 0.25, 'Of 1,148 leads 5.', ''),
    (1, 'criteria', 1, 'cannot_tell', 'scorecard_age_days', null, null, null, null, 'Less than a day.', 'Nothing.'),
    (1, 'criteria', 2, 'cannot_tell', 'fall_of_precision', 0.36, 0.17, 0.51, 0.2, '12.7 % convert, 20.0 % before.', 'Wait.'),
    (1, 'criteria', 3, 'none', 'fall_of_recall', -0.1, -0.2, 0.01, 0.2, '39.4 % are called, 36.0 % before.', ''),
    (1, 'criteria', 4, 'none', 'promise_missed', -0.02, -0.1, 0.06, 0.2, 'A precision of 9.8 % was promised.', ''),
    (1, 'criteria', 5, 'none', 'months_of_drift', 0, 0, 0, 1, 'In no month.', ''),
    (1, 'criteria', 6, 'none', 'drifted_features', 0.023, 0.023, 0.023, 0.1, '2 of 88 features.', ''),
    (1, 'vanity', 1, 'cannot_tell', 'points_from_rules_that_earn_nothing', 0.0664, 0.0664, 0.087, 0.1, 'email-open.', 'Wait.'),
    (1, 'segmentation', 1, 'none', 'precision_apart', 0.37, 0, 0.45, 0.5, '17.2 % of 87 leads of channel event.', ''),
    (1, 'segmentation', 2, 'none', 'thresholds_apart', 0.12, 0.05, 0.19, 0.25, 'Between 58.0 (country DE) and 65.0.', '')
;
insert into funnel_step
select 1, 'all', 0, 'all', null, 'month', cohort, mature, position, step, lead_count, amount
from funnel
;
insert into funnel_step
select 1, 'all', 0, 'all', null, 'all', null, false, position, step, sum(lead_count), sum(amount)
from funnel
group by position, step
;
insert into funnel_step
select 1, 'all', 0, 'all', null, 'mature', null, true, position, step, sum(lead_count), sum(amount)
from funnel
where mature
group by position, step
;
insert into funnel_step
select 1, 'channel', g.group_no, g.basis, g.value, f.cohorts, null, f.cohorts = 'mature', f.position, f.step,
    f.lead_count // g.divisor, null
from funnel_step as f
cross join (values (1, 'value', 'organic', 2), (2, 'value', 'webinar', 4), (3, 'other', null, 8), (4, 'missing', null, 8))
    as g(group_no, basis, value, divisor)
where f.attribute = 'all'
    and f.cohorts != 'month'
;
insert into funnel_passage
select
    1, f.attribute, f.group_no, f.cohorts, null, f.position, t.position, f.step, t.step, f.lead_count,
    t.lead_count - t.position, (t.lead_count - t.position) / f.lead_count - 0.01,
    (t.lead_count - t.position) / f.lead_count + 0.01, t.lead_count - t.position - 2, t.position, 4.25 * t.position,
    8.5 * t.position, 16.75 * t.position, null
from funnel_step as f
join funnel_step as t on t.attribute = f.attribute
    and t.group_no = f.group_no
    and t.cohorts = f.cohorts
    and t.position > f.position
where f.cohorts != 'month'
;
insert into level_override values
    (1, 'lead-1', 'mql', 'give', 'our friend', 'Anna', '2026-05-01', null, 1),
    (2, 'lead-2', 'mql', 'give', 'our friend', 'Anna', '2026-05-01', '2026-06-01', 1),
    (3, 'lead-3', 'sql', 'withhold', 'competitor', 'Anna', '2026-05-01', '2027-01-01', 1),
    (4, 'lead-4', 'sql', 'withhold', 'competitor', 'Anna', '2026-05-01', null, 1),
    (5, 'lead-4', 'sql', 'clear', null, 'Anna', '2026-06-01', null, 1),
    (6, 'lead-5', 'mql', 'give', 'too early to count', 'Anna', '2026-08-01', null, 1)
;
insert into nurture_list values
    (1, 'early', 1, '2026-07-01', 'Send what makes the problem known', 'csv', 'nurture/early.csv', 347, 41),
    (1, 'on-the-way', 1, '2026-07-01', 'Invite to the step that lifts them', 'csv', 'nurture/way.csv', 480, 54)
;
insert into nurture_result values
    (1, 'early', 'up', 373, 140, 385, 155, 12, -0.027, -0.08, 0.024, 'cannot_tell'),
    (1, 'early', 'stage', 373, 130, 385, 150, 12, -0.028, -0.081, 0.022, 'cannot_tell'),
    (1, 'on-the-way', 'up', 448, 60, 545, 39, 12, 0.062, 0.021, 0.103, 'better')
