package io.plumbline.training.curve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.store.Store;
import io.plumbline.training.curve.HoldoutRows.HoldoutRow;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurveCountsTest {
    private static final List<HoldoutRow> ONE_LEAD_CALLED_TOO_EARLY = List.of(
            new HoldoutRow("a", 1, 5, false),
            new HoldoutRow("a", 2, 9, true),
            new HoldoutRow("b", 1, 7, false),
            new HoldoutRow("c", 2, 9, true));

    @Test
    void aLeadCalledBeforeItsPositiveRowIsAFalsePositiveAndAFalseNegative() {
        List<OperatingPoint> entries = curve(ONE_LEAD_CALLED_TOO_EARLY, Unit.ENTRY);
        assertEquals(
                List.of(
                        new OperatingPoint(9, 2, 0, 0, 1),
                        new OperatingPoint(7, 2, 1, 0, 0),
                        new OperatingPoint(5, 1, 2, 1, 0)),
                entries);
    }

    @Test
    void tiedRowsShareOnePoint() {
        List<OperatingPoint> rows = curve(ONE_LEAD_CALLED_TOO_EARLY, Unit.ROW);
        assertEquals(new OperatingPoint(9, 2, 0, 0, 2), rows.get(0));
        assertEquals(3, rows.size());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void bothUnitsEqualTheSlowTwinOnRandomRowsWithTies(long seed) {
        assertEqualsTwin(random(seed, 0.3));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1})
    void bothUnitsEqualTheSlowTwinWhenAllRowsAreAlike(double share) {
        assertEqualsTwin(random(99, share));
    }

    @Test
    void bothUnitsEqualTheSlowTwinOnASingleRow() {
        assertEqualsTwin(List.of(new HoldoutRow("a", 1, 0.5, true)));
        assertEqualsTwin(List.of(new HoldoutRow("a", 1, 0.5, false)));
    }

    @Test
    void recallIsAbsentWithoutPositives() {
        OperatingPoint point =
                curve(List.of(new HoldoutRow("a", 1, 0.5, false)), Unit.ROW).get(0);
        assertTrue(point.recall().isEmpty());
        try (Store store = HoldoutRows.stored(List.of(new HoldoutRow("a", 1, 0.5, false)))) {
            CurvePlan.store(store, HoldoutRows.MODEL);
            assertEquals(0L, store.number("select count(recall) from pr_curve").orElseThrow());
        }
    }

    @Test
    void everyCurvePointHasItsKeyOnce() {
        try (Store store = HoldoutRows.stored(random(5, 0.3))) {
            CurvePlan.store(store, HoldoutRows.MODEL);
            assertEquals(0L, store.number("""
                                    select count(*) from (
                                        select 1 from pr_curve
                                        group by model_id, scorer, part, unit, label_step, segment, threshold
                                        having count(*) > 1)
                                    """).orElseThrow());
        }
    }

    private static void assertEqualsTwin(List<HoldoutRow> rows) {
        for (Unit unit : Unit.values()) {
            assertEquals(SlowCurves.curve(rows, unit), curve(rows, unit), unit.word());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void rowsWithoutAScoreAreNeverCalledAndStillCounted(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<HoldoutRow> rows = random(seed, 0.3).stream()
                .map(row -> random.nextInt(3) > 0 ? row : withoutScore(row))
                .toList();
        for (Unit unit : Unit.values()) {
            assertEquals(SlowCurves.curve(rows, unit), curve(rows, unit, Scorer.EXISTING), unit.word());
        }
    }

    @Test
    void aScoreThatNoRowHasGivesNoCurve() {
        HoldoutRow row = withoutScore(new HoldoutRow("a", 1, 5, true));
        assertEquals(List.of(), curve(List.of(row), Unit.ROW, Scorer.EXISTING));
    }

    private static HoldoutRow withoutScore(HoldoutRow row) {
        return new HoldoutRow(row.lead(), row.snapshot(), Double.NEGATIVE_INFINITY, row.label());
    }

    private static List<OperatingPoint> curve(List<HoldoutRow> rows, Unit unit) {
        return curve(rows, unit, Scorer.POINTS);
    }

    private static List<OperatingPoint> curve(List<HoldoutRow> rows, Unit unit, Scorer scorer) {
        try (Store store = HoldoutRows.stored(rows)) {
            CurvePlan.store(store, HoldoutRows.MODEL);
            return PrecisionRecallCurve.read(
                            store, new CurveKey(HoldoutRows.MODEL, scorer, Part.TEST, unit, "customer"))
                    .points();
        }
    }

    private static List<HoldoutRow> random(long seed, double positiveShare) {
        SplittableRandom random = new SplittableRandom(seed);
        List<HoldoutRow> rows = new ArrayList<>();
        int leads = 5 + random.nextInt(25);
        for (int lead = 0; lead < leads; lead++) {
            int snapshots = 1 + random.nextInt(6);
            for (int snapshot = 0; snapshot < snapshots; snapshot++) {
                rows.add(new HoldoutRow(
                        "lead" + lead, snapshot, random.nextInt(12) / 4.0, random.nextDouble() < positiveShare));
            }
        }
        return rows;
    }
}
