package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Page;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What changed since a model learned, as a run measured it.
 *
 * @param figures figures that could have given an alarm
 * @param alarms  the newest of each feature, score or rate that changed
 */
public record Drift(long figures, List<Alarm> alarms) {
    private static final int SHOWN = 12;

    /**
     * An alarm.
     *
     * @param modelId the model that learned before the change
     * @param month   the newest with an alarm; absent for tables without dates
     * @param months  how many months have one
     * @param change  what changed, in words
     */
    public record Alarm(
            long modelId,
            String kind,
            String subject,
            String measure,
            Optional<Instant> month,
            long months,
            double value,
            String change) {

        private static Alarm of(Row row) {
            return new Alarm(
                    row.number("model_id"),
                    row.text("kind"),
                    row.text("subject"),
                    row.text("measure"),
                    row.optionalInstant("snapshot_at"),
                    row.number("month_count"),
                    row.real("value"),
                    row.text("change"));
        }

        private String sentence() {
            return subject
                    + month.map(at -> " in " + at.toString().substring(0, "2026-01".length()))
                            .orElse("")
                    + (months > 1 ? " (" + months + " months)" : "") + ": " + change;
        }
    }

    /** Reads the drift of a run against the model that was there before it, else against the one it trained. */
    static Drift read(Store store, long runId) {
        String since = """
                from drift
                where run_id = %s
                    and not in_reference
                    and model_id = (select min(model_id) from drift where run_id = %s and not in_reference)
                """.formatted(runId, runId);
        return new Drift(
                store.number("select count(*)\n" + since).orElse(0L), store.rows("""
                        select
                            *,
                            count(*) over (partition by kind, subject, measure) as month_count
                        %s
                            and alarm
                        qualify row_number() over (partition by kind, subject, measure order by snapshot_no desc) = 1
                        order by kind, month_count desc, value desc, subject, measure
                        """.formatted(since), Alarm::of));
    }

    void print(Page page) {
        if (figures == 0) {
            return;
        }
        if (alarms.isEmpty()) {
            page.heading("Drift: no alarm");
            page.line("None of " + figures + " figures of the months since changed by more than is usual.");
            return;
        }
        page.heading("Drift: what changed since model " + alarms.get(0).modelId() + " learned");
        page.list(alarms.stream().limit(SHOWN).map(Alarm::sentence).toList());
        if (alarms.size() > SHOWN) {
            page.line((alarms.size() - SHOWN) + " more: plumbline sql \"from drift where alarm\"");
        }
    }
}
