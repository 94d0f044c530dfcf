package io.plumbline.training.replay;

import io.plumbline.engine.store.Store;
import io.plumbline.training.metric.Estimate;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Writes {@code replay_figure}. */
record FigureTable(Store store, long runId) {
    /** What a row is about. */
    record Key(String level, String basis, String measure, String labelStep) {}

    void write(Key key, Estimate current, Estimate draft, Estimate difference) {
        store.insert(
                "insert into replay_figure values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                runId,
                key.level(),
                key.basis(),
                key.measure(),
                key.labelStep(),
                orNull(current.value()),
                orNull(current.low()),
                orNull(current.high()),
                orNull(draft.value()),
                orNull(draft.low()),
                orNull(draft.high()),
                orNull(difference.value()),
                orNull(difference.low()),
                orNull(difference.high()));
    }

    static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
