package io.plumbline.training.health;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The guide's table has the bounds by which the check judges. */
class HealthGuideTest {
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\|[^|]*\\| (`[a-z_`, ]+`) \\|[^|]*\\| ([^|]+) \\| ([^|]+) \\|$");

    private static final Map<String, Bound> BOUNDS = Map.ofEntries(
            Map.entry("rejected", HealthBounds.REJECTED),
            Map.entry("rejections_without_reason", HealthBounds.NO_REASON),
            Map.entry("steps_without_level", HealthBounds.APART),
            Map.entry("levels_without_step", HealthBounds.APART),
            Map.entry("scorecard_age_days", HealthBounds.AGE_DAYS),
            Map.entry("fall_of_precision", HealthBounds.FALL),
            Map.entry("fall_of_recall", HealthBounds.FALL),
            Map.entry("promise_missed", HealthBounds.FALL),
            Map.entry("months_of_drift", HealthBounds.ALARMS),
            Map.entry("drifted_features", HealthBounds.DRIFTED),
            Map.entry("points_from_rules_that_earn_nothing", HealthBounds.VANITY),
            Map.entry("precision_apart", HealthBounds.PRECISION_APART),
            Map.entry("thresholds_apart", HealthBounds.THRESHOLDS_APART),
            Map.entry("hours_to_first_touch", HealthBounds.HOURS),
            Map.entry("unworked", HealthBounds.UNWORKED),
            Map.entry("handed_over_without_answer", HealthBounds.UNWORKED),
            Map.entry("sales_without_marketing", HealthBounds.NO_RECORD),
            Map.entry("steps_out_of_order", HealthBounds.BACKWARD));

    @Test
    void theTableHasTheBoundsThatCount() throws IOException {
        Map<String, String> expected = new TreeMap<>();
        BOUNDS.forEach((measure, bound) -> expected.put(measure, word(bound.medium()) + " and " + word(bound.high())));
        Map<String, String> shown = new TreeMap<>();
        ROW.matcher(Files.readString(Path.of("..", "docs", "guide", "health.md")))
                .results()
                .forEach(row -> List.of(row.group(1).replace("`", "").split(", "))
                        .forEach(measure -> shown.put(measure, row.group(2) + " and " + row.group(3))));
        assertEquals(expected, shown);
    }

    private static String word(double bound) {
        if (Double.isInfinite(bound)) {
            return "none";
        }
        return bound < 1
                ? String.format(Locale.ROOT, "%.0f %%", 100 * bound)
                : String.format(Locale.ROOT, "%.0f", bound);
    }
}
