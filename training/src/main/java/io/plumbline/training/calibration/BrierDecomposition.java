package io.plumbline.training.calibration;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The Brier score in parts (Murphy 1973, with the remainder of Stephenson, Coelho and Jolliffe 2008): {@code reliability -
 * resolution + uncertainty + withinBins} is the score itself. The bins are those of {@code calibration_bin}: at most ten
 * of about equal size, rows of one probability together.
 *
 * @param reliability how far the bins' mean probabilities lie from their realised rates, squared; 0 is best
 * @param resolution  how far the realised rates lie from the overall one, squared; the more the better
 * @param uncertainty overall rate times its complement: what a promise of the overall rate to everybody costs
 * @param withinBins  variance of the probabilities inside their bins, less twice their covariance with the outcome there
 */
public record BrierDecomposition(double reliability, double resolution, double uncertainty, double withinBins) {
    private static final int BINS = 10;

    /**
     * Takes the score apart.
     *
     * @param probabilities 0..1, one per row, at least one row
     * @param labels        outcome of each row
     */
    public static BrierDecomposition of(double[] probabilities, boolean[] labels) {
        int[] order = IntStream.range(0, labels.length)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> probabilities[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        double overall = rate(order, labels);
        BrierDecomposition sum = new BrierDecomposition(0, 0, overall * (1 - overall), 0);
        int start = 0;
        while (start < order.length) {
            int end = end(order, start, probabilities);
            sum = sum.plus(Arrays.copyOfRange(order, start, end), probabilities, labels, overall);
            start = end;
        }
        return sum;
    }

    /** Rows of one probability belong to the tile of the first of them. */
    private static int end(int[] order, int start, double[] probabilities) {
        int end = start + 1;
        while (end < order.length
                && (probabilities[order[end]] == probabilities[order[end - 1]]
                        || tile(end, order.length) == tile(start, order.length))) {
            end++;
        }
        return end;
    }

    /** As SQL's {@code ntile}: of tiles that cannot be equal, the first ones are one row larger. */
    private static int tile(int place, int rows) {
        int size = rows / BINS;
        int larger = rows % BINS;
        int inLarger = larger * (size + 1);
        return place < inLarger ? place / (size + 1) : larger + (place - inLarger) / size;
    }

    private BrierDecomposition plus(int[] bin, double[] probabilities, boolean[] labels, double overall) {
        double share = (double) bin.length / labels.length;
        double rate = rate(bin, labels);
        double mean = Arrays.stream(bin)
                .mapToDouble(row -> probabilities[row])
                .average()
                .orElseThrow();
        double within = 0;
        for (int row : bin) {
            double off = probabilities[row] - mean;
            within += off * off - 2 * off * ((labels[row] ? 1 : 0) - rate);
        }
        return new BrierDecomposition(
                reliability + share * (mean - rate) * (mean - rate),
                resolution + share * (rate - overall) * (rate - overall),
                uncertainty,
                withinBins + within / labels.length);
    }

    private static double rate(int[] rows, boolean[] labels) {
        return Arrays.stream(rows).map(row -> labels[row] ? 1 : 0).average().orElseThrow();
    }
}
