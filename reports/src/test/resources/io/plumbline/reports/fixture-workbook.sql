-- Why leads have their scores, and what is to be done with them.
-- Statements are separated by a line that holds only ';'.

insert into lead_reason values
    (1, 'lead-1', 'points', 'pricing-page: +15 (once, 3 days ago)', 'company-size: +12', null),
    (1, 'lead-1', 'predictive', 'Days since the lead was created: 3 (raises the odds 2-fold)', null, null),
    (1, 'lead-2', 'points', 'company-size: +12', 'demo-request: +10 (once, 9 days ago)', 'free-mail: -5')
;
insert into handoff
select
    1,
    lead_id,
    1,
    timestamp '2026-07-01',
    'mql',
    'points at or above 60',
    'team-' || substr(lead_id, 6, 1),
    'Call within a day',
    timestamp '2026-07-02 09:30:00',
    '3 page views',
    'asked for a demo'
from qualification
where level = 'mql'
    and lead_id like 'lead-3%'
;
insert into nurture_list values
    (1, 'webinar', 1, '2026-07-01', 'Invite to the webinar', 'csv', 'nurture/webinar.csv', 2, 1)
;
insert into nurture_lead values
    (1, 'lead-1', 'webinar', false, '2026-07-01', '2026-08-01', 'points_only', 'aware', 1, 60, 0.109, 'demo-request', 1, true, false, 'asks for a demo'),
    (1, 'lead-2', 'webinar', false, '2026-07-01', '2026-08-01', 'neither', 'aware', 2, 60, null, null, null, false, false, null),
    (1, 'lead-4', 'webinar', true, '2026-07-01', '2026-08-01', 'neither', 'aware', 4, 60, null, null, null, false, false, null)
