package io.plumbline.training.gate;

import io.plumbline.engine.store.Store;
import java.util.Optional;

/** Stores what the gate found. */
record GateTables(Store store, long modelId, Optional<Long> championId) {

    void write(Verdict verdict, TestRows rows) {
        for (int i = 0; i < verdict.checks().size(); i++) {
            Check check = verdict.checks().get(i);
            store.insert(
                    "insert into gate_check values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    modelId,
                    (long) i + 1,
                    check.name(),
                    check.segment(),
                    championId.orElse(null),
                    verdict.basis().word(),
                    (long) rows.size(),
                    (long) rows.positives(),
                    check.champion(),
                    check.challenger(),
                    check.measured().value(),
                    check.measured().low(),
                    check.measured().high(),
                    check.bound(),
                    check.passed(),
                    check.reason());
        }
    }
}
