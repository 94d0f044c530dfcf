package io.plumbline.training.nurture;

import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.training.metric.Estimate;
import io.plumbline.training.nurture.ShareDifference.Side;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Who moved up: of each track the leads on lists against those held out, as they were drawn, whether or not marketing did what
 * the list said. Reads {@code nurture_lead} and {@code nurture_follow}; writes {@code nurture_result}.
 */
public record NurtureResults(Store store) {
    private record Followed(String track, String cluster, boolean heldOut, boolean stage, boolean level, boolean step) {
        static Followed of(Row row) {
            return new Followed(
                    row.text("track"),
                    row.text("cluster"),
                    row.truth("held_out"),
                    row.truth("stage_up"),
                    row.truth("level_up"),
                    row.truth("step_up"));
        }

        private boolean any() {
            return stage || level || step;
        }
    }

    /** A way to move up, and its word. */
    private record Measure(String word, Predicate<Followed> up) {}

    private static final List<Measure> MEASURES = List.of(
            new Measure("up", Followed::any),
            new Measure("stage", Followed::stage),
            new Measure("level", Followed::level),
            new Measure("step", Followed::step));

    /**
     * Writes the results of all tracks of which something is known.
     *
     * @param runId the command's own run
     */
    public void write(long runId) {
        Map<String, Long> waiting = store.rows("""
                        select
                            n.track as track,
                            count(*) as leads
                        from nurture_lead as n
                        where n.run_id not in (select f.run_id from nurture_follow as f)
                        group by
                            n.track
                        """, row -> Map.entry(row.text("track"), row.number("leads"))).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        followed()
                .forEach((track, leads) -> MEASURES.forEach(
                        measure -> write(runId, track, measure, leads, waiting.getOrDefault(track, 0L))));
    }

    private Map<String, List<Followed>> followed() {
        return store.rows("""
                        select
                            n.track as track,
                            coalesce('account ' || l.account_id, 'lead ' || n.lead_id) as cluster,
                            n.held_out as held_out,
                            f.stage_up as stage_up,
                            f.level_up as level_up,
                            f.step_up as step_up
                        from nurture_follow as f
                        join nurture_lead as n on n.run_id = f.run_id
                            and n.lead_id = f.lead_id
                        left join lead as l on l.lead_id = n.lead_id
                        """, Followed::of).stream().collect(Collectors.groupingBy(Followed::track));
    }

    private void write(long runId, String track, Measure measure, List<Followed> leads, long waiting) {
        Side treated = side(leads, measure, false);
        Side heldOut = side(leads, measure, true);
        Estimate difference = ShareDifference.of(treated, heldOut);
        store.insert(
                "insert into nurture_result values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                runId,
                track,
                measure.word(),
                treated.count(),
                treated.ups(),
                heldOut.count(),
                heldOut.ups(),
                waiting,
                difference.value(),
                difference.low(),
                difference.high(),
                verdict(difference));
    }

    private static Side side(List<Followed> leads, Measure measure, boolean heldOut) {
        List<Followed> side =
                leads.stream().filter(lead -> lead.heldOut() == heldOut).toList();
        boolean[] up = new boolean[side.size()];
        for (int i = 0; i < up.length; i++) {
            up[i] = measure.up().test(side.get(i));
        }
        return new Side(side.stream().map(Followed::cluster).toList(), up);
    }

    private static String verdict(Estimate difference) {
        if (difference.low().orElse(0) > 0) {
            return "better";
        }
        return difference.high().orElse(0) < 0 ? "worse" : "cannot_tell";
    }
}
