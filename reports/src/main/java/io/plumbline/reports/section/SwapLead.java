package io.plumbline.reports.section;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.page.EnglishFigures;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A test lead on which the two scores disagree widely, at its widest row.
 *
 * @param leadId                the company's own id
 * @param snapshotNo            which snapshot
 * @param snapshotAt            absent for a table without time
 * @param points                points then
 * @param pointsPercentile      0..100 among the test rows
 * @param probability           predicted then
 * @param probabilityPercentile 0..100 among the test rows
 * @param converted             whether it reached the target in time
 * @param became                steps reached from then on, in their order
 * @param pointsBecause         rules that change its points most, in words
 * @param probabilityBecause    features that set it apart most, in words
 */
public record SwapLead(
        String leadId,
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

    /** Leads shown in each direction. */
    public static final int SHOWN = 25;

    private static final String LEADS = """
            select *
            from swap_lead
            where model_id = %s
                and level = 'all'
                and direction = %s
            order by position
            limit %s
            """;

    static List<SwapLead> read(Store store, Subject subject, String direction) {
        return store.rows(LEADS.formatted(subject.modelId(), Sql.literal(direction), SHOWN), SwapLead::of);
    }

    /** When, or the number of the snapshot. */
    public String moment() {
        return snapshotAt.map(EnglishFigures::instant).orElse("number " + snapshotNo);
    }

    private static SwapLead of(Row row) {
        return new SwapLead(
                row.text("lead_id"),
                row.number("snapshot_no"),
                row.optionalInstant("snapshot_at"),
                row.real("points"),
                row.real("points_percentile"),
                row.real("probability"),
                row.real("probability_percentile"),
                row.truth("label"),
                row.optionalText("became"),
                row.optionalText("points_because"),
                row.optionalText("probability_because"));
    }
}
