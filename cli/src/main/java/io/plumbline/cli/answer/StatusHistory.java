package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Page;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.List;

/** What became of a model, oldest first. */
public record StatusHistory(List<Change> changes) {

    /**
     * A change of its status.
     *
     * @param cause why, as one word
     */
    public record Change(Instant at, long runId, String status, String cause, String reason) {}

    /** Reads the history of a model. */
    public static StatusHistory read(Store store, long modelId) {
        return new StatusHistory(store.rows(
                """
                select
                    changed_at,
                    run_id,
                    status,
                    cause,
                    reason
                from model_status
                where model_id = %s
                order by change_no
                """.formatted(modelId),
                row -> new Change(
                        row.instant("changed_at"),
                        row.number("run_id"),
                        row.text("status"),
                        row.text("cause"),
                        row.text("reason"))));
    }

    void print(Page page) {
        page.list(changes.stream()
                .map(each -> each.status() + " since " + each.at() + ", run " + each.runId() + ": " + each.reason())
                .toList());
    }
}
