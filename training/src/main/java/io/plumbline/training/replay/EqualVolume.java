package io.plumbline.training.replay;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Columns;
import io.plumbline.engine.store.Store;
import io.plumbline.training.snapshot.PastRows;
import java.util.Arrays;

/**
 * Whom each scorecard calls when it calls the same number of leads by the highest points, in unit entry over the mature rows.
 * Leads tied at the border are called in part, each as much as the volume has room for.
 *
 * @param called of each scorecard, the share of each lead that is called
 * @param found  of each scorecard, the share of each lead that is called at a row after which it takes the step
 */
record EqualVolume(double[][] called, double[][] found) {

    /**
     * Counts.
     *
     * @param volume leads that each calls, at least 1 and at most as many as have mature rows
     */
    static EqualVolume of(Store store, int volume, String labelStep) {
        double[][] called = new double[2][];
        double[][] found = new double[2][];
        for (int card = 0; card < 2; card++) {
            Border border = Border.of(best(store, card), volume);
            Called below = at(store, card, labelStep, border.below());
            Called above = at(store, card, labelStep, border.above());
            called[card] = mixed(below.calledShares(), above.calledShares(), border.share());
            found[card] = mixed(below.foundShares(), above.foundShares(), border.share());
        }
        return new EqualVolume(called, found);
    }

    double[] called(int card) {
        return called[card];
    }

    double[] found(int card) {
        return found[card];
    }

    /** The highest points that each lead reaches. */
    private static double[] best(Store store, int card) {
        return store.columns("""
                        select
                            max(r.%s) as best
                        from %s as r
                        where r.mature
                        group by
                            r.lead_no
                        order by
                            best desc
                        """.formatted(ReplayRows.points(card), ReplayRows.ROW))
                .column("best");
    }

    private static Called at(Store store, int card, String labelStep, double threshold) {
        String label = PastRows.label(labelStep);
        String points = Sql.literal(threshold);
        Columns columns = store.columns("""
                select
                    min(case when r.mature and r.%s >= %s then %s end) as code,
                    max(case when r.%s then r.snapshot_no end) as positive
                from %s as n
                left join %s as r on r.lead_no = n.lead_no
                group by
                    n.lead_no
                order by
                    n.lead_no
                """.formatted(
                        ReplayRows.points(card), points, Called.code(label), label, ReplayRows.LEAD, ReplayRows.ROW));
        return Called.of(columns.column("code"), columns.column("positive"));
    }

    private static double[] mixed(double[] below, double[] above, double share) {
        double[] mixed = new double[below.length];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = share * below[i] + (1 - share) * above[i];
        }
        return mixed;
    }

    /**
     * Where a volume lies among the best points.
     *
     * @param below the threshold that calls as many or more
     * @param above one that calls fewer
     * @param share of those tied at {@code below} that there is room for, above 0 and at most 1
     */
    private record Border(double below, double above, double share) {
        static Border of(double[] highestFirst, int volume) {
            double below = highestFirst[Math.min(volume, highestFirst.length) - 1];
            long higher =
                    Arrays.stream(highestFirst).filter(best -> best > below).count();
            long tied =
                    Arrays.stream(highestFirst).filter(best -> best == below).count();
            return new Border(below, Math.nextUp(below), Math.min(1, (double) (volume - higher) / (double) tied));
        }
    }
}
