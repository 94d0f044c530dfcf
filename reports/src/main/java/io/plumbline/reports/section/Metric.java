package io.plumbline.reports.section;

import io.plumbline.reports.words.Estimate;
import io.plumbline.reports.words.Figures;
import io.plumbline.reports.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A metric of the store as a reader meets it; its words are the message {@code metric.FAMILY}.
 *
 * @param name   as in the store
 * @param family the name without the level
 * @param level  at whose threshold it is measured; absent for metrics that need none
 * @param shape  how its numbers are written
 */
public record Metric(String name, String family, Optional<String> level, Shape shape) {
    /** In the order in which they are shown. */
    private static final List<String> BY_LEVEL = List.of(
            "conversions_at_equal_volume",
            "amount_at_equal_volume",
            "profit_at_equal_volume",
            "volume_for_equal_conversions",
            "conversions_at_volume_of_predictive",
            "amount_at_volume_of_predictive",
            "profit_at_volume_of_predictive",
            "volume_for_conversions_of_predictive");

    /** How numbers of a metric are written. */
    enum Shape {
        TWO_DECIMALS(2),
        THREE_DECIMALS(3),
        FOUR_DECIMALS(4),
        COUNT(0),
        MONEY(0);

        private final int decimals;

        Shape(int decimals) {
            this.decimals = decimals;
        }
    }

    /** The metric of a name; one unknown here is shown by its name. */
    static Metric named(String name) {
        return BY_LEVEL.stream()
                .filter(family -> name.startsWith(family + "_"))
                .findFirst()
                .map(family -> new Metric(
                        name,
                        family,
                        Optional.of(name.substring(family.length() + 1)),
                        family.contains("volume_for") || family.startsWith("conversions") ? Shape.COUNT : Shape.MONEY))
                .orElseGet(() -> new Metric(name, name, Optional.empty(), shapeOf(name)));
    }

    private static Shape shapeOf(String name) {
        if (name.equals("log_loss") || name.startsWith("brier")) {
            return Shape.FOUR_DECIMALS;
        }
        return name.startsWith("calibration") || name.equals("top_decile_lift")
                ? Shape.TWO_DECIMALS
                : Shape.THREE_DECIMALS;
    }

    /** Its place among the metrics that are measured at a level. */
    int place() {
        return BY_LEVEL.indexOf(family);
    }

    /** What it is called. */
    public String words(Words words) {
        String key = "metric." + family;
        return words.has(key) ? words.say(key, "level", levelWords(words)) : name.replace('_', ' ');
    }

    /** How to read it, may be empty. */
    public String hint(Words words) {
        String key = "metric." + family + ".hint";
        return words.has(key) ? words.say(key) : "";
    }

    private String levelWords(Words words) {
        return level.map(name -> words.named("level", name)).orElse("");
    }

    /** A number of this metric. */
    public String show(OptionalDouble number, Figures figures) {
        return shown(number, shape.decimals, figures);
    }

    /** The estimate without its interval, in as many decimals as the interval. */
    public String value(Estimate estimate, Figures figures) {
        return shown(estimate.value(), decimals(estimate), figures);
    }

    /** The interval, {@code 0.721 to 0.769}, or a dash. */
    public String bounds(Estimate estimate, Figures figures) {
        int decimals = decimals(estimate);
        return shape == Shape.COUNT && estimate.hasInterval()
                ? figures.range(figures.count(estimate.low()), figures.count(estimate.high()))
                : figures.bounds(estimate, decimals);
    }

    /** Tied leads share a place, so a count may have a fraction. */
    private String shown(OptionalDouble number, int decimals, Figures figures) {
        return shape == Shape.COUNT ? figures.count(number) : figures.decimal(number, decimals);
    }

    private int decimals(Estimate estimate) {
        int enough = shape.decimals;
        while (shape != Shape.MONEY && enough < 6 && estimate.vanishesAt(enough)) {
            enough++;
        }
        return enough;
    }
}
