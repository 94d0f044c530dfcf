package io.plumbline.training.threshold;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Columns;
import io.plumbline.engine.store.Store;
import io.plumbline.training.curve.EntryCurve;
import io.plumbline.training.curve.LabelledHoldout;
import io.plumbline.training.curve.Part;
import io.plumbline.training.curve.Scorer;
import io.plumbline.training.metric.Clusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows that thresholds are counted on, in memory, ordered by lead and snapshot.
 *
 * @param lead     number of each row's lead
 * @param snapshot number of its snapshot
 * @param cluster  number of its account where given, else of its lead
 * @param labels   of every row, by step
 * @param scores   of every row, by scorer; NaN where there is none
 * @param curves   ranked scores, by scorer
 */
record HeldRows(
        int[] lead,
        int[] snapshot,
        int[] cluster,
        Map<String, boolean[]> labels,
        Map<Scorer, double[]> scores,
        Map<Scorer, EntryCurve> curves) {

    /** The held-out rows of a part. */
    static HeldRows read(Store store, long modelId, Part part, Collection<String> steps, List<Scorer> scorers) {
        String condition = "model_id = " + modelId + " and part = " + Sql.literal(part.word());
        Columns columns = store.columns("""
                select
                    %s,
                %sfrom holdout_score as h
                where %s
                order by lead_id, snapshot_no
                """.formatted(numbers("h"), scores(scorers), condition));
        Map<String, boolean[]> labels = new HashMap<>();
        for (String step : steps) {
            labels.put(
                    step,
                    store.columns("""
                                    select label
                                    from holdout_label
                                    where %s
                                        and label_step = %s
                                    order by lead_id, snapshot_no
                                    """.formatted(condition, Sql.literal(step))).truth("label"));
        }
        return of(columns, labels, scorers);
    }

    /** SELECT parts: what {@link #of} needs besides scores. */
    static String numbers(String rows) {
        return "snapshot_no,\n    cast(dense_rank() over (order by lead_id) - 1 as bigint) as lead,\n"
                + "    cast(dense_rank() over (order by " + LabelledHoldout.clusterKey(rows)
                + ") - 1 as bigint) as cluster";
    }

    private static String scores(List<Scorer> scorers) {
        return scorers.stream()
                .map(scorer -> "    " + Sql.identifier(scorer.column()))
                .collect(Collectors.joining(",\n", "", "\n"));
    }

    static HeldRows of(Columns columns, Map<String, boolean[]> labels, List<Scorer> scorers) {
        int[] lead = columns.whole("lead");
        Map<Scorer, double[]> scores = new EnumMap<>(Scorer.class);
        Map<Scorer, EntryCurve> curves = new EnumMap<>(Scorer.class);
        for (Scorer scorer : scorers) {
            scores.put(scorer, columns.column(scorer.column()));
            curves.put(scorer, EntryCurve.over(columns.column(scorer.column()), lead));
        }
        return new HeldRows(lead, columns.whole("snapshot_no"), columns.whole("cluster"), labels, scores, curves);
    }

    /** Numbers of all rows. */
    int[] all() {
        return IntStream.range(0, lead.length).toArray();
    }

    /** Numbers of the snapshots of some rows, ascending. */
    int[] snapshots(int[] rows) {
        return Arrays.stream(rows).map(row -> snapshot[row]).distinct().sorted().toArray();
    }

    boolean[] label(String step) {
        return Objects.requireNonNull(labels.get(step));
    }

    double[] score(Scorer scorer) {
        return Objects.requireNonNull(scores.get(scorer));
    }

    EntryCurve curve(Scorer scorer) {
        return Objects.requireNonNull(curves.get(scorer));
    }

    /** What became of each lead at a threshold, in the order of the leads. */
    List<LeadCall> calls(int[] rows, Scorer scorer, String step, double threshold) {
        List<LeadCall> calls = new ArrayList<>();
        boolean[] label = label(step);
        double[] score = score(scorer);
        for (int from = 0; from < rows.length; ) {
            int entry = -1;
            int lastPositive = -1;
            int to = from;
            while (to < rows.length && lead[rows[to]] == lead[rows[from]]) {
                int row = rows[to];
                entry = entry < 0 && score[row] >= threshold ? row : entry;
                lastPositive = label[row] ? row : lastPositive;
                to++;
            }
            calls.add(new LeadCall(
                    cluster[rows[from]],
                    entry < 0 ? LeadCall.NEVER : snapshot[entry],
                    entry >= 0 && label[entry],
                    lastPositive < 0 ? LeadCall.NEVER : snapshot[lastPositive]));
            from = to;
        }
        return calls;
    }

    /**
     * What became of one lead.
     *
     * @param called   number of the snapshot at which it was called, {@link #NEVER} if it was not
     * @param found    whether its label was 1 there
     * @param positive number of the last snapshot at which its label was 1, {@link #NEVER} if it never was
     */
    record LeadCall(int cluster, int called, boolean found, int positive) {
        static final int NEVER = -1;

        boolean isCalled() {
            return called != NEVER;
        }

        boolean missed() {
            return positive != NEVER && !found;
        }
    }

    /** The calls as arrays. */
    static Calls arrays(List<LeadCall> calls) {
        return new Calls(
                Clusters.byNumber(calls.stream().mapToInt(LeadCall::cluster).toArray()),
                calls.stream().mapToDouble(call -> call.isCalled() ? 1 : 0).toArray(),
                calls.stream().mapToDouble(call -> call.found() ? 1 : 0).toArray(),
                calls.stream().mapToDouble(call -> call.missed() ? 1 : 0).toArray());
    }
}
