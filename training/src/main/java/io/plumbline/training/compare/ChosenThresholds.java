package io.plumbline.training.compare;

import io.plumbline.engine.store.Store;
import java.util.List;

/**
 * The thresholds of a level on which both scores have one.
 *
 * @param points     in points
 * @param predictive a probability
 */
record ChosenThresholds(String level, String labelStep, double points, double predictive) {

    /** Of all leads together, by level. */
    static List<ChosenThresholds> read(Store store, long modelId) {
        return store.rows(
                """
                select
                    p.level as level,
                    p.label_step as label_step,
                    p.threshold as points,
                    m.threshold as predictive
                from threshold as p
                join threshold as m on m.model_id = p.model_id and m.level = p.level and m.segment = p.segment
                where p.model_id = %s
                    and p.scorer = 'points'
                    and m.scorer = 'predictive'
                    and p.segment = 'all'
                    and p.threshold is not null
                    and m.threshold is not null
                order by p.level
                """.formatted(modelId),
                row -> new ChosenThresholds(
                        row.text("level"), row.text("label_step"), row.real("points"), row.real("predictive")));
    }
}
