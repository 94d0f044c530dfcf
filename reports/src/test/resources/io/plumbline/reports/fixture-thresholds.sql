-- What the threshold policies were given, as a manifest keeps it, and volumes that are those of four months of the curve.
update model
set manifest = '{"code":{},"configuration":{"thresholds.mql":"Capacity[label=sql, leadsPerMonth=200.0]",'
    || '"thresholds.sql":"MinPrecision[label=customer, atLeast=0.3]","training.seed":"1"},"data":{}}'
where model_id = 7
;
update threshold as t
set promised_volume_per_month = (
    select max(c.tp + c.fp) / 4e0
    from pr_curve as c
    where c.scorer = t.scorer
        and c.label_step = t.label_step
        and c.threshold >= t.threshold
)
where segment = 'all'
    and threshold is not null
