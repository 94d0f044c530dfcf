package io.plumbline.reports.section;

import io.plumbline.engine.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Test rows that have in common what was done with the lead: worked by sales or not, held out or not.
 *
 * @param division worked or held_out
 * @param value    yes, no or unknown
 * @param basis    what says so
 * @param counts   its rows; absent where the data do not say
 * @param figures  of the prediction and of the points
 */
public record WorkedGroup(
        String division, String value, String basis, Optional<Counts> counts, List<Measured> figures) {

    private static final List<String> DIVISIONS = List.of("worked", "held_out");

    private static final String GROUPS = """
            select *
            from worked_group
            where model_id = %s
            order by division desc, value desc
            """;

    /** Rows, and those among them that reached the target. */
    public record Counts(long rows, long positives) {

        public OptionalDouble conversion() {
            return rows == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) positives / rows);
        }
    }

    static List<WorkedGroup> read(Store store, Subject subject, List<Measured> measured) {
        return store.rows(GROUPS.formatted(subject.modelId()), row -> {
            String segment = row.text("division") + "=" + row.text("value");
            return new WorkedGroup(
                    row.text("division"),
                    row.text("value"),
                    row.text("basis"),
                    row.optionalNumber("row_count").map(rows -> new Counts(rows, row.number("positive_count"))),
                    measured.stream()
                            .filter(each -> each.segment().equals(segment))
                            .toList());
        });
    }

    /** Whether a segment of the metrics is such a group. */
    static boolean isGroup(String segment) {
        return DIVISIONS.stream().anyMatch(division -> segment.startsWith(division + "="));
    }

    public boolean isCounted() {
        return counts.isPresent();
    }

    /** Its division and value as one code, {@code worked_yes}. */
    public String code() {
        return division + "_" + value;
    }

    /** How the prediction ranks, how the points do, and whether the percentages hold; absent where not judged. */
    public List<Optional<Measured>> shown() {
        return List.of(
                of("predictive", "roc_auc"), of("points", "roc_auc"), of("predictive", "calibration_in_the_large"));
    }

    private Optional<Measured> of(String scorer, String metric) {
        return figures.stream()
                .filter(each ->
                        each.scorer().equals(scorer) && each.metric().name().equals(metric))
                .filter(each -> each.estimate().value().isPresent())
                .findFirst();
    }
}
