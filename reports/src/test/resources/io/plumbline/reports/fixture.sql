-- A small company's store, made by hand: every figure a test looks for can be counted here.
-- Statements are separated by a line that holds only ';'.

insert into run values
    (1, 'run', '2026-07-01', '2026-07-02 08:00:00', '2026-07-02 08:00:20', 'done', 'd4t4', 'c0nf', '0.1.0')
;
insert into source_file values
    (1, 'crm', 'leads', 'leads.csv', '0123456789abcdef0123456789abcdef', 910000, null, '2026-07-01', 19200, 25, 5, 0,
        1200, 40, 3, 0, 2, 1, null),
    (1, 'web', 'events', 'events/2026-06.csv.gz', 'fedcba9876543210fedcba9876543210', 5432100, null, '2026-07-01',
        54300, 14, 7, 0, 0, 0, 0, 0, 0, 0, null)
;
insert into rejected_row
select
    1,
    'web',
    'events/2026-06.csv.gz',
    number,
    case when number < 12 then 'occurred_at' end,
    case when number < 12 then 'not a timestamp' else 'no such lead' end
from range(1, 15) as numbers(number)
;
insert into model
    (model_id, run_id, status, as_of, target, horizon_days, snapshot_policy, point_in_time_checked, regularisation_c,
        calibration, row_count, lead_count, positive_count, definition, artefact, provenance, fingerprint)
values
    (7, 1, 'champion', '2026-07-01', 'customer', 90, 'monthly', true, 0.1, 'platt', 41200, 9100, 1236,
        '{}', '00'::blob, 'provenance', 'm0d31f1n63r'),
    (8, 1, 'refused', '2026-07-01', 'customer', 90, 'monthly', true, 0.1, 'none', 43100, 9300, 1290,
        '{}', '00'::blob, 'provenance', 'r3fu53d')
;
insert into model_status values
    (1, 7, 'champion', 'trained', 'it is the first model', '2026-06-02 08:00:00', 1),
    (2, 8, 'refused', 'refused', 'feature drift is not explained', '2026-07-02 08:00:10', 1)
;
insert into gate_check values
    (8, 1, 'positives', 'all', 7, 'frozen', 8238, 247, null, null, 247, null, null, 20, true,
        'The compared rows hold 247 conversions.'),
    (8, 2, 'log_loss', 'all', 7, 'frozen', 8238, 247, 0.1235, 0.1229, 0.005, -0.011, 0.021, -0.02, true,
        'Log loss is 0.5 % better (-1.1 to 2.1 %).'),
    (8, 3, 'segment_harm', 'country=NL', 7, 'frozen', 3305, 88, 0.1229, 0.1352, -0.100, -0.141, -0.061, -0.05, false,
        'Log loss is 10.0 % worse.'),
    (8, 4, 'feature_drift', 'all', 7, 'frozen', 8238, 247, null, null, 0.62, null, null, 0.25, false,
        'pricing_view_30d has drifted.')
;
insert into model_part values
    (7, 'development', '2024-10-01', '2025-09-01', 1, 12, 26000, 7000, 780),
    (7, 'gap', '2025-10-01', '2025-12-01', 13, 15, 6962, 3900, 209),
    (7, 'test', '2026-01-01', '2026-04-01', 16, 19, 8238, 4100, 247),
    (7, 'out_of_fold', '2025-03-01', '2025-09-01', 6, 12, 15000, 5200, 450)
;
insert into model_note values
    (7, 1, 'few_positives', 'The test part has 247 conversions; its intervals are wide.'),
    (7, 2, 'always_known', 'The attribute industry has no history and is taken as always known.')
;
insert into leakage_audit values
    (7, 'attribute', 'industry', 4, false, null, null, null, null, 'customer', 1200, 960, 8000, 6320,
        'industry', 0.5512, 0.0712, 0.1523, 0.1491, null, null, 'clean', 'nothing speaks against it'),
    (7, 'attribute', 'contract_value', 2, true, 41.5, 'customer', 1180, 1121, 'customer', 1200, 1180, 8000, 160,
        'contract_value', 0.9713, 0.8812, 0.9021, 0.1498, 0.8874, 0.0312, 'left_out',
        'of the 1180 leads with a value that became a customer, 95 % got it only afterwards'),
    (7, 'event', 'pricing_view', 11, true, 0.25, 'customer', 5210, 12, null, null, null, null, null,
        'pricing_view_30d', 0.6871, 0.0923, 0.1523, 0.1337, 0.1102, 0.1044, 'clean', 'nothing speaks against it'),
    (7, 'computed', 'lead_age_days', 1, true, null, null, null, null, null, null, null, null, null,
        null, null, null, null, null, null, null, 'clean', 'nothing speaks against it')
;
insert into conversion_delay
select 7, origin, days, leads - days, share * days / (days + 60e0), low * days / (days + 60e0), high * days / (days + 60e0)
from (values ('creation', 9000, 0.085, 0.081, 0.089), ('snapshot', 8000, 0.065, 0.060, 0.070))
    as curves(origin, leads, share, low, high)
cross join (
    select 7e0 * week as days from range(1, 53) as weeks(week)
    union all select 90) as points
;
insert into maturity values
    (7, 'creation', 9100, 780, 90, 0.051, 364, 0.085 * 364e0 / (364 + 60e0), 0.3014, 58.4),
    (7, 'snapshot', 8100, 512, 90, 0.039, 364, 0.065 * 364e0 / (364 + 60e0), 0.3036, 61.2)
;
insert into worked_group values
    (7, 'worked', 'yes', 'steps: sql, worked', 1100, 151),
    (7, 'worked', 'no', 'steps: sql, worked', 7138, 96),
    (7, 'held_out', 'yes', 'share 0.1, seed 1', 803, 11),
    (7, 'held_out', 'no', 'share 0.1, seed 1', 7435, 236)
;
insert into protected_attribute values
    (1, 'lead', 'age', 'age', 'allowed', 'only adults may sign', 'grown-up'),
    (1, 'lead', 'gender', 'gender', 'refused', null, null),
    (1, 'page_view', 'race', 'ethnic origin', 'harmless', 'the regatta at which we met', null)
;
insert into group_score values
    (7, 'predictive', 'gender', 1, 'value', 'f', 3100, 1500, 80, 0.0199, 0.0317, 0.0121, 0.0112, 0.0131),
    (7, 'predictive', 'gender', 2, 'value', 'm', 5000, 2540, 165, 0.0281, 0.0379, 0.0452, 0.0433, 0.0471),
    (7, 'predictive', 'gender', 3, 'held_back', null, 138, 21, null, null, null, null, null, null),
    (7, 'points', 'gender', 1, 'value', 'f', 3100, 1500, 80, 0.0199, 0.0317, 41.2, 40.6, 41.8),
    (7, 'points', 'gender', 2, 'value', 'm', 5000, 2540, 165, 0.0281, 0.0379, 44.9, 44.4, 45.4),
    (7, 'points', 'gender', 3, 'held_back', null, 138, 21, null, null, null, null, null, null)
;
insert into group_call values
    (7, 'predictive', 'mql', 'gender', 1, 'sql', 0.0412, 3100, 120, 310, 42, 0.0875, 0.1125, 0.0801, 0.0999, 0.56, 0.74),
    (7, 'predictive', 'mql', 'gender', 2, 'sql', 0.0412, 5000, 260, 900, 164, 0.1681, 0.1919, 0.1457, 0.1648, 0.307, 0.431)
;
insert into snapshot_count
select
    7,
    number,
    timestamp '2024-10-01' + to_months(cast(number - 1 as integer)),
    reason,
    row_count
from range(1, 20) as numbers(number)
cross join (values ('used', 2168), ('lost', 310), ('already_reached', 95), ('not_mature', 52), ('inactive', 1204)) as reasons(reason, row_count)
;
insert into model_feature values
    (7, 0, 'intercept', 'intercept', 'the average lead', 'none', 0, 1, -3.41, 0.05),
    (7, 1, 'pricing_view_30d', 'pricing_view_30d', 'pricing pages seen in 30 days', 'log1p', 0.4, 0.7, 0.612, 0.041),
    (7, 2, 'employees_mid', 'employees', '50 to 200 employees', 'one_hot', 0.3, 0.46, 0.305, 0.038),
    (7, 3, 'free_mail', 'free_mail', 'a free mail address', 'one_hot', 0.2, 0.4, -0.274, null),
    (7, 4, 'newsletter_90d', 'newsletter_90d', 'newsletters opened in 90 days', 'log1p', 1.1, 0.9, 0.012, 0.036)
;
insert into model_metric
select
    7,
    scorer,
    'test',
    'row',
    'customer',
    'all',
    metric,
    value,
    low,
    high,
    8238,
    247
from (values
    ('predictive', 'roc_auc', 0.7454, 0.7213, 0.7688),
    ('predictive', 'average_precision', 0.1012, 0.0861, 0.1204),
    ('predictive', 'top_decile_lift', 3.204, 2.711, 3.702),
    ('predictive', 'log_loss', 0.12345, 0.1181, 0.1288),
    ('predictive', 'brier', 0.02811, 0.0265, 0.0297),
    ('predictive', 'calibration_slope', 0.942, 0.861, 1.023),
    ('predictive', 'calibration_intercept', -0.181, -0.402, 0.040),
    ('predictive', 'calibration_in_the_large', -0.032, -0.165, 0.101),
    ('predictive', 'brier_reliability', 0.00004, null, null),
    ('predictive', 'brier_resolution', 0.00098, null, null),
    ('predictive', 'brier_uncertainty', 0.02908, null, null),
    ('predictive', 'brier_within_bins', -0.00003, null, null),
    ('points', 'roc_auc', 0.7021, 0.6769, 0.7271),
    ('points', 'average_precision', 0.0744, 0.0621, 0.0891),
    ('points', 'top_decile_lift', 2.412, 1.961, 2.884),
    ('points', 'log_loss', 0.1291, 0.1236, 0.1346),
    ('points', 'brier', 0.0287, 0.0271, 0.0303),
    ('fit', 'roc_auc', 0.6312, 0.6041, 0.6578),
    ('engagement', 'roc_auc', 0.6808, 0.6549, 0.7061),
    ('stage', 'roc_auc', 0.6611, 0.6351, 0.6869),
    ('existing', 'roc_auc', 0.5802, 0.5521, 0.6079)) as measured(scorer, metric, value, low, high)
;
insert into model_metric
select
    7,
    'predictive',
    'test',
    'row',
    'customer',
    segment,
    metric,
    value,
    value - reach,
    value + reach,
    row_count,
    positive_count
from (values ('country=DE', 4100, 131, 0.011), ('country=NL', 3305, 88, -0.006), ('worked=yes', 1100, 151, 0.021),
    ('worked=no', 7138, 96, 0.004)) as segments(segment, row_count, positive_count, shift)
cross join lateral (values
    ('roc_auc', 0.741 + shift, 0.034),
    ('average_precision', 0.102 + shift, 0.021),
    ('log_loss', 0.1229 + shift, 0.0081),
    ('calibration_slope', 0.951 + shift, 0.121),
    ('calibration_intercept', -0.192 + shift, 0.241),
    ('calibration_in_the_large', -0.041 + shift, 0.192)) as measured(metric, value, reach)
union all
select 7, 'points', 'test', 'row', 'customer', 'worked=yes', 'roc_auc', 0.611, 0.572, 0.651, 1100, 151
union all
select 7, 'predictive', 'test', 'row', 'customer', 'country=DE', metric, value, null, null, 4100, 131
from (values ('brier', 0.0301), ('brier_reliability', 0.0002), ('brier_resolution', 0.0011), ('brier_uncertainty', 0.0309),
    ('brier_within_bins', 0.0001)) as parts(metric, value)
union all
select 7, 'predictive', 'test', 'row', 'customer', 'country: other', metric, null, null, null, 833, 28
from (values ('roc_auc'), ('average_precision'), ('log_loss'), ('brier')) as counted(metric)
;
insert into pr_curve
with shapes as (
    select *
    from (values ('predictive', 0.62), ('points', 0.45), ('fit', 0.2), ('engagement', 0.4), ('stage', 0.35), ('existing', 0.1))
        as shapes(scorer, height)
),
called as (
    select
        scorer,
        step,
        number,
        cast(least(floor(0.4 * number), floor(247 * (number / 4100e0) ** (1 - height * 0.8))) as bigint) as tp
    from shapes
    cross join (values ('customer'), ('sql')) as steps(step)
    cross join range(4, 4101, 4) as numbers(number)
)
select
    7,
    scorer,
    'test',
    'entry',
    step,
    'all',
    case scorer
        when 'predictive' then 1 / (1 + exp(0.7772 * ln(number) - 2.054))
        when 'points' then 100 * (1 - number / 4104e0) ** 2.18
        when 'fit' then 100 * (1 - number / 4104e0) ** 2.9
        else 100 * (1 - number / 4104e0) ** 2
    end,
    tp,
    number - tp,
    247 - tp,
    4100 - number - (247 - tp),
    tp / cast(number as double),
    tp / 247e0
from called
;
insert into calibration_bin
select
    7,
    scorer,
    'test',
    bin,
    824,
    positives,
    mean_probability,
    greatest(0, positives / 824e0 - 1.96 * sqrt(positives) / 824e0),
    positives / 824e0 + 1.96 * sqrt(positives) / 824e0
from (values
    ('predictive', 1, 4, 0.0048), ('predictive', 2, 6, 0.0081), ('predictive', 3, 9, 0.0112), ('predictive', 4, 11, 0.0144),
    ('predictive', 5, 14, 0.0181), ('predictive', 6, 19, 0.0225), ('predictive', 7, 22, 0.0284), ('predictive', 8, 31, 0.0367),
    ('predictive', 9, 48, 0.0513), ('predictive', 10, 83, 0.1404),
    ('points', 1, 7, 0.0085), ('points', 2, 10, 0.0127), ('points', 3, 13, 0.0158), ('points', 4, 15, 0.0190),
    ('points', 5, 19, 0.0226), ('points', 6, 22, 0.0267), ('points', 7, 27, 0.0318), ('points', 8, 32, 0.0389),
    ('points', 9, 41, 0.0496), ('points', 10, 61, 0.0747)) as bins(scorer, bin, positives, mean_probability)
;
insert into decile
select
    7,
    scorer,
    'test',
    decile,
    823.8,
    positives,
    100 - 10 * decile
from (values
    ('predictive', 1, 79.1), ('predictive', 2, 44), ('predictive', 3, 31), ('predictive', 4, 24), ('predictive', 5, 19),
    ('predictive', 6, 16), ('predictive', 7, 12), ('predictive', 8, 9.9), ('predictive', 9, 7), ('predictive', 10, 5),
    ('points', 1, 59.5), ('points', 2, 41), ('points', 3, 33), ('points', 4, 27), ('points', 5, 23),
    ('points', 6, 19), ('points', 7, 16), ('points', 8, 12.5), ('points', 9, 9), ('points', 10, 7)) as deciles(scorer, decile, positives)
;
insert into threshold values
    (7, 'predictive', 'mql', 'all', 'sql', 'capacity', 'met', 'The highest volume within 200 leads a month.', 0.0412,
        0.131, 0.602, 197.2, 0.127, 0.112, 0.143, 0.588, 0.534, 0.641, 201.4, 188.0, 214.2),
    (7, 'points', 'mql', 'all', 'sql', 'capacity', 'met', 'The highest volume within 200 leads a month.', 61.5,
        0.104, 0.481, 195.9, 0.098, 0.084, 0.113, 0.462, 0.405, 0.518, 204.8, 190.1, 219.0),
    (7, 'fit', 'mql', 'all', 'sql', 'capacity', 'met', 'The highest volume within 200 leads a month.', 55,
        0.071, 0.301, 190.0, 0.068, 0.054, 0.083, 0.288, 0.236, 0.341, 191.0, 178.0, 205.0),
    (7, 'predictive', 'sql', 'all', 'customer', 'min_precision', 'nearest_feasible',
        'No threshold reaches a precision of 30 % with at least 20 called; the most precise one is shown.', 0.2231,
        0.284, 0.121, 18.1, 0.262, 0.188, 0.341, 0.113, 0.077, 0.152, 17.4, 13.9, 21.0),
    (7, 'points', 'sql', 'all', 'customer', 'min_precision', 'unavailable',
        'No threshold calls enough leads to measure precision.', null,
        null, null, null, null, null, null, null, null, null, null, null, null)
;
insert into threshold values
    (7, 'predictive', 'mql', 'country=DE', 'sql', 'capacity', 'met', 'The highest volume within 98 leads a month.', 0.0395,
        0.141, 0.611, 96.2, 0.136, 0.115, 0.158, 0.597, 0.521, 0.671, 99.4, 90.0, 108.2),
    (7, 'points', 'mql', 'country=DE', 'sql', 'capacity', 'met', 'The highest volume within 98 leads a month.', 60.5,
        0.112, 0.491, 95.0, 0.107, 0.088, 0.127, 0.471, 0.392, 0.551, 97.0, 88.0, 106.0),
    (7, 'fit', 'mql', 'country=DE', 'sql', 'capacity', 'met', 'The highest volume within 98 leads a month.', 52,
        0.081, 0.311, 94.0, 0.077, 0.058, 0.097, 0.291, 0.221, 0.361, 96.0, 87.0, 105.0),
    (7, 'predictive', 'mql', 'country: other', 'sql', 'capacity', 'held_back',
        '3 of the attribute''s values: fewer than 30 leads that converted. The threshold for all leads holds.', null,
        null, null, null, null, null, null, null, null, null, null, null, null)
;
insert into threshold_month
select
    7,
    scorer,
    'mql',
    'all',
    case when month < 4 then 'out_of_fold' else 'test' end,
    month + 8,
    timestamp '2025-05-01' + to_months(cast(month as integer)),
    200 + month,
    26,
    18,
    26 / (200e0 + month),
    26 / 44e0,
    case when month < 4 then threshold * (1 + (month - 2) / 10e0) end,
    case when month < 4 then threshold * (1 + (2 - month) / 40e0) end
from (values ('predictive', 0.0412), ('points', 61.5), ('fit', 55)) as scorers(scorer, threshold)
cross join (values (0), (1), (2), (3), (8), (9)) as months(month)
;
insert into threshold_realised
select
    7,
    scorer,
    level,
    segment,
    months,
    measure,
    timestamp '2026-08-01' + to_months(cast(months as integer)),
    upper_count,
    lower_count,
    came,
    came - 0.1 * came,
    came + 0.1 * came,
    promised,
    promised - 0.08 * promised,
    promised + 0.08 * promised,
    verdict,
    1
from (values
    ('predictive', 'mql', 'all', 1, 'precision', 20, 201, 0.0995, 0.127, 'outside'),
    ('predictive', 'mql', 'all', 2, 'precision', 50, 400, 0.125, 0.127, 'within'),
    ('predictive', 'mql', 'all', 2, 'recall', 50, 110, 0.4545, 0.588, 'outside'),
    ('predictive', 'mql', 'all', 2, 'volume_per_month', 520, 2, 260, 201.4, 'outside'),
    ('points', 'mql', 'all', 2, 'precision', 48, 380, 0.1263, 0.098, 'outside'),
    ('points', 'mql', 'all', 2, 'recall', 48, 110, 0.4364, 0.462, 'unclear'),
    ('points', 'mql', 'all', 2, 'volume_per_month', 380, 2, 190, 204.8, 'within'),
    ('predictive', 'mql', 'country=DE', 2, 'precision', 27, 199, 0.1357, 0.136, 'within'))
    as realised(scorer, level, segment, months, measure, upper_count, lower_count, came, promised, verdict)
;
insert into drift
select
    1,
    7,
    kind,
    subject,
    measure,
    number,
    timestamp '2024-10-01' + to_months(cast(number - 1 as integer)),
    number < 20,
    2100 + number,
    usual + case when number > 20 then step else 0 end,
    reference,
    usual - 0.01,
    usual + 0.01,
    0.004,
    bound,
    number > 20 and step > 0,
    case when number > 20 and step > 0 then change end
from range(14, 23) as numbers(number)
cross join (values
    ('feature', 'pricing_view_30d', 'psi', 0.05, 0.62, null, 0.25, 'the share of values above 4 grew from 8.0 % to 31.0 %'),
    ('feature', 'employees', 'missing_rate', 0.12, 0.31, 0.12, 0.1, 'missing grew from 12.0 % to 43.0 %'),
    ('feature', 'newsletter_90d', 'psi', 0.03, 0, null, 0.25, null),
    ('score', 'predictive', 'psi', 0.02, 0, null, 0.25, null),
    ('score', 'points', 'psi', 0.01, 0, null, 0.25, null))
    as subjects(kind, subject, measure, usual, step, reference, bound, change)
union all
select 1, 7, 'label', 'customer', 'base_rate', number, timestamp '2024-10-01' + to_months(cast(number - 1 as integer)),
    true, 2100 + number, 0.03 + number / 10000e0, 0.03, 0.025 + number / 10000e0, 0.036 + number / 10000e0, null, 1.5, false, null
from range(14, 20) as numbers(number)
union all
select 1, 7, 'calibration', 'predictive', 'observed_over_expected', number,
    timestamp '2024-10-01' + to_months(cast(number - 1 as integer)),
    false, 2100 + number, 1.02, 1, 0.81, 1.27, null, 1.5, false, null
from range(16, 20) as numbers(number)
;
insert into comparison values
    (7, 'yardstick', 'predictive', 'row', 'customer', 'roc_auc', 0.7561, 0.7454, 0.0107, 0.0021, 0.0198, false, 'all', 'better'),
    (7, 'yardstick', 'predictive', 'row', 'customer', 'log_loss', 0.1229, 0.12345, -0.00055, -0.0021, 0.0011, false, 'all', 'cannot_tell'),
    (7, 'predictive', 'points', 'row', 'customer', 'roc_auc', 0.7454, 0.7021, 0.0433, 0.0211, 0.0648, true, 'all', 'better'),
    (7, 'predictive', 'points', 'row', 'customer', 'average_precision', 0.1012, 0.0744, 0.0268, 0.0102, 0.0441, true, 'all', 'better'),
    (7, 'predictive', 'points', 'row', 'customer', 'top_decile_lift', 3.204, 2.412, 0.792, 0.183, 1.402, true, 'all', 'better'),
    (7, 'predictive', 'points', 'row', 'customer', 'log_loss', 0.12345, 0.1291, -0.00565, -0.0091, -0.0021, true, 'all', 'better'),
    (7, 'predictive', 'points', 'entry', 'sql', 'conversions_at_equal_volume_mql', 145.4, 114, 31.4, 12.2, 50.1, true, 'all', 'better'),
    (7, 'predictive', 'points', 'entry', 'customer', 'conversions_at_equal_volume_sql', 11, 9.5, 1.5, -3.2, 6.4, true, 'all', 'cannot_tell'),
    (7, 'predictive', 'existing', 'row', 'customer', 'roc_auc', 0.7454, 0.5802, 0.1652, 0.131, 0.199, false, 'all', 'better'),
    (7, 'engagement', 'points', 'row', 'customer', 'roc_auc', 0.6808, 0.7021, -0.0213, -0.0391, -0.0034, true, 'all', 'worse'),
    (7, 'stage', 'fit', 'row', 'customer', 'roc_auc', 0.6611, 0.6312, 0.0299, -0.0041, 0.0638, true, 'all', 'cannot_tell')
;
insert into agreement values
    (7, 'mql', 'row', 'sql', true, true, 1012, 512, 162, 0.131, 0.195, null),
    (7, 'mql', 'row', 'sql', false, true, 303, 303, 31, 0.073, 0.142, null),
    (7, 'mql', 'row', 'sql', true, false, 307, 307, 11, 0.020, 0.063, null),
    (7, 'mql', 'row', 'sql', false, false, 6616, 2978, 41, 0.010, 0.019, null)
;
insert into swap_lead
select
    7,
    'all',
    direction,
    number,
    'lead-' || case direction when 'points_higher' then 500 + number else number end,
    17,
    timestamp '2026-02-01',
    case direction when 'points_higher' then 88.25 - number else 12.5 + number end,
    case direction when 'points_higher' then 97.1 else 20.4 end,
    case direction when 'points_higher' then 0.0071 else 0.184 end,
    case direction when 'points_higher' then 18.2 else 98.8 end,
    number % 3 = 0,
    case when number % 3 = 0 then 'sql, customer' end,
    'pricing-page: +15 (once, 3 days ago)',
    'Days since the lead was created: 3 (raises the odds 2-fold)'
from range(1, 31) as numbers(number)
cross join (values ('predictive_higher'), ('points_higher')) as directions(direction)
;
insert into funnel
select
    1,
    timestamp '2024-07-01' + to_months(cast(month as integer)),
    position,
    step,
    lead_count - case when month > 20 and position > 0 then position else 0 end,
    case when step = 'customer' then 1200.0 * lead_count end,
    month < 21
from range(0, 24) as months(month)
cross join (values (0, 'created', 800), (1, 'mql', 300), (2, 'sql', 120), (3, 'opportunity', 61), (4, 'customer', 24))
    as steps(position, step, lead_count)
;
insert into lead_score
select
    1,
    'lead-' || number,
    timestamp '2026-07-01',
    'sc0r3c4rd',
    number % 101,
    (number * 7) % 101,
    (number * 3) % 50,
    case when number % 5 = 0 then null when number % 5 < 3 then 'aware' else 'evaluating' end,
    least(100, (number % 101 + (number * 7) % 101) / 2.0),
    (number % 101 + (number * 7) % 101) / 2.0,
    chr(cast(65 + number % 4 as integer)) || (1 + number % 3),
    null
from range(1, 2001) as numbers(number)
;
insert into prediction values
    (1, 'lead-1', '2026-07-01', 7, -2.1, 0.109, 91.5, true)
;
insert into qualification
select
    1,
    lead_id,
    'mql',
    'points at or above 60',
    null
from lead_score
where points >= 60
;
insert into qualification
select
    1,
    lead_id,
    'sql',
    'probability at or above 0.22',
    null
from lead_score
where points >= 85
