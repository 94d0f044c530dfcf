package io.plumbline.reports.section;

import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.words.Figures;
import io.plumbline.reports.words.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A test lead on which the two scores disagree, at the row where the one calls it or where they are widest apart.
 *
 * @param lead                  what the report calls it
 * @param snapshotNo            which snapshot
 * @param snapshotAt            absent for a table without time
 * @param points                points then
 * @param pointsPercentile      0..100 among the test rows
 * @param probability           predicted then
 * @param probabilityPercentile 0..100 among the test rows
 * @param converted             whether it reached the step in time
 * @param became                steps reached from then on, in their order
 * @param pointsBecause         rules that change its points most, in English; absent when anonymised
 * @param probabilityBecause    features that set it apart most, in English; absent when anonymised
 */
public record SwapLead(
        String lead,
        long snapshotNo,
        Optional<Instant> snapshotAt,
        double points,
        double pointsPercentile,
        double probability,
        double probabilityPercentile,
        boolean converted,
        Optional<String> became,
        Optional<String> pointsBecause,
        Optional<String> probabilityBecause) {

    private static final String LEADS = """
            select *
            from swap_lead
            where model_id = %s
            order by %s, level, direction desc, position
            """;

    static List<Listed> read(Store store, Subject subject) {
        return store.rows(
                LEADS.formatted(subject.modelId(), Levels.PLACE),
                row -> new Listed(row.text("level"), row.text("direction"), of(row, subject)));
    }

    /** A lead and the list it stands in. */
    record Listed(String level, String direction, SwapLead lead) {}

    /** What a lead did is told to nobody who must not know who it is. */
    private static SwapLead of(Row row, Subject subject) {
        return new SwapLead(
                subject.leads().of(row.text("lead_id")),
                row.number("snapshot_no"),
                row.optionalInstant("snapshot_at"),
                row.real("points"),
                row.real("points_percentile"),
                row.real("probability"),
                row.real("probability_percentile"),
                row.truth("label"),
                row.optionalText("became"),
                row.optionalText("points_because").filter(reasons -> !subject.anonymised()),
                row.optionalText("probability_because").filter(reasons -> !subject.anonymised()));
    }

    /** When, or the number of the snapshot. */
    public String moment(Words words) {
        return snapshotAt
                .map(Figures::instant)
                .orElseGet(() -> words.say(
                        "comparison.snapshot", "number", words.figures().count(snapshotNo)));
    }
}
