package io.plumbline.training.gate;

import io.plumbline.engine.model.PropensityModel;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The model in use, as the store holds it.
 *
 * @param definition of the model, as JSON
 * @param c          weight of the data against the penalty
 * @param nextRowNo  number of the first row that it did not know, for tables without dates
 */
record Champion(
        long modelId,
        Instant asOf,
        String target,
        OptionalDouble horizonDays,
        String definition,
        double c,
        Optional<Long> nextRowNo) {

    static Optional<Champion> of(Store store) {
        return store.first(
                """
                select
                    model_id,
                    as_of,
                    target,
                    horizon_days,
                    definition,
                    regularisation_c,
                    next_row_no
                from model
                where status = 'champion'
                """,
                row -> new Champion(
                        row.number("model_id"),
                        row.instant("as_of"),
                        row.text("target"),
                        row.optionalReal("horizon_days"),
                        row.text("definition"),
                        row.real("regularisation_c"),
                        row.optionalNumber("next_row_no")));
    }

    /** Whether a model foresees the same: the same step within the same time. */
    boolean foresees(PropensityModel model) {
        return target.equals(model.target()) && horizonDays.equals(model.horizonDays());
    }

    /**
     * Reads the definition.
     *
     * @throws io.plumbline.engine.problem.ProblemException when this version cannot
     */
    PropensityModel model() {
        return PropensityModel.parse(definition);
    }
}
