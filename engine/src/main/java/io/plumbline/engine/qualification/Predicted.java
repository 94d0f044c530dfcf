package io.plumbline.engine.qualification;

import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A run that gave leads their probability. At an instant, and to a run as of it, the predictions of the newest as_of count
 * that is not later; of several as of one instant those of the newest run.
 *
 * @param asOf    of its predictions
 * @param modelId the model that predicted; what it learned counts as long as its predictions do
 */
public record Predicted(long runId, Instant asOf, long modelId) {

    /** All of them, the earliest first; of those as of one instant the newest run last. */
    public static List<Predicted> in(Store store) {
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

    /** The one whose predictions count at an instant. */
    public static Optional<Predicted> at(List<Predicted> all, Instant instant) {
        return all.stream()
                .filter(each -> !each.asOf().isAfter(instant))
                .max(Comparator.comparing(Predicted::asOf).thenComparing(Predicted::runId));
    }

    /**
     * SELECT of the runs whose predictions the levels of runs rest on: {@code run_id, predicted_run_id}, its own where a
     * run predicted. One row per run; none for a run before which there were no predictions.
     *
     * @param runs SQL list or SELECT of runs
     */
    public static String ofRuns(String runs) {
        return """
                select
                    r.run_id as run_id,
                    p.run_id as predicted_run_id
                from run as r
                join (
                    select distinct
                        run_id,
                        as_of
                    from prediction
                ) as p on p.run_id <= r.run_id
                    and p.as_of <= r.as_of
                where r.run_id in (%s)
                qualify row_number() over (partition by r.run_id order by p.as_of desc, p.run_id desc) = 1
                """.formatted(runs);
    }
}
