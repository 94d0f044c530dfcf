package io.plumbline.training.replay;

import io.plumbline.engine.qualification.TriedLevels;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Columns;
import io.plumbline.engine.store.Store;
import io.plumbline.training.metric.ClusterBootstrap;
import io.plumbline.training.metric.ClusterSums;
import io.plumbline.training.metric.Clusters;
import io.plumbline.training.metric.Estimate;
import io.plumbline.training.snapshot.PastRows;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * One level of both scorecards over history: whom each calls and what became of them, as written and at equal volume.
 *
 * @param cards     the current scorecard and the draft
 * @param labelStep the step that the level is held against
 * @param clusters  of the leads, by their number
 */
record LevelReplay(
        Store store,
        long runId,
        List<Scorecard> cards,
        String level,
        String labelStep,
        Clusters clusters,
        ClusterBootstrap bootstrap) {
    private static final int CALLED = 0;
    private static final int FOUND = 1;

    /** Leads of which one scorecard finds more than half and the other not: with leads tied at the border, in part. */
    private static final double HALF = 0.5;

    void write(Months months) {
        Columns columns = store.columns("""
                select
                    min(case when %s then %s end) as code_0,
                    min(case when %s then %s end) as code_1,
                    max(case when r.%s then r.snapshot_no end) as positive
                from %s as n
                left join %s as r on r.lead_no = n.lead_no
                group by
                    n.lead_no
                order by
                    n.lead_no
                """.formatted(
                        on(0), code(), on(1), code(), PastRows.label(labelStep), ReplayRows.LEAD, ReplayRows.ROW));
        Called current = Called.of(columns.column("code_0"), columns.column("positive"));
        Called draft = Called.of(columns.column("code_1"), columns.column("positive"));
        months.write(level, labelStep, clusters, current, draft);
        figures(
                "as_written",
                sums(current.calledShares(), current.foundShares(), current),
                sums(draft.calledShares(), draft.foundShares(), draft));
        int volume = (int) Arrays.stream(current.calledShares()).sum();
        if (volume > 0) {
            EqualVolume equal = EqualVolume.of(store, volume, labelStep);
            figures(
                    "equal_volume",
                    sums(equal.called(0), equal.found(0), current),
                    sums(equal.called(1), equal.found(1), current));
        }
    }

    private String code() {
        return Called.code(PastRows.label(labelStep));
    }

    /** Whether a scorecard has the lead of {@code r} on the level; it may have no such level. */
    private String on(int card) {
        boolean has =
                cards.get(card).levels().stream().anyMatch(each -> each.name().equals(level));
        return has ? "r." + TriedLevels.onLevel(card, level) : "false";
    }

    private record Sums(double[] called, double[] found, double[] positive) {}

    private static Sums sums(double[] called, double[] found, Called of) {
        return new Sums(called, found, of.positiveShares());
    }

    private void figures(String basis, Sums current, Sums draft) {
        ClusterSums sums = ClusterSums.of(
                clusters,
                bootstrap,
                current.called(),
                current.found(),
                draft.called(),
                draft.found(),
                current.positive());
        write(basis, "called", sums, (sum, card) -> OptionalDouble.of(sum[2 * card + CALLED]));
        write(basis, "found", sums, (sum, card) -> OptionalDouble.of(sum[2 * card + FOUND]));
        write(basis, "missed", sums, (sum, card) -> OptionalDouble.of(sum[4] - sum[2 * card + FOUND]));
        write(
                basis,
                "precision",
                sums,
                (sum, card) -> ClusterSums.ratio(sum[2 * card + FOUND], sum[2 * card + CALLED]));
        write(basis, "recall", sums, (sum, card) -> ClusterSums.ratio(sum[2 * card + FOUND], sum[4]));
        leads(basis, current.found(), draft.found());
    }

    private interface Measure {
        OptionalDouble of(double[] sums, int card);
    }

    private void write(String basis, String measure, ClusterSums sums, Measure of) {
        new FigureTable(store, runId)
                .write(
                        new FigureTable.Key(level, basis, measure, labelStep),
                        estimate(sums, measure, 0, of),
                        estimate(sums, measure, 1, of),
                        sums.estimate(sum -> minus(of.of(sum, 1), of.of(sum, 0))));
    }

    private static Estimate estimate(ClusterSums sums, String measure, int card, Measure of) {
        return switch (measure) {
            case "precision" -> sums.share(sum -> sum[2 * card + FOUND], sum -> sum[2 * card + CALLED]);
            case "recall" -> sums.share(sum -> sum[2 * card + FOUND], sum -> sum[4]);
            default -> {
                Function<double[], OptionalDouble> figure = sum -> of.of(sum, card);
                yield sums.estimate(figure);
            }
        };
    }

    private static OptionalDouble minus(OptionalDouble draft, OptionalDouble current) {
        return draft.isPresent() && current.isPresent()
                ? OptionalDouble.of(draft.getAsDouble() - current.getAsDouble())
                : OptionalDouble.empty();
    }

    private void leads(String basis, double[] current, double[] draft) {
        double[] lead = new double[current.length];
        double[] change = new double[current.length];
        int count = 0;
        for (int i = 0; i < current.length; i++) {
            if (Math.abs(draft[i] - current[i]) > HALF) {
                lead[count] = i;
                change[count++] = draft[i] - current[i];
            }
        }
        store.execute("create or replace temp table replay_changed (lead_no double, change double)");
        store.append("replay_changed", Arrays.copyOf(lead, count), Arrays.copyOf(change, count));
        store.execute("""
                insert into replay_lead
                select
                    %s as run_id,
                    %s as level,
                    %s as basis,
                    n.lead_id as lead_id,
                    case when c.change > 0 then 'gained' else 'lost' end as change
                from replay_changed as c
                join %s as n on n.lead_no = c.lead_no
                order by
                    n.lead_id
                """.formatted(Sql.literal(runId), Sql.literal(level), Sql.literal(basis), ReplayRows.LEAD));
        store.execute("drop table replay_changed");
    }
}
