package io.plumbline.cli.answer;

import io.plumbline.engine.store.Store;
import java.util.List;

/**
 * Leads of today that have a band by the current scorecard and one by the draft.
 *
 * @param kind {@code grade} or {@code level}
 */
public record ReplayBand(String kind, String before, String after, long leads) {

    static List<ReplayBand> read(Store store, long runId) {
        return store.rows(
                """
                select
                    kind,
                    before,
                    after,
                    lead_count
                from replay_band
                where run_id = %s
                order by
                    kind,
                    before,
                    after
                """.formatted(runId),
                row -> new ReplayBand(
                        row.text("kind"), row.text("before"), row.text("after"), row.number("lead_count")));
    }

    boolean changes() {
        return !before.equals(after);
    }
}
