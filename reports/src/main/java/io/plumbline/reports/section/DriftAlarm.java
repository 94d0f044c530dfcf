package io.plumbline.reports.section;

import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.page.EnglishFigures;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A feature, score or rate that changed by more than chance and more than is usual.
 *
 * @param subject    its name
 * @param snapshotNo the newest month with an alarm
 * @param at         the same; absent for a table without dates
 * @param monthCount months with an alarm
 * @param change     what changed in the newest, in words
 */
public record DriftAlarm(
        String kind,
        String subject,
        String measure,
        long snapshotNo,
        Optional<Instant> at,
        long monthCount,
        String change) {

    private static final String ALARMS = """
            select
                *,
                count(*) over (partition by kind, subject, measure) as month_count
            from drift
            where run_id = %s
                and model_id = %s
                and alarm
            qualify row_number() over (partition by kind, subject, measure order by snapshot_no desc) = 1
            order by month_count desc, kind, value desc, subject, measure
            """;

    static List<DriftAlarm> read(Store store, String run, String model) {
        return store.rows(ALARMS.formatted(run, model), DriftAlarm::of);
    }

    private static DriftAlarm of(Row row) {
        return new DriftAlarm(
                row.text("kind"),
                row.text("subject"),
                row.text("measure"),
                row.number("snapshot_no"),
                row.optionalInstant("snapshot_at"),
                row.number("month_count"),
                row.text("change"));
    }

    public String month() {
        return EnglishFigures.month(at, snapshotNo);
    }

    /** What has changed, for a reader who knows no measure. */
    public String subjectWords() {
        return switch (measure) {
            case "base_rate" -> "the rate of conversions";
            case "observed_over_expected" -> "conversions against predictions";
            case "missing_rate" -> "how often " + subject + " is missing";
            default -> subject;
        };
    }

    /** What kind of thing it is. */
    public String kindWords() {
        return switch (kind) {
            case "label" -> "outcome";
            case "calibration" -> "percentages";
            default -> kind;
        };
    }
}
