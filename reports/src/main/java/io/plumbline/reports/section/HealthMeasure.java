package io.plumbline.reports.section;

import io.plumbline.engine.store.Row;
import io.plumbline.reports.words.Estimate;
import io.plumbline.reports.words.Words;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * One measure of a classic mistake; more is worse.
 *
 * @param severity high, medium, low, none or cannot_tell
 * @param value    absent where it lies beyond all that was seen, or where nothing was measured
 * @param bound    what it was held against; absent where nothing was measured
 * @param evidence what was counted, in English; absent where it may quote people and the report is anonymised
 */
public record HealthMeasure(
        String measure, String severity, Estimate value, OptionalDouble bound, Optional<String> evidence) {

    private static final Set<String> FOUND = Set.of("high", "medium", "low");

    /** Of these only the evidence says which groups they are about. */
    private static final Set<String> NAMED_IN_EVIDENCE = Set.of("precision_apart", "thresholds_apart");

    /** Reads one of a row of {@code health_finding}. */
    public static HealthMeasure of(Row row, Subject subject) {
        String measure = row.text("measure");
        boolean quotes = measure.equals("rejected");
        return new HealthMeasure(
                measure,
                row.text("severity"),
                Estimate.between(row, "value"),
                row.optionalReal("bound"),
                Optional.of(row.text("evidence")).filter(text -> !(quotes && subject.anonymised())));
    }

    static boolean isFound(String severity) {
        return FOUND.contains(severity);
    }

    public boolean isFound() {
        return isFound(severity);
    }

    public boolean isOpen() {
        return severity.equals("cannot_tell");
    }

    public boolean isMeasured() {
        return bound.isPresent();
    }

    /** Whether the evidence stands beside the sentence, since only it says what the figure is about. */
    public boolean isNamedHere() {
        return NAMED_IN_EVIDENCE.contains(measure);
    }

    /** What the figure says. */
    public String sentence(Words words) {
        if (!isMeasured()) {
            String key = "health.untold." + measure;
            return words.has(key) ? words.say(key) : words.named("health.severity", severity);
        }
        if (value.value().isEmpty()) {
            return words.say("health.measure.never_touched");
        }
        return words.say(
                "health.measure." + measure,
                "value",
                shown(words),
                "high",
                words.figures().share(value.high()),
                "worse",
                value.value().getAsDouble() > 0 ? "yes" : "no");
    }

    /** The bound in words. */
    public String boundWords(Words words) {
        return number(words, bound);
    }

    /** The message of what to do. */
    public String actionKey() {
        return isOpen() ? "health.wait" : "health.action." + measure;
    }

    private String shown(Words words) {
        String number = number(words, value.value());
        return value.hasInterval()
                        && !measure.startsWith("points_from")
                        && !value.low().equals(value.high())
                ? words.say("health.with_interval", "value", number, "bounds", bounds(words))
                : number;
    }

    private String bounds(Words words) {
        return measure.startsWith("hours")
                ? words.figures().bounds(value, 1)
                : words.figures().shareBounds(value);
    }

    private String number(Words words, OptionalDouble number) {
        return switch (measure) {
            case "hours_to_first_touch" ->
                words.say("health.unit.hours", "number", words.figures().decimal(number, 1));
            case "scorecard_age_days" ->
                words.say("health.unit.days", "number", words.figures().rounded(number));
            case "months_of_drift" -> words.say("health.unit.months", "count", Math.round(number.orElse(0)));
            default -> words.figures().share(number);
        };
    }
}
