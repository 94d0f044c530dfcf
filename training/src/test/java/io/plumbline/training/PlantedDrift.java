package io.plumbline.training;

import io.plumbline.engine.store.Store;

/** Alarms that a training is made to have found. */
final class PlantedDrift {
    private PlantedDrift() {}

    /** An alarm of a feature's population stability index, of 0.9, in a month since the champion learned. */
    static void of(Store store, String feature, long runId, long championId) {
        store.insert("""
                insert into drift by name
                select
                    ? as run_id,
                    ? as model_id,
                    'feature' as kind,
                    ? as subject,
                    'psi' as measure,
                    9999 as snapshot_no,
                    false as in_reference,
                    100 as row_count,
                    0.9 as value,
                    true as alarm
                """, runId, championId, feature);
    }
}
