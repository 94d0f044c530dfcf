package io.plumbline.training.leakage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What one feature says by itself: rows are ranked by the share of positives that rows of the same value had, learnt on
 * one half and measured on the other.
 *
 * @param feature          its name
 * @param rocAuc           on the rows judged
 * @param averagePrecision on the rows judged
 * @param score            the learnt share of each row judged
 * @param certainLeads     leads with a value that nearly all of its leads convert with, counted on both halves
 * @param certainPositives of these, how many convert
 */
record Strength(
        String feature,
        double rocAuc,
        double averagePrecision,
        double[] score,
        long certainLeads,
        long certainPositives) {
    /** A value is drawn to the overall share as if it had this many more rows. */
    private static final double PRIOR_ROWS = 10;

    private static final double NEARLY_ALL = 0.9;

    /**
     * Measures.
     *
     * @param values   one per row; NaN is missing
     * @param category whether values are codes
     */
    static Strength of(String feature, SampledRows rows, double[] values, boolean category) {
        double[] learnt = IntStream.range(0, values.length)
                .filter(i -> !rows.judged()[i])
                .mapToDouble(i -> values[i])
                .toArray();
        ValueGroups groups = ValueGroups.of(learnt, category);
        int[] group = Arrays.stream(values).mapToInt(groups::of).toArray();
        long[][] counts = counts(rows, group, groups.count());
        double[] rate = rates(counts);
        int[] falling = IntStream.range(0, groups.count())
                .boxed()
                .sorted(Comparator.comparingDouble(g -> -rate[g]))
                .mapToInt(Integer::intValue)
                .toArray();
        long[] certain = certain(rows, group, counts);
        return new Strength(
                feature,
                rocAuc(falling, rate, counts),
                averagePrecision(falling, rate, counts),
                IntStream.range(0, group.length)
                        .filter(i -> rows.judged()[i])
                        .mapToDouble(i -> rate[group[i]])
                        .toArray(),
                certain[0],
                certain[1]);
    }

    /** By group: rows learnt from, positives among them, rows judged, positives among them. */
    private static long[][] counts(SampledRows rows, int[] group, int groups) {
        long[][] counts = new long[groups][4];
        for (int i = 0; i < group.length; i++) {
            int half = rows.judged()[i] ? 2 : 0;
            counts[group[i]][half]++;
            counts[group[i]][half + 1] += rows.label()[i] ? 1 : 0;
        }
        return counts;
    }

    private static double[] rates(long[][] counts) {
        double rows = Arrays.stream(counts).mapToLong(count -> count[0]).sum();
        double positives = Arrays.stream(counts).mapToLong(count -> count[1]).sum();
        return Arrays.stream(counts)
                .mapToDouble(count -> (count[1] + PRIOR_ROWS * positives / rows) / (count[0] + PRIOR_ROWS))
                .toArray();
    }

    private static double rocAuc(int[] falling, double[] rate, long[][] counts) {
        double won = 0;
        double above = 0;
        double negatives = 0;
        for (long[] run : runs(falling, rate, counts)) {
            won += run[0] * (above + run[1] / 2.0);
            above += run[1];
            negatives += run[0];
        }
        return won / (above * negatives);
    }

    private static double averagePrecision(int[] falling, double[] rate, long[][] counts) {
        double sum = 0;
        double rows = 0;
        double positives = 0;
        for (long[] run : runs(falling, rate, counts)) {
            rows += run[0] + run[1];
            positives += run[1];
            sum += run[1] == 0 ? 0 : run[1] * positives / rows;
        }
        return sum / positives;
    }

    /** Negatives and positives judged, of the groups of one rate together, from the highest rate down. */
    private static List<long[]> runs(int[] falling, double[] rate, long[][] counts) {
        List<long[]> runs = new ArrayList<>();
        double last = Double.NaN;
        for (int g : falling) {
            if (rate[g] != last) {
                runs.add(new long[2]);
                last = rate[g];
            }
            runs.get(runs.size() - 1)[0] += counts[g][2] - counts[g][3];
            runs.get(runs.size() - 1)[1] += counts[g][3];
        }
        return runs;
    }

    /** Leads, and converting leads, of the groups in which nearly all leads convert. */
    private static long[] certain(SampledRows rows, int[] group, long[][] counts) {
        long[] certain = new long[2];
        for (int g = 0; g < counts.length; g++) {
            if (2 * (counts[g][1] + counts[g][3]) > counts[g][0] + counts[g][2]) {
                long[] leads = leads(rows, group, g);
                boolean nearlyAll = leads[1] >= NEARLY_ALL * leads[0];
                certain[0] += nearlyAll ? leads[0] : 0;
                certain[1] += nearlyAll ? leads[1] : 0;
            }
        }
        return certain;
    }

    private static long[] leads(SampledRows rows, int[] group, int wanted) {
        Set<Integer> leads = new HashSet<>();
        Set<Integer> converting = new HashSet<>();
        for (int i = 0; i < group.length; i++) {
            if (group[i] == wanted) {
                leads.add(rows.lead()[i]);
                if (rows.label()[i]) {
                    converting.add(rows.lead()[i]);
                }
            }
        }
        return new long[] {leads.size(), converting.size()};
    }
}
