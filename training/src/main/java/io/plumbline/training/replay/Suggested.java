package io.plumbline.training.replay;

import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A draft that {@code audit --suggest} wrote.
 *
 * @param runId      the run that wrote it
 * @param modelId    the model whose audit it was made from
 * @param unseenFrom the first moment that it has not learned from; empty without time
 */
public record Suggested(long runId, long modelId, Optional<Instant> unseenFrom) {

    /** The newest suggestion of a scorecard; empty where it is none. */
    static Optional<Suggested> of(Store store, String fingerprint) {
        return store
                .rows(
                        """
                        select
                            s.run_id as run_id,
                            s.model_id as model_id,
                            s.scorecard_fingerprint as fingerprint,
                            s.unseen_from as unseen_from
                        from suggestion as s
                        order by
                            s.run_id desc
                        """,
                        row -> row.text("fingerprint").equals(fingerprint)
                                ? Optional.of(new Suggested(
                                        row.number("run_id"),
                                        row.number("model_id"),
                                        row.optionalInstant("unseen_from")))
                                : Optional.<Suggested>empty())
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The model on whose test rows alone it is new, where rows have no moments. */
    OptionalLong testOf() {
        return unseenFrom.isEmpty() ? OptionalLong.of(modelId) : OptionalLong.empty();
    }
}
