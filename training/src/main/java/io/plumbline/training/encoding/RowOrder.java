package io.plumbline.training.encoding;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Where rows that were read in any order belong.
 *
 * @param places for each place the row that belongs there; empty when all stand where they belong
 */
@SuppressWarnings("ArrayRecordComponent")
record RowOrder(int[] places) {
    static final RowOrder ASCENDING = new RowOrder(new int[0]);

    /** By distinct numbers of the rows. */
    static RowOrder of(double[] numbers) {
        boolean ascending = IntStream.range(1, numbers.length).allMatch(i -> numbers[i - 1] < numbers[i]);
        return ascending
                ? ASCENDING
                : new RowOrder(IntStream.range(0, numbers.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> numbers[i]))
                        .mapToInt(Integer::intValue)
                        .toArray());
    }

    double[] apply(double[] values) {
        return places.length == 0
                ? values
                : Arrays.stream(places).mapToDouble(row -> values[row]).toArray();
    }

    short[] apply(short[] codes) {
        if (places.length == 0) {
            return codes;
        }
        short[] ordered = new short[codes.length];
        for (int i = 0; i < ordered.length; i++) {
            ordered[i] = codes[places[i]];
        }
        return ordered;
    }
}
