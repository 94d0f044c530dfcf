package io.plumbline.training.curve;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.training.metric.Interval;

/**
 * Reliability of the predictive scorer's probabilities: at most ten bins of about equal size, with Wilson's interval
 * (Wilson 1927) of the realised rate. Rows of one probability share a bin, since the scorer does not tell them apart;
 * fewer probabilities than ten make fewer bins.
 */
public final class CalibrationBins {
    private static final int BINS = 10;
    private static final double SQUARED_REACH = Interval.NORMAL_REACH * Interval.NORMAL_REACH;

    private CalibrationBins() {}

    /** Counts and stores the bins of a model on both parts. */
    public static void store(Store store, long modelId) {
        store.execute("""
                insert into calibration_bin
                with dealt as (
                    select
                        part,
                        probability,
                        label,
                        ntile(%s) over (partition by part order by probability) as tile
                    from holdout_score
                    where model_id = %s
                ),
                together as (
                    select
                        part,
                        probability,
                        label,
                        min(tile) over (partition by part, probability) as tile
                    from dealt
                ),
                binned as (
                    select
                        part,
                        probability,
                        label,
                        dense_rank() over (partition by part order by tile) as bin
                    from together
                ),
                counted as (
                    select
                        part,
                        bin,
                        count(*) as row_count,
                        count(*) filter (where label) as positive_count,
                        avg(probability order by probability) as mean_probability,
                        positive_count / cast(row_count as double) as rate,
                        %s / row_count as square
                    from binned
                    group by part, bin
                )
                select
                    %s as model_id,
                    'predictive' as scorer,
                    part,
                    bin,
                    row_count,
                    positive_count,
                    mean_probability,
                    greatest(0, (rate + square / 2 - sqrt(square * (rate * (1 - rate) + square / 4))) / (1 + square)),
                    least(1, (rate + square / 2 + sqrt(square * (rate * (1 - rate) + square / 4))) / (1 + square))
                from counted
                order by part, bin
                """.formatted(BINS, modelId, Sql.literal(SQUARED_REACH), modelId));
    }
}
