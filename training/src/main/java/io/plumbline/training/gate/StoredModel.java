package io.plumbline.training.gate;

import io.plumbline.engine.model.PropensityModel;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A model as the store holds it: the champion, or the new one.
 *
 * @param runId      the run that trained it
 * @param definition of the model, as JSON
 * @param c          weight of the data against the penalty
 * @param nextRowNo  number of the first row that it did not know, for tables without dates
 */
record StoredModel(
        long modelId,
        long runId,
        Instant asOf,
        String target,
        OptionalDouble horizonDays,
        String definition,
        double c,
        Optional<Long> nextRowNo) {

    static Optional<StoredModel> champion(Store store) {
        return where(store, "status = 'champion'");
    }

    static StoredModel of(Store store, long modelId) {
        return where(store, "model_id = " + Sql.literal(modelId)).orElseThrow();
    }

    private static Optional<StoredModel> where(Store store, String condition) {
        return store.first("select * from model where " + condition, StoredModel::read);
    }

    private static StoredModel read(Row row) {
        return new StoredModel(
                row.number("model_id"),
                row.number("run_id"),
                row.instant("as_of"),
                row.text("target"),
                row.optionalReal("horizon_days"),
                row.text("definition"),
                row.real("regularisation_c"),
                row.optionalNumber("next_row_no"));
    }

    /** Whether both foresee the same: the same step within the same time. */
    boolean foreseesAs(StoredModel other) {
        return target.equals(other.target) && horizonDays.equals(other.horizonDays);
    }

    /** What it foresees, in words. */
    String foreseen() {
        return "'" + target + "'" + (horizonDays.isEmpty() ? "" : " within " + horizonDays.getAsDouble() + " days");
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
