package io.plumbline.engine.qualification;

import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A run that gave leads their probability.
 *
 * @param asOf    of its predictions
 * @param modelId the model that predicted; what it learned counts as long as its predictions do
 */
record Predicted(long runId, Instant asOf, long modelId) {

    /** All of them, the earliest first; of those as of one instant the newest run last. */
    static List<Predicted> in(Store store) {
        return store.rows(
                """
                select distinct
                    p.run_id as run_id,
                    p.as_of as as_of,
                    p.model_id as model_id
                from prediction as p
                order by
                    as_of,
                    run_id
                """, row -> new Predicted(row.number("run_id"), row.instant("as_of"), row.number("model_id")));
    }

    /** The one whose predictions count at an instant: the newest that is not of a later one. */
    static Optional<Predicted> at(List<Predicted> all, Instant instant) {
        return all.stream()
                .filter(each -> !each.asOf().isAfter(instant))
                .max(Comparator.comparing(Predicted::asOf).thenComparing(Predicted::runId));
    }
}
