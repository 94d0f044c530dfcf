package io.plumbline.reports.section;

import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.words.Estimate;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Leads that marketing keeps warm, and what came of it.
 *
 * @param tracks  of the newest lists, the longest first
 * @param results one per track of which something is known: who moved up in any way
 */
public record NurtureLists(List<Track> tracks, List<Result> results) {
    private static final String TRACKS = """
            select *
            from nurture_list
            where run_id = %s
            order by lead_count desc, track
            """;
    private static final String RESULTS = """
            select *
            from nurture_result
            where run_id = %s
                and measure = 'up'
                and held_out_count > 0
                and treated_count > 0
            order by track
            """;

    /**
     * A track.
     *
     * @param nextStep     what marketing is to do
     * @param leadCount    leads on its list
     * @param heldOutCount leads left alone by chance
     */
    public record Track(String name, String nextStep, long leadCount, long heldOutCount) {
        private static Track of(Row row) {
            return new Track(
                    row.text("track"), row.text("next_step"), row.number("lead_count"), row.number("held_out_count"));
        }
    }

    /**
     * Who moved up, of those on lists and of those left alone.
     *
     * @param verdict better, worse or cannot_tell
     */
    public record Result(String track, double treated, double heldOut, Estimate difference, String verdict) {
        private static Result of(Row row) {
            return new Result(
                    row.text("track"),
                    (double) row.number("treated_up") / row.number("treated_count"),
                    (double) row.number("held_out_up") / row.number("held_out_count"),
                    Estimate.between(row, "difference"),
                    row.text("verdict"));
        }

        public OptionalDouble gain() {
            return difference.value();
        }
    }

    static NurtureLists read(Store store, Subject subject) {
        return new NurtureLists(
                store.rows(TRACKS.formatted(subject.newestRun(store, "nurture_list")), Track::of),
                store.rows(RESULTS.formatted(subject.newestRun(store, "nurture_result")), Result::of));
    }
}
