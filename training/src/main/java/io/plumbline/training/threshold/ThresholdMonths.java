package io.plumbline.training.threshold;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.ThresholdPolicy;
import io.plumbline.training.curve.OperatingPoint;
import io.plumbline.training.curve.Part;
import io.plumbline.training.curve.Scorer;
import io.plumbline.training.threshold.HeldRows.LeadCall;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How steady chosen thresholds are: what they gave in each month, and what the same policies choose from one month alone,
 * and from all but one of the last months. Writes {@code threshold_month}.
 *
 * @param chosenMonths length of the out-of-fold period; empty for a table without dates
 */
record ThresholdMonths(
        Store store,
        long modelId,
        Map<String, ThresholdPolicy> policies,
        HeldRows outOfFold,
        HeldRows test,
        OptionalDouble chosenMonths) {

    /** The last months that are left out one by one. */
    private static final int LEFT_OUT = 6;

    /**
     * Measures the thresholds of a scorer for a segment.
     *
     * @param chosen   numbers of the segment's out-of-fold rows
     * @param tested   numbers of its test rows
     * @param capacity share of a capacity per month that is the segment's
     */
    void write(
            Scorer scorer,
            String segment,
            Map<String, ThresholdChoice> choices,
            int[] chosen,
            int[] tested,
            double capacity) {
        int[] months = outOfFold.snapshots(chosen);
        if (chosenMonths.isEmpty() && months.length < 2) {
            return;
        }
        LevelChooser chooser = new LevelChooser(policies, outOfFold);
        Map<Integer, Map<String, ThresholdChoice>> alone = new HashMap<>();
        Map<Integer, Map<String, ThresholdChoice>> without = new HashMap<>();
        OptionalDouble one = chosenMonths.isEmpty() ? chosenMonths : OptionalDouble.of(1);
        OptionalDouble others = chosenMonths.isEmpty() || months.length < 2
                ? OptionalDouble.empty()
                : OptionalDouble.of(chosenMonths.getAsDouble() * (months.length - 1) / months.length);
        for (int i = 0; i < months.length; i++) {
            int month = months[i];
            alone.put(month, chooser.choose(scorer, only(outOfFold, chosen, month, true), one, capacity));
            if (i >= months.length - LEFT_OUT && months.length > 1) {
                without.put(month, chooser.choose(scorer, only(outOfFold, chosen, month, false), others, capacity));
            }
        }
        List<String> values = new ArrayList<>();
        choices.forEach((level, choice) -> choice.point().ifPresent(point -> {
            String step = Objects.requireNonNull(policies.get(level)).label();
            String key = modelId + ", " + Sql.literal(scorer.word()) + ", " + Sql.literal(level) + ", "
                    + Sql.literal(segment) + ", ";
            rows(Part.OUT_OF_FOLD, outOfFold.calls(chosen, scorer, step, point.threshold()), months)
                    .forEach((month, counts) -> values.add("(" + key + counts + ", "
                            + threshold(alone.get(month), level) + ", " + threshold(without.get(month), level) + ")"));
            int[] later = test.snapshots(tested);
            rows(Part.TEST, test.calls(tested, scorer, step, point.threshold()), later)
                    .forEach((month, counts) -> values.add("(" + key + counts + ", null, null)"));
        }));
        insert(values);
    }

    private static int[] only(HeldRows rows, int[] chosen, int month, boolean inside) {
        return Arrays.stream(chosen)
                .filter(row -> (rows.snapshot()[row] == month) == inside)
                .toArray();
    }

    private static Map<Integer, String> rows(Part part, List<LeadCall> calls, int[] months) {
        Map<Integer, String> rows = new TreeMap<>();
        for (int month : months) {
            long called = calls.stream().filter(call -> call.called() == month).count();
            long found = calls.stream()
                    .filter(call -> call.called() == month && call.found())
                    .count();
            long missed = calls.stream()
                    .filter(call -> call.missed() && call.positive() == month)
                    .count();
            rows.put(
                    month,
                    Sql.literal(part.word()) + ", " + month + ", " + called + ", " + found + ", " + missed + ", "
                            + ratio(found, called) + ", " + ratio(found, found + missed));
        }
        return rows;
    }

    private static String ratio(long part, long whole) {
        return whole == 0 ? "null" : Sql.literal((double) part / whole);
    }

    private static String threshold(@Nullable Map<String, ThresholdChoice> choices, String level) {
        return choices == null || !choices.containsKey(level)
                ? "null"
                : choices.get(level)
                        .point()
                        .map(OperatingPoint::threshold)
                        .map(Sql::literal)
                        .orElse("null");
    }

    private void insert(List<String> values) {
        if (values.isEmpty()) {
            return;
        }
        store.execute("""
                insert into threshold_month
                select
                    v.model_id as model_id,
                    v.scorer as scorer,
                    v.level as level,
                    v.segment as segment,
                    v.part as part,
                    v.snapshot_no as snapshot_no,
                    s.snapshot_at as snapshot_at,
                    v.called as called,
                    v.found as found,
                    v.missed as missed,
                    v.precision as precision,
                    v.recall as recall,
                    v.alone as alone_threshold,
                    v.without as without_threshold
                from (values %s) as v(
                    model_id, scorer, level, segment, part, snapshot_no, called, found, missed, precision, recall,
                    alone, without)
                left join (
                    select
                        snapshot_no,
                        date_trunc('month', min(snapshot_at)) as snapshot_at
                    from holdout_score
                    where model_id = %s
                    group by snapshot_no
                ) as s on s.snapshot_no = v.snapshot_no
                """.formatted(String.join(",\n", values), modelId));
    }
}
