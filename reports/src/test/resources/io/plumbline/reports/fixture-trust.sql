-- What the comparison of points and prediction adds to the small company of fixture.sql.

insert into agreement values
    (7, 'mql', 'entry', 'sql', true, true, 402, 402, 121, 0.2580, 0.3470, null),
    (7, 'mql', 'entry', 'sql', false, true, 251, 251, 30, 0.0850, 0.1650, null),
    (7, 'mql', 'entry', 'sql', true, false, 260, 260, 10, 0.0210, 0.0690, null),
    (7, 'mql', 'entry', 'sql', false, false, 3187, 3187, 52, 0.0120, 0.0210, null),
    (7, 'sql', 'entry', 'customer', true, true, 61, 61, 22, 0.2510, 0.4850, 264000),
    (7, 'sql', 'entry', 'customer', false, true, 9, 9, 2, 0.0280, 0.6000, 24000),
    (7, 'sql', 'entry', 'customer', true, false, 4, 4, 1, 0.0100, 0.7000, 12000),
    (7, 'sql', 'entry', 'customer', false, false, 4030, 4030, 180, 0.0390, 0.0520, 2160000)
;
insert into comparison values
    (7, 'predictive', 'points', 'entry', 'customer', 'amount_at_equal_volume_sql', 132000, 114000, 18000, -40000, 77000,
        true, 'all', 'cannot_tell'),
    (7, 'predictive', 'points', 'entry', 'sql', 'volume_for_equal_conversions_mql', 391.5, 662, -270.5, -401, -120.25,
        true, 'all', 'better'),
    (7, 'predictive', 'points', 'entry', 'sql', 'conversion_of_leads_it_alone_calls_mql', 0.1195, 0.0385, 0.0811, 0.0312,
        0.1299, true, 'all', 'better'),
    (7, 'predictive', 'points', 'entry', 'sql', 'conversion_of_leads_it_alone_calls_mql', 0.31, 0.12, 0.19, 0.041, 0.334,
        true, 'worked=yes', 'cannot_tell'),
    (7, 'predictive', 'points', 'entry', 'sql', 'conversion_of_leads_it_alone_calls_mql', 0.06, 0.03, 0.03, -0.011, 0.072,
        true, 'worked=no', 'cannot_tell'),
    (7, 'combined', 'points_calibrated', 'row', 'customer', 'log_loss', 0.1221, 0.1291, -0.007, -0.0101, -0.0041, false,
        'all', 'better'),
    (7, 'combined', 'predictive_calibrated', 'row', 'customer', 'log_loss', 0.1221, 0.1235, -0.0014, -0.0030, 0.0003, false,
        'all', 'cannot_tell'),
    (7, 'predictive_calibrated', 'points_calibrated', 'row', 'customer', 'log_loss', 0.1235, 0.1291, -0.0056, -0.0091,
        -0.0022, false, 'all', 'better')
;
insert into comparison
select
    7,
    'predictive',
    'points',
    'row',
    'customer',
    metric,
    value,
    value - difference,
    difference,
    difference - reach,
    difference + reach,
    true,
    segment,
    case when difference > reach then 'better' when difference < -reach then 'worse' else 'cannot_tell' end
from (values
    ('country=DE', 'roc_auc', 0.752, 0.0511, 0.0302),
    ('country=DE', 'average_precision', 0.113, 0.0210, 0.0301),
    ('country=NL', 'roc_auc', 0.735, -0.0431, 0.0202),
    ('country=NL', 'average_precision', 0.096, -0.0101, 0.0312),
    ('worked=yes', 'roc_auc', 0.762, 0.1510, 0.0521),
    ('worked=yes', 'average_precision', 0.123, 0.0411, 0.0702),
    ('worked=no', 'roc_auc', 0.745, 0.0102, 0.0313),
    ('worked=no', 'average_precision', 0.106, 0.0032, 0.0211)) as told(segment, metric, value, difference, reach)
;
insert into model_metric values
    (7, 'points', 'test', 'row', 'customer', 'country=DE', 'roc_auc', 0.7009, 0.6612, 0.7402, 4100, 131),
    (7, 'points', 'test', 'row', 'customer', 'country=NL', 'roc_auc', 0.5201, 0.4812, 0.5590, 3305, 88),
    (7, 'predictive', 'test', 'row', 'customer', 'all', 'spearman_with_points', 0.58, 0.57, 0.60, 8238, 247),
    (7, 'predictive', 'test', 'row', 'customer', 'all', 'kendall_with_points', 0.41, 0.40, 0.42, 8238, 247)
;
insert into combined_fit values
    (7, 'points', 15000, 450, 5200, 13.2, 0.3324, 0.2091, 0.4558, null, null),
    (7, 'predictive', 15000, 450, 5200, 1.36, 0.9417, 0.7953, 1.0881, null, null)
;
insert into swap_set values
    (7, 'mql', 'predictive', 'all', 'sql', 251, 30, 30 / 251e0, 0.0850, 0.1650, null),
    (7, 'mql', 'points', 'all', 'sql', 260, 10, 10 / 260e0, 0.0210, 0.0690, null),
    (7, 'mql', 'predictive', 'worked=yes', 'sql', 42, 13, 13 / 42e0, 0.1800, 0.4500, null),
    (7, 'mql', 'points', 'worked=yes', 'sql', 50, 6, 6 / 50e0, 0.0400, 0.2200, null),
    (7, 'mql', 'predictive', 'worked=no', 'sql', 209, 17, 17 / 209e0, 0.0480, 0.1250, null),
    (7, 'mql', 'points', 'worked=no', 'sql', 210, 4, 4 / 210e0, 0.0050, 0.0430, null),
    (7, 'sql', 'predictive', 'all', 'customer', 9, 2, 2 / 9e0, 0.0280, 0.6000, 24000),
    (7, 'sql', 'points', 'all', 'customer', 4, 1, 0.25, 0.0100, 0.7000, 12000)
;
insert into swap_lead
select
    7,
    'mql',
    direction,
    position,
    lead_id,
    snapshot_no,
    snapshot_at,
    points,
    points_percentile,
    probability,
    probability_percentile,
    label,
    became,
    points_because,
    probability_because
from swap_lead
where level = 'all'
    and position <= 12
;
insert into gain
select
    7,
    scorer,
    'test',
    unit,
    'customer',
    'all',
    depth,
    41.0 * depth,
    247 * found,
    found,
    greatest(0, found - 0.03),
    least(1, found + 0.03),
    found / (depth / 100e0),
    found / (depth / 100e0) - 0.1,
    found / (depth / 100e0) + 0.1
from (values ('predictive', 0.4), ('points', 0.6), ('existing', 0.8), ('fit', 0.9)) as scorers(scorer, bend)
cross join (values (1), (2), (5), (10), (20), (30), (50), (100)) as depths(depth)
cross join (values ('entry'), ('row')) as units(unit)
cross join lateral (select 0.9 * (depth / 100e0) ** bend as found) as curve
