package io.plumbline.training.curve;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;

/**
 * Tenths of the held-out rows by score, the highest first; rows with equal scores are shared out fractionally, rows
 * without a score come last.
 */
public final class Deciles {
    private Deciles() {}

    /** Counts and stores the deciles of every scorer of a model on both parts. */
    public static void store(Store store, long modelId) {
        for (Scorer scorer : Scorer.values()) {
            store.execute(sql(modelId, scorer));
        }
    }

    private static String sql(long modelId, Scorer scorer) {
        String rank = Sql.identifier(scorer.rankColumn());
        return """
                insert into decile
                with tied as (
                    select
                        part,
                        %s as ranked_by,
                        min(%s) as score,
                        cast(count(*) as double) as members,
                        cast(count(*) filter (where label) as double) as positives
                    from holdout_score
                    where model_id = %s
                        and (select count(%s) from holdout_score where model_id = %s) > 0
                    group by part, ranked_by
                ),
                placed as (
                    select
                        part,
                        score,
                        members,
                        positives,
                        sum(members) over (partition by part order by ranked_by desc nulls last) as last_place,
                        sum(members) over (partition by part) / 10 as tenth
                    from tied
                ),
                shared as (
                    select
                        p.part as part,
                        d.decile as decile,
                        p.score as score,
                        p.positives / p.members as rate,
                        least(p.last_place, d.decile * p.tenth)
                            - greatest(p.last_place - p.members, (d.decile - 1) * p.tenth) as places
                    from placed as p
                    join range(1, 11) as d(decile)
                        on p.last_place > (d.decile - 1) * p.tenth
                        and p.last_place - p.members < d.decile * p.tenth
                )
                select
                    %s as model_id,
                    %s as scorer,
                    part,
                    decile,
                    sum(places order by score desc nulls last, places, rate) as row_count,
                    sum(places * rate order by score desc nulls last, places, rate) as positive_count,
                    min(score) as lowest_score
                from shared
                where places > 0
                group by part, decile
                order by part, decile
                """.formatted(
                        rank,
                        Sql.identifier(scorer.column()),
                        modelId,
                        Sql.identifier(scorer.column()),
                        modelId,
                        modelId,
                        Sql.literal(scorer.word()));
    }
}
