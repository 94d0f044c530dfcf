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
