package io.plumbline.reports.section;

import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a draft of the scorecard would have done in the past, beside the current one.
 *
 * @param file      of the draft
 * @param firstAt   first moment replayed; absent for a table without dates
 * @param lastAt    the last one
 * @param rowCount  leads at moments whose outcome is known, count
 * @param positives those of them that converted
 * @param seen      whether the draft was suggested from some of these moments, which flatters it
 * @param handovers leads that would be handed over at once by the draft and not by the current scorecard
 * @param figures   what both ranked and found
 */
public record ReplaySummary(
        String file,
        Optional<Instant> firstAt,
        Optional<Instant> lastAt,
        long rowCount,
        long positives,
        boolean seen,
        long handovers,
        List<ReplayFigure> figures) {

    private static final String REPLAY = """
            select
                *,
                (select count(*) from replay_handover as h where h.run_id = r.run_id) as handover_count
            from replay as r
            where r.run_id = %s
                and r.current_fingerprint != r.draft_fingerprint
            """;

    static Optional<ReplaySummary> read(Store store, Subject subject) {
        String run = subject.newestRun(store, "replay");
        List<ReplayFigure> figures = ReplayFigure.read(store, run);
        return store.first(REPLAY.formatted(run), row -> of(row, figures));
    }

    private static ReplaySummary of(Row row, List<ReplayFigure> figures) {
        Optional<Instant> first = row.optionalInstant("first_snapshot_at");
        return new ReplaySummary(
                row.text("file"),
                first,
                row.optionalInstant("last_snapshot_at"),
                row.number("mature_row_count"),
                row.number("positive_count"),
                row.optionalInstant("unseen_from")
                        .filter(unseen -> first.filter(unseen::isAfter).isPresent())
                        .isPresent(),
                row.number("handover_count"),
                figures);
    }

    private Optional<ReplayFigure> ofRows(String measure) {
        return figures.stream()
                .filter(figure ->
                        figure.basis().equals("rows") && figure.measure().equals(measure))
                .findFirst();
    }

    /** Average precision, which takes leads of equal points together. */
    public Optional<ReplayFigure> precision() {
        return ofRows("average_precision");
    }

    public Optional<ReplayFigure> area() {
        return ofRows("roc_auc");
    }

    /** How many different points the ranked leads have, where the draft tells fewer leads apart. */
    public Optional<ReplayFigure> ties() {
        return ofRows("different_points")
                .filter(figure -> figure.draft().orElse(0) < figure.current().orElse(0));
    }

    /** What both find among as many leads, level by level. */
    public List<ReplayFigure> found() {
        return figures.stream()
                .filter(figure -> figure.basis().equals("equal_volume")
                        && figure.measure().equals("found"))
                .toList();
    }

    /** Which points rank better: better, worse, worse_by_precision, contradicting or open. */
    public String ranking() {
        int precision = precision().map(ReplayFigure::direction).orElse(0);
        int area = area().map(ReplayFigure::direction).orElse(0);
        if (precision * area < 0) {
            return "contradicting";
        }
        return precision > 0 ? "better" : precision == 0 ? "open" : area < 0 ? "worse" : "worse_by_precision";
    }
}
