package io.plumbline.training.curve;

import io.plumbline.engine.sql.Sql;

/**
 * Which curve.
 *
 * @param modelId   the model whose held-out rows it is made of
 * @param labelStep the step that counts as a conversion
 */
public record CurveKey(long modelId, Scorer scorer, Part part, Unit unit, String labelStep) {
    /** The segment of all rows. */
    public static final String ALL = "all";

    /** The condition on the table {@code pr_curve}. */
    String condition() {
        return """
                model_id = %s
                    and scorer = %s
                    and part = %s
                    and unit = %s
                    and label_step = %s
                    and segment = %s""".formatted(
                        modelId,
                        Sql.literal(scorer.word()),
                        Sql.literal(part.word()),
                        Sql.literal(unit.word()),
                        Sql.literal(labelStep),
                        Sql.literal(ALL));
    }
}
