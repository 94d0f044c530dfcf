package io.plumbline.training.curve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.store.Store;
import io.plumbline.training.curve.HoldoutRows.HoldoutRow;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecilesTest {

    @Test
    void tiedRowsAreSharedFractionallyBetweenDeciles() {
        // 20 rows, two to a decile; the four highest are tied and one of them converts: half a conversion each.
        List<HoldoutRow> rows = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            rows.add(new HoldoutRow("lead" + i, 1, i < 4 ? 100 : 50 - i, i == 2));
        }
        try (Store store = HoldoutRows.stored(rows)) {
            Deciles.store(store, HoldoutRows.MODEL);
            assertEquals(
                    List.of("1 2.0 0.5 100.0", "2 2.0 0.5 100.0", "3 2.0 0.0 45.0"),
                    store.rows(
                            """
                            select decile, row_count, positive_count, lowest_score
                            from decile where scorer = 'points' and decile <= 3 order by decile
                            """,
                            row -> row.number("decile") + " " + row.real("row_count") + " " + row.real("positive_count")
                                    + " " + row.real("lowest_score")));
        }
    }

    @Test
    void fewerRowsThanDecilesAreSpreadOverAllOfThem() {
        try (Store store = HoldoutRows.stored(List.of(new HoldoutRow("a", 1, 1, true)))) {
            Deciles.store(store, HoldoutRows.MODEL);
            assertEquals(
                    10L,
                    store.number("select count(*) from decile where scorer = 'points'")
                            .orElseThrow());
        }
    }

    @Test
    void rowsOfOneProbabilityShareACalibrationBin() {
        // 20 rows, two to a bin; the first seven are tied, so that three bins and a half of the next become one.
        List<HoldoutRow> rows = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            rows.add(new HoldoutRow("lead" + i, 1, Math.max(6, i) / 100.0, i == 0 || i == 5));
        }
        try (Store store = HoldoutRows.stored(rows)) {
            CalibrationBins.store(store, HoldoutRows.MODEL);
            assertEquals(
                    List.of("1 7 2", "2 1 0", "3 2 0", "4 2 0", "5 2 0", "6 2 0", "7 2 0", "8 2 0"),
                    store.rows(
                            "select bin, row_count, positive_count from calibration_bin order by bin",
                            row -> row.number("bin") + " " + row.number("row_count") + " "
                                    + row.number("positive_count")));
        }
    }

    @Test
    void calibrationBinsHoldWilsonsInterval() {
        // One row per bin that converts: Wilson gives 1 / (1 + z^2) to 1.
        try (Store store = HoldoutRows.stored(List.of(new HoldoutRow("a", 1, 0.5, true)))) {
            CalibrationBins.store(store, HoldoutRows.MODEL);
            double low = store.first("select low from calibration_bin", row -> row.real("low"))
                    .orElseThrow();
            assertEquals(0.20654931, low, 1e-8);
        }
    }
}
