package io.plumbline.engine.qualification;

import io.plumbline.engine.scorecard.Scorer;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.util.List;

/**
 * A threshold that training chose.
 *
 * @param level   the level it was chosen for, such as {@code mql}
 * @param atLeast the threshold in the scorer's own unit: points, or a probability
 */
public record LearnedThreshold(Scorer scorer, String level, double atLeast) {

    /** The thresholds of a model, those for all leads, whose policy is met; where nothing satisfies the policy, nothing is recommended. */
    public static List<LearnedThreshold> ofModel(Store store, long modelId) {
        return List.of(Scorer.values()).stream()
                .flatMap(scorer -> ofScorer(store, modelId, scorer).stream())
                .toList();
    }

    private static List<LearnedThreshold> ofScorer(Store store, long modelId, Scorer scorer) {
        String sql = """
                select
                    t.level as level,
                    t.threshold as threshold
                from threshold as t
                where t.model_id = %s
                    and t.scorer = %s
                    and t.segment = 'all'
                    and t.status = 'met'
                order by
                    t.level
                """.formatted(Sql.literal(modelId), Sql.literal(scorer.word()));
        return store.rows(sql, row -> new LearnedThreshold(scorer, row.text("level"), row.real("threshold")));
    }
}
