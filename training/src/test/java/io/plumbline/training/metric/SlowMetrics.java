package io.plumbline.training.metric;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Ranking figures written straight from their definitions, without sorting once or sharing work. */
final class SlowMetrics {
    private SlowMetrics() {}

    static OptionalDouble rocAuc(double[] scores, boolean[] labels) {
        double won = 0;
        long pairs = 0;
        for (int i = 0; i < scores.length; i++) {
            for (int k = 0; k < scores.length; k++) {
                if (labels[i] && !labels[k]) {
                    pairs++;
                    won += scores[i] > scores[k] ? 1 : scores[i] == scores[k] ? 0.5 : 0;
                }
            }
        }
        return pairs == 0 ? OptionalDouble.empty() : OptionalDouble.of(won / pairs);
    }

    static OptionalDouble averagePrecision(double[] scores, boolean[] labels) {
        long positives =
                IntStream.range(0, labels.length).filter(i -> labels[i]).count();
        if (positives == 0) {
            return OptionalDouble.empty();
        }
        double[] thresholds = Arrays.stream(scores)
                .distinct()
                .map(s -> -s)
                .sorted()
                .map(s -> -s)
                .toArray();
        double sum = 0;
        double recallBefore = 0;
        for (double threshold : thresholds) {
            long called = Arrays.stream(scores).filter(s -> s >= threshold).count();
            long hits = IntStream.range(0, scores.length)
                    .filter(i -> labels[i] && scores[i] >= threshold)
                    .count();
            double recall = (double) hits / positives;
            sum += (recall - recallBefore) * hits / called;
            recallBefore = recall;
        }
        return OptionalDouble.of(sum);
    }

    /** Every row gets the share of it that fits among the best {@code rows}, equal scores the same share. */
    static double positivesAmongTop(double[] scores, boolean[] labels, double rows) {
        double found = 0;
        for (int i = 0; i < scores.length; i++) {
            double score = scores[i];
            long above = Arrays.stream(scores).filter(s -> s > score).count();
            long tied = Arrays.stream(scores).filter(s -> s == score).count();
            double share = Math.min(1, Math.max(0, (rows - above) / tied));
            found += labels[i] ? share : 0;
        }
        return found;
    }

    static OptionalDouble topDecileLift(double[] scores, boolean[] labels) {
        long positives =
                IntStream.range(0, labels.length).filter(i -> labels[i]).count();
        double decile = scores.length / 10.0;
        return positives == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        positivesAmongTop(scores, labels, decile) / decile / ((double) positives / scores.length));
    }
}
