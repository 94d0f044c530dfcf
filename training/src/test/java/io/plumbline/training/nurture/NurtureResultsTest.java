package io.plumbline.training.nurture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.store.Store;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NurtureResultsTest {
    private final Store store = Store.inMemory();

    @AfterEach
    void close() {
        store.close();
    }

    /** Leads on a track of which some moved up. */
    private void leads(long runId, String track, boolean heldOut, int count, int ups) {
        store.execute("""
                insert into nurture_lead (run_id, lead_id, track, held_out, as_of, follow_until, quadrant, points, lifts_points,
                    lifts_stage)
                select %s, '%s ' || i, '%s', %s, timestamp '2026-01-01', timestamp '2026-03-02', 'neither', 0, false, false
                from range(%s) as r(i)
                """.formatted(runId, track + heldOut, track, heldOut, count));
        if (ups >= 0) {
            store.execute("""
                    insert into nurture_follow
                    select %s, '%s ' || i, 9, 0, null, i < %s, false, false
                    from range(%s) as r(i)
                    """.formatted(runId, track + heldOut, ups, count));
        }
    }

    private List<String> told(String measure) {
        return store.rows("""
                select
                    concat_ws('|', track, treated_up || '/' || treated_count, held_out_up || '/' || held_out_count,
                        waiting_count, coalesce(round(difference, 4), -9), verdict) as line
                from nurture_result
                where measure = '%s'
                order by track
                """.formatted(measure), row -> row.text("line"));
    }

    @Test
    void thoseOnListsAreHeldAgainstThoseHeldOut() {
        leads(1, "helped", false, 400, 120);
        leads(1, "helped", true, 100, 10);
        leads(1, "unsure", false, 40, 4);
        leads(1, "unsure", true, 5, 0);
        leads(1, "annoyed", false, 400, 20);
        leads(1, "annoyed", true, 100, 25);
        new NurtureResults(store).write(9);
        List<String> expected = List.of(
                "annoyed|20/400|25/100|0|-0.2|worse",
                "helped|120/400|10/100|0|0.2|better",
                "unsure|4/40|0/5|0|0.1|cannot_tell");
        assertEquals(expected, told("up"));
        assertEquals(expected, told("stage"));
        assertEquals(
                List.of(
                        "annoyed|0/400|0/100|0|0.0|cannot_tell",
                        "helped|0/400|0/100|0|0.0|cannot_tell",
                        "unsure|0/40|0/5|0|0.0|cannot_tell"),
                told("step"));
    }

    @Test
    void withoutAHoldOutNothingCanBeTold() {
        leads(1, "all", false, 400, 120);
        new NurtureResults(store).write(9);
        assertEquals(List.of("all|120/400|0/0|0|-9.0|cannot_tell"), told("up"));
    }

    @Test
    void leadsStillFollowedWait() {
        leads(1, "some", false, 40, 12);
        leads(1, "some", true, 40, 2);
        leads(2, "some", false, 30, -1);
        leads(2, "others", true, 20, -1);
        new NurtureResults(store).write(9);
        assertEquals(List.of("some|12/40|2/40|30|0.25|better"), told("up"));
    }
}
