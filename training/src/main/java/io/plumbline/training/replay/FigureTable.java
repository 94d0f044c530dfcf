package io.plumbline.training.replay;

import io.plumbline.engine.store.Store;
import io.plumbline.training.metric.Estimate;

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
                current.value(),
                current.low(),
                current.high(),
                draft.value(),
                draft.low(),
                draft.high(),
                difference.value(),
                difference.low(),
                difference.high());
    }
}
