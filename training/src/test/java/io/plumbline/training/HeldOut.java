package io.plumbline.training;

import io.plumbline.engine.store.Store;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The held-out rows of one part under one score, and every figure of them written straight from its definition: all
 * rows are walked anew for each.
 *
 * @param rows in time order
 */
record HeldOut(List<Scored> rows) {

    /** A lead at a snapshot; {@code tiebreak} ranks equal scores. */
    record Scored(String lead, long snapshot, double score, double tiebreak, boolean label) {
        boolean above(Scored other) {
            return score > other.score || (score == other.score && tiebreak > other.tiebreak);
        }

        boolean tiedWith(Scored other) {
            return score == other.score && tiebreak == other.tiebreak;
        }
    }

    /** True and false positives, false and true negatives. */
    record Calls(long tp, long fp, long fn, long tn) {
        long volume() {
            return tp + fp;
        }

        double precision() {
            return (double) tp / (tp + fp);
        }

        double recall() {
            return (double) tp / (tp + fn);
        }

        double f1() {
            return 2.0 * tp / (2 * tp + fp + fn);
        }
    }

    /** Of the first model. */
    static HeldOut read(Store store, String part, String score, String step) {
        return read(store, 1, part, score, step);
    }

    static HeldOut read(Store store, long modelId, String part, String score, String step) {
        return new HeldOut(store.rows(
                """
                select s.lead_id, s.snapshot_no, s.%s as score, s.linear_predictor, l.label
                from holdout_score as s
                join holdout_label as l using (model_id, part, lead_id, snapshot_no)
                where s.model_id = %s and s.part = '%s' and l.label_step = '%s'
                order by s.snapshot_no, s.lead_id
                """.formatted(score, modelId, part, step),
                row -> new Scored(
                        row.text("lead_id"),
                        row.number("snapshot_no"),
                        row.real("score"),
                        score.equals("probability") ? row.real("linear_predictor") : 0,
                        row.truth("label"))));
    }

    Calls rowsCalled(double threshold) {
        return new Calls(
                count(threshold, true, true),
                count(threshold, true, false),
                count(threshold, false, true),
                count(threshold, false, false));
    }

    private long count(double threshold, boolean called, boolean label) {
        return rows.stream()
                .filter(row -> (row.score >= threshold) == called && row.label == label)
                .count();
    }

    /** Each lead is called once, at its first row with the score. */
    Calls leadsCalled(double threshold) {
        long tp = 0;
        long fp = 0;
        long fn = 0;
        long tn = 0;
        for (List<Scored> lead : byLead().values()) {
            List<Scored> reached =
                    lead.stream().filter(row -> row.score >= threshold).toList();
            boolean called = !reached.isEmpty();
            boolean rightly = called && reached.get(0).label;
            boolean converts = lead.stream().anyMatch(Scored::label);
            tp += rightly ? 1 : 0;
            fp += called && !rightly ? 1 : 0;
            fn += converts && !rightly ? 1 : 0;
            tn += !called && !converts ? 1 : 0;
        }
        return new Calls(tp, fp, fn, tn);
    }

    private Map<String, List<Scored>> byLead() {
        return rows.stream().collect(Collectors.groupingBy(Scored::lead));
    }

    List<Double> thresholds() {
        return rows.stream()
                .map(Scored::score)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    double rocAuc() {
        double won = 0;
        for (Scored converter : rows) {
            for (Scored other : rows) {
                if (converter.label && !other.label) {
                    won += converter.above(other) ? 1 : converter.tiedWith(other) ? 0.5 : 0;
                }
            }
        }
        return won / (positives() * (rows.size() - positives()));
    }

    /** The precision at each converter's own place, averaged: tied rows are all at the last of their places. */
    double averagePrecision() {
        return rows.stream()
                .filter(Scored::label)
                .mapToDouble(converter -> {
                    List<Scored> found =
                            rows.stream().filter(row -> !converter.above(row)).toList();
                    return (double) found.stream().filter(Scored::label).count() / found.size();
                })
                .average()
                .orElseThrow();
    }

    double topDecileLift() {
        double places = rows.size() / 10.0;
        double found = 0;
        for (Scored row : rows) {
            long above = rows.stream().filter(other -> other.above(row)).count();
            long tied = rows.stream().filter(row::tiedWith).count();
            found += row.label ? Math.max(0, Math.min(1, (places - above) / tied)) : 0;
        }
        return found / places / (positives() / rows.size());
    }

    double logLoss() {
        return rows.stream()
                .mapToDouble(row -> -Math.log(row.label ? row.score : 1 - row.score))
                .average()
                .orElseThrow();
    }

    double brier() {
        return rows.stream()
                .mapToDouble(row -> Math.pow(row.score - (row.label ? 1 : 0), 2))
                .average()
                .orElseThrow();
    }

    private double positives() {
        return rows.stream().filter(Scored::label).count();
    }
}
