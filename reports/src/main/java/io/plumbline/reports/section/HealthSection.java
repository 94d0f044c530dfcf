package io.plumbline.reports.section;

import io.plumbline.engine.store.Store;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The classic mistakes between marketing and sales, as far as the store's figures show them.
 *
 * @param mistakes the worst first; none where no run looked for them yet
 */
public record HealthSection(List<Mistake> mistakes) {
    private static final List<String> SEVERITIES = List.of("high", "medium", "low", "none", "cannot_tell");

    private static final List<String> ORDER = List.of("definition", "criteria", "vanity", "segmentation", "handoff");

    private static final String FINDINGS = """
            select *
            from health_finding
            where run_id = %s
            order by position
            """;

    /**
     * A mistake.
     *
     * @param name     definition, criteria, vanity, segmentation or handoff
     * @param severity that of its worst measure that tells something
     * @param measures in the order in which they were taken
     */
    public record Mistake(String name, String severity, List<HealthMeasure> measures) {
        private static Mistake of(String name, List<HealthMeasure> measures) {
            String severity = measures.stream()
                    .map(HealthMeasure::severity)
                    .min(Comparator.comparingInt(SEVERITIES::indexOf))
                    .orElseThrow();
            return new Mistake(name, severity, measures);
        }

        public boolean isFound() {
            return HealthMeasure.isFound(severity);
        }

        public boolean isOpen() {
            return severity.equals("cannot_tell");
        }

        /** The messages of what to do; what was not measured says itself what it needs. */
        public List<String> actions() {
            return measures.stream()
                    .filter(measure -> measure.isFound() || (!isFound() && measure.isOpen() && measure.isMeasured()))
                    .map(HealthMeasure::actionKey)
                    .distinct()
                    .toList();
        }

        /** What was counted, as the store says it in English. */
        public List<String> counted() {
            return measures.stream()
                    .filter(measure -> !measure.isNamedHere())
                    .map(HealthMeasure::evidence)
                    .flatMap(Optional::stream)
                    .toList();
        }
    }

    public static HealthSection read(Store store, Subject subject) {
        Map<String, List<HealthMeasure>> measures = new LinkedHashMap<>();
        store.rows(
                FINDINGS.formatted(subject.newestRun(store, "health_finding")),
                row -> measures.computeIfAbsent(row.text("mistake"), mistake -> new ArrayList<>())
                        .add(HealthMeasure.of(row, subject)));
        return new HealthSection(measures.entrySet().stream()
                .map(each -> Mistake.of(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingInt((Mistake each) -> SEVERITIES.indexOf(each.severity()))
                        .thenComparingInt(each -> ORDER.indexOf(each.name())))
                .toList());
    }

    /** How many mistakes show. */
    public long found() {
        return mistakes.stream().filter(Mistake::isFound).count();
    }

    /** Of how many nothing can be told. */
    public long open() {
        return mistakes.stream().filter(Mistake::isOpen).count();
    }
}
