package io.plumbline.engine.handoff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.SampleLeads;
import io.plumbline.engine.export.ScoredRun;
import io.plumbline.engine.scorecard.Combination;
import io.plumbline.engine.scorecard.Level;
import io.plumbline.engine.scorecard.Playbook;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whether a lead was away for long enough, against a plain walk along the grid: of leads that come and go by the hour, on
 * grids coarser and finer than the absence asked for. {@code -Dabsences.seeds=N} tries more than a few.
 */
class AbsencesTwinTest {
    private static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z");
    private static final int HOURS = 24 * 70;
    private static final int LEADS = 12;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("absences.seeds", 12));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void leadsAreHandedOverAgainAfterTheAbsencesThatAPlainWalkFinds(long seed) {
        Market market = new Market(new Random(seed));
        assertEquals(market.plain(), market.handedOver(), "seed " + seed + ", " + market);
    }

    /** Which leads are on the level in which hour, and when one looks. */
    private static final class Market {
        private final boolean[][] on = new boolean[LEADS][HOURS + 1];
        private final int step;
        private final int againAfter;
        private final List<Integer> runs = new ArrayList<>();

        Market(Random random) {
            step = new int[] {1, 24, 24 * 7, 24 * 30}[random.nextInt(4)];
            againAfter = new int[] {1, 24, 24 * 3, 24 * 7, 24 * 20}[random.nextInt(5)];
            for (boolean[] lead : on) {
                for (int hour = 0; hour <= HOURS; ) {
                    boolean here = random.nextBoolean();
                    int until = hour + 1 + random.nextInt(random.nextBoolean() ? 12 : 24 * 25);
                    for (; hour < until && hour <= HOURS; hour++) {
                        lead[hour] = here;
                    }
                }
            }
            for (int hour = random.nextInt(50); hour <= HOURS; hour += 1 + random.nextInt(24 * 6)) {
                runs.add(random.nextInt(4) == 0 ? hour / step * step : hour);
            }
        }

        @Override
        public String toString() {
            return "grid of " + step + " h, again after " + againAfter + " h";
        }

        /** An hour at which a lead is handed over, as a line. */
        private static String line(int run, int lead) {
            return run + " lead-" + lead;
        }

        List<String> plain() {
            List<String> lines = new ArrayList<>();
            for (int lead = 0; lead < LEADS; lead++) {
                int last = -1;
                for (int run : runs) {
                    if (on[lead][run] && run != last && (last < 0 || away(lead, last, run) >= againAfter)) {
                        last = run;
                        lines.add(line(run, lead));
                    }
                }
            }
            lines.sort(String::compareTo);
            return lines;
        }

        /** The longest absence between a handover and now that the grid saw, in hours. */
        private int away(int lead, int handedOver, int now) {
            int longest = 0;
            for (int point = 0; point <= now; point += step) {
                if (point >= handedOver && !on[lead][point]) {
                    int back = point;
                    while (back <= now && !on[lead][back]) {
                        back += step;
                    }
                    longest = Math.max(longest, Math.min(back, now) - point);
                }
            }
            return longest;
        }

        List<String> handedOver() {
            try (SampleLeads leads = new SampleLeads()) {
                Store store = leads.store();
                for (int lead = 0; lead < LEADS; lead++) {
                    leads.lead("lead-" + lead, "2026-01-01T00:00:00Z");
                }
                int evaluated = 0;
                for (int run : runs) {
                    for (; evaluated <= run; evaluated += step) {
                        evaluate(store, evaluated);
                    }
                    handOver(leads, run);
                }
                return store.rows("""
                        select
                            concat(date_diff('hour', %s, as_of), ' ', lead_id) as line
                        from handoff
                        order by
                            line
                        """.formatted(Sql.literal(BEGIN)), row -> row.text("line"));
            }
        }

        private void evaluate(Store store, int hour) {
            String at = Sql.literal(at(hour));
            store.execute("insert into level_evaluation values (" + at + ", 'f', null, '', 0, 1)");
            for (int lead = 0; lead < LEADS; lead++) {
                boolean before = hour > 0 && on[lead][hour - step];
                if (before != on[lead][hour]) {
                    store.insert("""
                            insert into qualification_change
                                (lead_id, level, changed_at, change, reason, scorecard_fingerprint, run_id)
                            values (?, 'mql', %s, ?, '', 'f', 1)
                            """.formatted(at), "lead-" + lead, before ? "left" : "entered");
                }
            }
        }

        private void handOver(SampleLeads leads, int hour) {
            long runId = hour + 1L;
            for (int lead = 0; lead < LEADS; lead++) {
                if (on[lead][hour]) {
                    leads.store().insert("""
                                    insert into lead_score
                                    select %s, ?, %s, 'f', 0, 0, 0, null, 0, 0, 'A1', null
                                    """.formatted(runId, Sql.literal(at(hour))), "lead-" + lead);
                    leads.store()
                            .insert("insert into qualification values (?, ?, 'mql', '', null)", runId, "lead-" + lead);
                }
            }
            new Handoff(
                            new Playbook(Optional.of(Duration.ofHours(againAfter)), Optional.empty(), List.of()),
                            leads.declared(),
                            new Openness(Set.of(), Set.of()),
                            new ScoredRun(runId, at(hour)),
                            List.of(new Level("mql", Combination.ALL_OF, List.of())),
                            Optional.empty(),
                            Optional.empty())
                    .handOver(leads.store(), runId);
        }

        private static Instant at(int hour) {
            return BEGIN.plus(Duration.ofHours(hour));
        }
    }
}
