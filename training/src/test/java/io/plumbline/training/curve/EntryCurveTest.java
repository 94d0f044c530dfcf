package io.plumbline.training.curve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.training.curve.HoldoutRows.HoldoutRow;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryCurveTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void itIsTheSlowTwinsOnAllRowsAndOnSome(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<HoldoutRow> rows = new ArrayList<>();
        List<Integer> leads = new ArrayList<>();
        for (int lead = 0; lead < 30; lead++) {
            int snapshots = 1 + random.nextInt(5);
            for (int snapshot = 0; snapshot < snapshots; snapshot++) {
                double score = random.nextInt(8) == 0 ? Double.NEGATIVE_INFINITY : random.nextInt(12) / 4.0;
                rows.add(new HoldoutRow("lead" + lead, snapshot, score, random.nextInt(3) == 0));
                leads.add(lead);
            }
        }
        EntryCurve curve = EntryCurve.over(
                rows.stream()
                        .mapToDouble(row -> Double.isInfinite(row.score()) ? Double.NaN : row.score())
                        .toArray(),
                leads.stream().mapToInt(lead -> lead).toArray());
        boolean[] labels = new boolean[rows.size()];
        IntStream.range(0, labels.length)
                .forEach(row -> labels[row] = rows.get(row).label());

        int[] all = IntStream.range(0, rows.size()).toArray();
        assertEquals(SlowCurves.curve(rows, Unit.ENTRY), curve.of(all, labels).points());

        int[] some =
                IntStream.of(all).filter(row -> rows.get(row).snapshot() != 1).toArray();
        assertEquals(
                SlowCurves.curve(IntStream.of(some).mapToObj(rows::get).toList(), Unit.ENTRY),
                curve.of(some, labels).points());
    }
}
