package io.plumbline.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After a training, every stored figure is the one that its definition gives on the stored held-out rows. */
class StoredFiguresTest {
    private static final Map<String, String> SCORERS = new TreeMap<>(Map.of(
            "predictive", "probability",
            "points", "points",
            "fit", "fit",
            "engagement", "engagement",
            "stage", "stage"));
    private static final int EVERY = 50;
    private static final double MONTHLY_CAPACITY = 40;
    private static Store store;

    @BeforeAll
    static void train(@TempDir Path directory) throws IOException {
        store = SmallMarket.store(1200);
        Training.train(
                store, SmallMarket.workspace(directory, "monthly", "1"), SmallMarket.scorecard(), 1, SmallMarket.AS_OF);
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Test
    void metricsOfEveryScorer() {
        SCORERS.forEach((scorer, column) -> {
            HeldOut test = rows("test", scorer);
            assertEquals(test.rocAuc(), metric(scorer, "roc_auc"), 1e-12, scorer);
            assertEquals(test.averagePrecision(), metric(scorer, "average_precision"), 1e-12, scorer);
            assertEquals(test.topDecileLift(), metric(scorer, "top_decile_lift"), 1e-9, scorer);
        });
        assertEquals(rows("test", "predictive").logLoss(), metric("predictive", "log_loss"), 1e-12);
        assertEquals(rows("test", "predictive").brier(), metric("predictive", "brier"), 1e-12);
    }

    @Test
    void partsOfTheBrierScoreAreThoseOfTheStoredBins() {
        String bins = " as x from (select *, positive_count / row_count as rate, sum(row_count) over () as n,"
                + " sum(positive_count) over () / n as overall from calibration_bin where part = 'test')";
        double reliability = real("select sum(row_count / n * power(mean_probability - rate, 2))" + bins);
        double resolution = real("select sum(row_count / n * power(rate - overall, 2))" + bins);
        double uncertainty = real("select any_value(overall * (1 - overall))" + bins);
        assertEquals(reliability, metric("predictive", "brier_reliability"), 1e-12);
        assertEquals(resolution, metric("predictive", "brier_resolution"), 1e-12);
        assertEquals(uncertainty, metric("predictive", "brier_uncertainty"), 1e-12);
        assertEquals(
                metric("predictive", "brier"),
                reliability - resolution + uncertainty + metric("predictive", "brier_within_bins"),
                1e-12);
    }

    @Test
    void recalibratedProbabilitiesAgreeWithTheOutcomesOnAverageAndAlongTheLogOdds() {
        double slope = metric("predictive", "calibration_slope");
        double intercept = metric("predictive", "calibration_intercept");
        double shift = metric("predictive", "calibration_in_the_large");
        double missed = 0;
        double missedAlong = 0;
        double missedShifted = 0;
        for (HeldOut.Scored row : rows("test", "predictive").rows()) {
            double logOdds = Math.log(row.score() / (1 - row.score()));
            double outcome = row.label() ? 1 : 0;
            double recalibrated = 1 / (1 + Math.exp(-intercept - slope * logOdds));
            missed += outcome - recalibrated;
            missedAlong += (outcome - recalibrated) * logOdds;
            missedShifted += outcome - 1 / (1 + Math.exp(-shift - logOdds));
        }
        assertEquals(0, missed, 1e-5);
        assertEquals(0, missedAlong, 1e-5);
        assertEquals(0, missedShifted, 1e-8);
    }

    @Test
    void curvesOfEveryScorerPartAndUnit() {
        SCORERS.keySet()
                .forEach(scorer -> List.of("test", "out_of_fold").forEach(part -> {
                    HeldOut held = rows(part, scorer);
                    Map<Double, HeldOut.Calls> byRow = curve(scorer, part, "row");
                    Map<Double, HeldOut.Calls> byLead = curve(scorer, part, "entry");
                    List<Double> thresholds = held.thresholds();
                    assertEquals(thresholds, List.copyOf(byRow.keySet()), scorer);
                    assertEquals(thresholds, List.copyOf(byLead.keySet()), scorer);
                    for (int i = 0; i < thresholds.size(); i += EVERY) {
                        double threshold = thresholds.get(i);
                        assertEquals(held.rowsCalled(threshold), byRow.get(threshold), scorer);
                        assertEquals(held.leadsCalled(threshold), byLead.get(threshold), scorer);
                    }
                }));
    }

    @Test
    void theCapacityThresholdCallsAsManyLeadsAsCanBeWorkedAndNoMore() {
        double capacity = MONTHLY_CAPACITY * months("out_of_fold");
        SCORERS.keySet().forEach(scorer -> {
            List<Long> feasible = curve(scorer, "out_of_fold", "entry").values().stream()
                    .map(HeldOut.Calls::volume)
                    .filter(volume -> volume <= capacity)
                    .toList();
            long volume = rows("out_of_fold", scorer)
                    .leadsCalled(threshold(scorer, "mql"))
                    .volume();
            // nobody has a stage here, so that all leads tie and no threshold calls few enough
            assertEquals(scorer.equals("stage"), feasible.isEmpty());
            assertEquals(
                    feasible.isEmpty() ? "nearest_feasible" : "met",
                    store.first(
                                    "select status from threshold where level = 'mql' and scorer = '" + scorer + "'",
                                    row -> row.text("status"))
                            .orElseThrow());
            assertEquals(feasible.stream().reduce(Math::max).orElse(volume), volume, scorer);
        });
    }

    @Test
    void theF1ThresholdIsTheBestOneNotBelowTheMqlThreshold() {
        SCORERS.keySet().forEach(scorer -> {
            double mql = threshold(scorer, "mql");
            double sql = threshold(scorer, "sql");
            double chosen = rows("out_of_fold", scorer).leadsCalled(sql).f1();
            assertTrue(sql >= mql, scorer);
            curve(scorer, "out_of_fold", "entry").forEach((threshold, calls) -> {
                if (threshold >= mql) {
                    assertTrue(calls.f1() <= chosen + 1e-12, scorer + " " + threshold);
                }
            });
        });
    }

    @Test
    void whatThresholdsPromiseIsWhatHappenedInTheTest() {
        SCORERS.keySet()
                .forEach(scorer -> List.of("mql", "sql")
                        .forEach(level -> Map.of("chosen", "out_of_fold", "promised", "test")
                                .forEach((word, part) -> assertFigures(scorer, level, word, part))));
    }

    private static void assertFigures(String scorer, String level, String word, String part) {
        HeldOut.Calls calls = rows(part, scorer).leadsCalled(threshold(scorer, level));
        assertEquals(calls.precision(), figure(scorer, level, word + "_precision"), 1e-12, scorer);
        assertEquals(calls.recall(), figure(scorer, level, word + "_recall"), 1e-12, scorer);
        assertEquals(
                calls.volume() / (double) months(part),
                figure(scorer, level, word + "_volume_per_month"),
                1e-12,
                scorer);
    }

    @Test
    void quadrantsCountTheRowsOnWhichTheScoresPart() {
        List<String> stored = store.rows(
                "select * from agreement where unit = 'row'",
                row -> quadrant(
                        row.text("level"),
                        row.truth("called_by_points"),
                        row.truth("called_by_predictive"),
                        row.number("row_count"),
                        row.number("positive_count")));
        assertEquals(8, stored.size());
        for (String level : List.of("mql", "sql")) {
            for (boolean byPoints : new boolean[] {true, false}) {
                for (boolean byPredictive : new boolean[] {true, false}) {
                    List<HeldOut.Scored> both = inQuadrant(level, byPoints, byPredictive);
                    long positives = both.stream().filter(HeldOut.Scored::label).count();
                    String counted = quadrant(level, byPoints, byPredictive, both.size(), positives);
                    assertTrue(stored.contains(counted), counted + " is not among " + stored);
                }
            }
        }
    }

    private static String quadrant(String level, boolean byPoints, boolean byPredictive, long rows, long positives) {
        return level + " " + byPoints + " " + byPredictive + " " + rows + " " + positives;
    }

    private static List<HeldOut.Scored> inQuadrant(String level, boolean byPoints, boolean byPredictive) {
        List<HeldOut.Scored> points = rows("test", "points").rows();
        List<HeldOut.Scored> predictive = rows("test", "predictive").rows();
        double pointsThreshold = threshold("points", level);
        double predictiveThreshold = threshold("predictive", level);
        return IntStream.range(0, points.size())
                .filter(i -> (points.get(i).score() >= pointsThreshold) == byPoints)
                .filter(i -> (predictive.get(i).score() >= predictiveThreshold) == byPredictive)
                .mapToObj(points::get)
                .toList();
    }

    @Test
    void conversionsAtEqualVolumeLieBetweenTheCurvesNeighbours() {
        HeldOut predictive = rows("test", "predictive");
        for (String level : List.of("mql", "sql")) {
            HeldOut.Calls points = rows("test", "points").leadsCalled(threshold("points", level));
            List<HeldOut.Calls> curve = predictive.thresholds().stream()
                    .map(predictive::leadsCalled)
                    .toList();
            HeldOut.Calls above = curve.stream()
                    .filter(calls -> calls.volume() <= points.volume())
                    .reduce((first, second) -> second)
                    .orElseThrow();
            HeldOut.Calls below = curve.stream()
                    .filter(calls -> calls.volume() >= points.volume())
                    .findFirst()
                    .orElseThrow();
            String where = "metric = 'conversions_at_equal_volume_" + level + "'";
            assertEquals((double) points.tp(), real("select baseline_value as x from comparison where " + where));
            double value = real("select value as x from comparison where " + where);
            assertTrue(
                    Math.min(above.tp(), below.tp()) <= value && value <= Math.max(above.tp(), below.tp()),
                    level + " " + value + " " + above + " " + below);
        }
    }

    @Test
    void calibrationBinsAndDecilesHoldEveryRowOnce() {
        for (String part : List.of("test", "out_of_fold")) {
            HeldOut held = rows(part, "predictive");
            double positives =
                    held.rows().stream().filter(HeldOut.Scored::label).count();
            for (String table : List.of("calibration_bin", "decile")) {
                String from = " from " + table + " where scorer = 'predictive' and part = '" + part + "'";
                assertEquals(held.rows().size(), real("select sum(row_count)::double as x" + from), 1e-9);
                assertEquals(positives, real("select sum(positive_count)::double as x" + from), 1e-9);
            }
        }
    }

    private static HeldOut rows(String part, String scorer) {
        return HeldOut.read(store, part, SCORERS.get(scorer), "customer");
    }

    private static Map<Double, HeldOut.Calls> curve(String scorer, String part, String unit) {
        Map<Double, HeldOut.Calls> points = new TreeMap<>((a, b) -> Double.compare(b, a));
        store.rows(
                "select * from pr_curve where scorer = '%s' and part = '%s' and unit = '%s' and label_step = 'customer'"
                        .formatted(scorer, part, unit),
                row -> points.put(
                        row.real("threshold"),
                        new HeldOut.Calls(row.number("tp"), row.number("fp"), row.number("fn"), row.number("tn"))));
        return points;
    }

    private static long months(String part) {
        return rows(part, "points").rows().stream()
                .map(HeldOut.Scored::snapshot)
                .distinct()
                .count();
    }

    private static double metric(String scorer, String metric) {
        return real("select value as x from model_metric where part = 'test' and scorer = '%s' and metric = '%s'"
                .formatted(scorer, metric));
    }

    private static double threshold(String scorer, String level) {
        return figure(scorer, level, "threshold");
    }

    private static double figure(String scorer, String level, String column) {
        return real(
                "select %s as x from threshold where scorer = '%s' and level = '%s'".formatted(column, scorer, level));
    }

    private static double real(String query) {
        return store.first(query, row -> row.real("x")).orElseThrow();
    }
}
