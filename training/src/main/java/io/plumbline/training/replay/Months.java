package io.plumbline.training.replay;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.training.metric.Clusters;
import io.plumbline.training.metric.Estimate;
import io.plumbline.training.threshold.RatioInterval;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes {@code replay_month}.
 *
 * @param moments    in their order
 * @param unseenFrom the first moment that a suggestion has not learned from; empty where the draft is none
 */
record Months(Store store, long runId, List<Month> moments, Optional<Instant> unseenFrom) {

    /** A moment of history; without time it has no instant. */
    record Month(long number, Optional<Instant> at, boolean mature) {}

    /** The months of {@link ReplayRows}. */
    static Months read(Store store, long runId, Optional<Instant> unseenFrom) {
        List<Month> moments = store.rows(
                """
                select
                    m.snapshot_no as snapshot_no,
                    min(m.snapshot_at) as snapshot_at,
                    bool_and(m.mature) as mature
                from %s as m
                group by
                    m.snapshot_no
                order by
                    m.snapshot_no
                """.formatted(ReplayRows.MOMENT),
                row -> new Month(row.number("snapshot_no"), row.optionalInstant("snapshot_at"), row.truth("mature")));
        return new Months(store, runId, moments, unseenFrom);
    }

    void write(String level, String labelStep, Clusters clusters, Called current, Called draft) {
        for (Month month : moments) {
            write(level, labelStep, clusters, month, "current", current);
            write(level, labelStep, clusters, month, "draft", draft);
        }
    }

    private void write(
            String level, String labelStep, Clusters clusters, Month month, String scorecard, Called called) {
        int[] then = leads(called, lead -> called.moment()[lead] == month.number());
        int[] found = leads(called, lead -> called.moment()[lead] == month.number() && called.found()[lead]);
        int[] missed = leads(called, lead -> called.missed(lead) && called.positive()[lead] == month.number());
        boolean mature = month.mature();
        Estimate precision = share(clusters, found, then);
        Estimate recall = share(clusters, found, joined(found, missed));
        store.insert(
                "insert into replay_month values (?, ?, ?, ?, %s, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        .formatted(month.at().map(Sql::literal).orElse("null")),
                runId,
                level,
                scorecard,
                month.number(),
                labelStep,
                mature,
                isSeen(month),
                (long) then.length,
                mature ? (long) found.length : null,
                mature ? (long) missed.length : null,
                known(mature, precision.value()),
                known(mature, precision.low()),
                known(mature, precision.high()),
                known(mature, recall.value()),
                known(mature, recall.low()),
                known(mature, recall.high()));
    }

    private boolean isSeen(Month month) {
        return unseenFrom.isPresent()
                && month.at().filter(at -> at.isBefore(unseenFrom.get())).isPresent();
    }

    private static OptionalDouble known(boolean mature, OptionalDouble value) {
        return mature ? value : OptionalDouble.empty();
    }

    private static int[] leads(Called called, IntPredicate which) {
        return IntStream.range(0, called.moment().length).filter(which).toArray();
    }

    private static int[] joined(int[] some, int[] others) {
        return IntStream.concat(IntStream.of(some), IntStream.of(others)).toArray();
    }

    private static Estimate share(Clusters clusters, int[] part, int[] whole) {
        double[] above = new double[whole.length];
        double[] below = new double[whole.length];
        Set<Integer> counted = IntStream.of(part).boxed().collect(Collectors.toSet());
        for (int i = 0; i < whole.length; i++) {
            above[i] = counted.contains(whole[i]) ? 1 : 0;
            below[i] = 1;
        }
        Clusters those = Clusters.byNumber(IntStream.of(whole).map(clusters::of).toArray());
        return RatioInterval.share(those, above, below);
    }
}
