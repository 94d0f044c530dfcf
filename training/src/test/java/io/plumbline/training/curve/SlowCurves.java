package io.plumbline.training.curve;

import io.plumbline.training.curve.HoldoutRows.HoldoutRow;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The curves of both units, by walking all rows anew for every threshold. */
final class SlowCurves {
    private SlowCurves() {}

    static List<OperatingPoint> curve(List<HoldoutRow> rows, Unit unit) {
        return rows.stream()
                .map(HoldoutRow::score)
                .filter(Double::isFinite)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .map(threshold -> unit == Unit.ROW ? ofRows(rows, threshold) : ofEntries(rows, threshold))
                .toList();
    }

    private static OperatingPoint ofRows(List<HoldoutRow> rows, double threshold) {
        long tp = 0;
        long fp = 0;
        long fn = 0;
        long tn = 0;
        for (HoldoutRow row : rows) {
            boolean called = row.score() >= threshold;
            tp += called && row.label() ? 1 : 0;
            fp += called && !row.label() ? 1 : 0;
            fn += !called && row.label() ? 1 : 0;
            tn += !called && !row.label() ? 1 : 0;
        }
        return new OperatingPoint(threshold, tp, fp, fn, tn);
    }

    private static OperatingPoint ofEntries(List<HoldoutRow> rows, double threshold) {
        Map<String, HoldoutRow> calledAt = new HashMap<>();
        Map<String, Boolean> positive = new HashMap<>();
        for (HoldoutRow row : rows) {
            positive.merge(row.lead(), row.label(), Boolean::logicalOr);
            if (row.score() >= threshold) {
                calledAt.merge(row.lead(), row, (a, b) -> a.snapshot() < b.snapshot() ? a : b);
            }
        }
        long tp = calledAt.values().stream().filter(HoldoutRow::label).count();
        long fp = calledAt.size() - tp;
        long fn = positive.entrySet().stream()
                .filter(lead -> lead.getValue())
                .filter(lead -> !calledAt.containsKey(lead.getKey())
                        || !calledAt.get(lead.getKey()).label())
                .count();
        long tn = positive.entrySet().stream()
                .filter(lead -> !lead.getValue() && !calledAt.containsKey(lead.getKey()))
                .count();
        return new OperatingPoint(threshold, tp, fp, fn, tn);
    }
}
