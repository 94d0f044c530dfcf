package io.plumbline.engine.qualification;

import io.plumbline.engine.scorecard.Scorecard;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * An instant at which levels are evaluated, and the scorecard that is in force then.
 *
 * @param fingerprint of the scorecard, worked out once for all its points
 */
record GridPoint(Instant at, Scorecard scorecard, String fingerprint) {
    /** No grid begins by itself before this day: what is older is no lead but a date that was never set. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    /**
     * The points of all grids in force, each on the grid of its own scorecard, in rising order; none before the day from
     * which on the newest has its grid.
     *
     * @param scorecards in the order in which they came into force; at least one
     * @param firstLead  where a grid begins that does not say so
     * @param to         inclusive
     */
    static List<GridPoint> upTo(List<InForce> scorecards, Instant firstLead, Instant to) {
        Instant begin = begin(scorecards.get(scorecards.size() - 1), firstLead);
        List<GridPoint> points = new ArrayList<>();
        for (int i = 0; i < scorecards.size(); i++) {
            InForce each = scorecards.get(i);
            Instant from = i == 0 || each.from().isBefore(begin) ? begin : each.from();
            Instant until =
                    i + 1 < scorecards.size() ? before(scorecards.get(i + 1).from(), to) : to;
            String fingerprint = each.scorecard().fingerprint();
            each.scorecard()
                    .grid()
                    .points(from, until)
                    .forEach(at -> points.add(new GridPoint(at, each.scorecard(), fingerprint)));
        }
        return points;
    }

    private static Instant begin(InForce newest, Instant firstLead) {
        Instant first = firstLead.isBefore(EARLIEST) ? EARLIEST : firstLead;
        return newest.scorecard()
                .grid()
                .since()
                .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant())
                .filter(first::isBefore)
                .orElse(first);
    }

    /** The last instant that belongs to a scorecard, when the next one is in force from another on. */
    private static Instant before(Instant next, Instant to) {
        Instant last = next.minusNanos(1_000);
        return last.isBefore(to) ? last : to;
    }
}
