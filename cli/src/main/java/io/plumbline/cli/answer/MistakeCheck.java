package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Page;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The classic mistakes of lead qualification, as a run found them or not.
 *
 * @param mistakes the worst first; none where no run looked for them yet
 */
public record MistakeCheck(List<Mistake> mistakes) {
    private static final List<String> SEVERITIES = List.of("high", "medium", "low", "none", "cannot_tell");

    private static final Map<String, String> NAMES = names();

    /**
     * A mistake.
     *
     * @param severity that of its worst measure that tells something
     * @param measures in the order in which they were taken
     */
    public record Mistake(String mistake, String severity, List<Measure> measures) {

        private static Mistake of(List<Measure> measures) {
            String severity = measures.stream()
                    .map(Measure::severity)
                    .min(Comparator.comparingInt(SEVERITIES::indexOf))
                    .orElseThrow();
            return new Mistake(measures.get(0).mistake(), severity, measures);
        }

        private String name() {
            return NAMES.getOrDefault(mistake, mistake);
        }

        private boolean isFound() {
            return SEVERITIES.indexOf(severity) < SEVERITIES.indexOf("none");
        }

        private String verdict() {
            return switch (severity) {
                case "none" -> "no sign of it";
                case "cannot_tell" -> "cannot be told from these data";
                default -> severity;
            };
        }
    }

    /**
     * What one measure says.
     *
     * @param severity high, medium, low, none or cannot_tell
     * @param bound    what it was held against
     */
    public record Measure(
            String mistake,
            String measure,
            String severity,
            Figure value,
            OptionalDouble bound,
            String evidence,
            String action) {

        private static Measure of(Row row) {
            return new Measure(
                    row.text("mistake"),
                    row.text("measure"),
                    row.text("severity"),
                    new Figure(row.optionalReal("value"), row.optionalReal("low"), row.optionalReal("high")),
                    row.optionalReal("bound"),
                    row.text("evidence"),
                    row.text("action"));
        }

        private boolean isFound() {
            return SEVERITIES.indexOf(severity) < SEVERITIES.indexOf("none");
        }

        private String sentence() {
            String mark = isFound() ? severity + ": " : severity.equals("cannot_tell") ? "cannot tell: " : "";
            return mark + evidence;
        }
    }

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("definition", "Marketing and sales disagree on the definition");
        names.put("criteria", "Criteria out of date");
        names.put("vanity", "Vanity metrics");
        names.put("segmentation", "No segmentation");
        names.put("handoff", "Unclear handoff");
        return names;
    }

    /** Reads what the newest run up to this one found that looked. */
    public static MistakeCheck read(Store store, long runId) {
        Map<String, List<Measure>> byMistake = new LinkedHashMap<>();
        store.rows("""
                        select *
                        from health_finding
                        where run_id = (select max(run_id) from health_finding where run_id <= %s)
                        order by position
                        """.formatted(runId), Measure::of)
                .forEach(measure -> byMistake
                        .computeIfAbsent(measure.mistake(), mistake -> new ArrayList<>())
                        .add(measure));
        List<String> order = List.copyOf(NAMES.keySet());
        return new MistakeCheck(byMistake.values().stream()
                .map(Mistake::of)
                .sorted(Comparator.comparingInt((Mistake each) -> SEVERITIES.indexOf(each.severity()))
                        .thenComparingInt(each -> order.indexOf(each.mistake())))
                .toList());
    }

    /** A line for each mistake. */
    void summary(Page page) {
        if (mistakes.isEmpty()) {
            return;
        }
        page.heading("Health: five classic mistakes (plumbline health says more)");
        page.list(mistakes.stream()
                .map(mistake -> mistake.name() + ": " + mistake.verdict())
                .toList());
    }

    void print(Page page) {
        if (mistakes.isEmpty()) {
            page.heading("The five classic mistakes were not looked for yet");
            page.line("'plumbline run' does, and so does 'plumbline score'.");
        }
        for (Mistake mistake : mistakes) {
            page.heading(mistake.name() + ": " + mistake.verdict());
            page.list(mistake.measures().stream().map(Measure::sentence).toList());
            mistake.measures().stream()
                    .filter(measure -> measure.isFound()
                            || (!mistake.isFound() && measure.severity().equals("cannot_tell")))
                    .map(Measure::action)
                    .distinct()
                    .forEach(action -> page.list(List.of("What to do: " + action)));
        }
    }
}
