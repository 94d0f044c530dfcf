package io.plumbline.reports.section;

import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.words.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A feature, score or rate that changed by more than chance and more than is usual.
 *
 * @param subject    its name
 * @param snapshotNo the newest month with an alarm
 * @param at         the same; absent for a table without dates
 * @param monthCount months with an alarm
 * @param value      of the measure in the newest
 * @param reference  the same of what the model learned from; absent for the stability index
 * @param from       from what on there is an alarm
 * @param change     what changed in the newest, as the store says it in English
 */
public record DriftAlarm(
        String kind,
        String subject,
        String measure,
        long snapshotNo,
        Optional<Instant> at,
        long monthCount,
        OptionalDouble value,
        OptionalDouble reference,
        OptionalDouble from,
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
                row.optionalReal("value"),
                row.optionalReal("reference_value"),
                row.optionalReal("alarm_from"),
                row.text("change"));
    }

    public String month() {
        return DriftMonth.name(at, snapshotNo);
    }

    /** What has changed, for a reader who knows no measure. */
    public String subjectWords(Words words) {
        String key = "drift.subject." + measure;
        return words.has(key) ? words.say(key, "subject", subject) : words.named("scorer", subject);
    }

    /** What changed in the newest month. */
    public String changeWords(Words words) {
        boolean times = measure.equals("psi") || kind.equals("calibration");
        return words.say(
                "drift.change." + measure,
                "value",
                times ? words.figures().decimal(value, 2) : words.figures().share(value),
                "reference",
                words.figures().share(reference),
                "bound",
                words.figures().decimal(from, 2));
    }

    /** Whether the store's words say which values changed, which no figure does. */
    public boolean isNamedByChange() {
        return measure.equals("psi");
    }

    /** Its name in a sentence of findings. */
    String named() {
        return switch (measure) {
            case "base_rate" -> "the rate of conversions";
            case "observed_over_expected" -> "conversions against predictions";
            case "missing_rate" -> "how often " + subject + " is missing";
            default -> subject;
        };
    }
}
