package io.plumbline.training.audit;

import io.plumbline.training.metric.Clusters;
import io.plumbline.training.metric.SplitMix64;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Training rows, by their numbers in {@code training_row}.
 *
 * @param numbers  ascending
 * @param snapshot number of the snapshot, in the order of the rows, as all that follow
 * @param label    whether the target followed
 * @param lead     number of the lead
 * @param cluster  number of the account where given, else of the lead
 */
@SuppressWarnings("ArrayRecordComponent")
public record AuditedRows(int[] numbers, int[] snapshot, boolean[] label, int[] lead, int[] cluster) {

    int size() {
        return numbers.length;
    }

    int positives() {
        return (int) IntStream.range(0, size()).filter(i -> label[i]).count();
    }

    long leads() {
        return Arrays.stream(lead).distinct().count();
    }

    Clusters clusters() {
        return Clusters.byNumber(cluster);
    }

    /** Those at some places. */
    AuditedRows at(IntPredicate place) {
        int[] places = IntStream.range(0, size()).filter(place).toArray();
        boolean[] labels = new boolean[places.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = label[places[i]];
        }
        return new AuditedRows(
                pick(numbers, places), pick(snapshot, places), labels, pick(lead, places), pick(cluster, places));
    }

    private static int[] pick(int[] values, int[] places) {
        return Arrays.stream(places).map(place -> values[place]).toArray();
    }

    /** The values at some places of an array with one for each row. */
    static double[] values(double[] values, IntPredicate place) {
        return IntStream.range(0, values.length)
                .filter(place)
                .mapToDouble(i -> values[i])
                .toArray();
    }

    /** All rows where they are few; else those of a part of the clusters, about so many. */
    AuditedRows sample(int most, long seed) {
        if (size() <= most) {
            return this;
        }
        long share = (long) ((double) most / size() * (1L << 32));
        return at(i -> (new SplitMix64(seed, cluster[i]).next() >>> 32) < share);
    }

    /** The rows of so many of the snapshots at most, spread evenly, the last one among them. */
    AuditedRows snapshots(int most) {
        int[] different = Arrays.stream(snapshot).distinct().sorted().toArray();
        if (different.length <= most) {
            return this;
        }
        int[] kept = IntStream.range(0, most)
                .map(k -> different[different.length - 1 - k * different.length / most])
                .sorted()
                .toArray();
        return at(i -> Arrays.binarySearch(kept, snapshot[i]) >= 0);
    }
}
