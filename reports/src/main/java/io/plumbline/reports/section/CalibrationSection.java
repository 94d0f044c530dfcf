package io.plumbline.reports.section;

import io.plumbline.engine.store.Store;
import io.plumbline.reports.page.Chart;
import io.plumbline.reports.words.Estimate;
import io.plumbline.reports.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether the percentages can be believed.
 *
 * @param bins    predicted against realised, test part; of all leads
 * @param chart   the same
 * @param metrics of the leads that the report is about
 */
public record CalibrationSection(List<Bin> bins, Chart chart, MetricTable metrics) {
    private static final String BINS = """
            select
                scorer as scorer,
                bin as bin,
                row_count as row_count,
                positive_count as positive_count,
                mean_probability as mean_probability,
                low as low,
                high as high
            from calibration_bin
            where model_id = %s
                and part = 'test'
            order by %s, scorer, bin
            """;

    /**
     * Rows of similar probability.
     *
     * @param scorer          whose probability
     * @param bin             its number, lowest probabilities first
     * @param rowCount        rows in it
     * @param positiveCount   rows that reached the target
     * @param meanProbability predicted, 0..1
     * @param low             lower Wilson bound of the realised rate
     * @param high            upper Wilson bound
     */
    public record Bin(
            String scorer,
            long bin,
            long rowCount,
            long positiveCount,
            double meanProbability,
            double low,
            double high) {

        public Estimate realised() {
            OptionalDouble rate =
                    rowCount == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) positiveCount / rowCount);
            return new Estimate(rate, OptionalDouble.of(low), OptionalDouble.of(high));
        }

        /** Whether what was predicted lies within the interval of what happened. */
        public boolean agrees() {
            return low <= meanProbability && meanProbability <= high;
        }

        /** The same as the code of a message. */
        public String verdict() {
            return agrees() ? "agrees" : meanProbability > high ? "too_high" : "too_low";
        }
    }

    /**
     * Reads the section.
     *
     * @param measured all metrics of the test rows
     */
    public static CalibrationSection of(Store store, Subject subject, List<Measured> measured) {
        List<Bin> bins = store.rows(
                BINS.formatted(subject.modelId(), Scorer.PLACE),
                row -> new Bin(
                        row.text("scorer"),
                        row.number("bin"),
                        row.number("row_count"),
                        row.number("positive_count"),
                        row.real("mean_probability"),
                        row.real("low"),
                        row.real("high")));
        return new CalibrationSection(bins, chart(bins), MetricTable.of(measured, subject));
    }

    /** What slope and intercept say. */
    public List<String> sentences(Words words) {
        return CalibrationWords.of(metrics, words);
    }

    /** The groups of the prediction, lowest percentages first. */
    public List<Bin> ofPrediction() {
        return bins.stream().filter(bin -> bin.scorer().equals("predictive")).toList();
    }

    /** In how many of these groups what was predicted agrees with what happened. */
    public long agreeing() {
        return ofPrediction().stream().filter(Bin::agrees).count();
    }

    /** By how much the log-odds are off on the whole, with its interval. */
    Optional<Estimate> levelShift() {
        return metrics.of("predictive", "calibration_in_the_large")
                .map(Measured::estimate)
                .filter(Estimate::hasInterval);
    }

    /** Below 1 the percentages are too extreme, above it too timid. */
    Optional<Estimate> slope() {
        return metrics.of("predictive", "calibration_slope").map(Measured::estimate);
    }

    private static Chart chart(List<Bin> bins) {
        Map<String, List<List<Object>>> rows = new LinkedHashMap<>();
        for (Bin bin : bins) {
            bin.realised().value().ifPresent(rate -> {
                rows.computeIfAbsent(bin.scorer(), scorer -> new ArrayList<>())
                        .add(List.of(bin.meanProbability(), rate, bin.rowCount()));
                rows.computeIfAbsent(bin.scorer() + "_interval", scorer -> new ArrayList<>())
                        .addAll(whisker(bin));
            });
        }
        double top = bins.stream()
                .mapToDouble(bin -> Math.max(bin.meanProbability(), bin.high()))
                .max()
                .orElse(1);
        rows.put("diagonal", bins.isEmpty() ? List.of() : List.of(List.of(0, 0), List.of(top, top)));
        return new Chart("reliability", "reliability", rows);
    }

    /** A vertical line and a gap after it; the chart library reads a dash as no value. */
    private static List<List<Object>> whisker(Bin bin) {
        double x = bin.meanProbability();
        return List.of(List.of(x, bin.low()), List.of(x, bin.high()), List.of(x, "-"));
    }
}
