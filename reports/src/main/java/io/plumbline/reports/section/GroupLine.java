package io.plumbline.reports.section;

import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.words.Estimate;
import io.plumbline.reports.words.Words;
import java.util.List;
import java.util.Optional;

/**
 * Test rows of leads that share something protected, in unit row.
 *
 * @param attribute   the protected attribute
 * @param groupNo     place of the group, from 1
 * @param basis       value, other, missing or held_back
 * @param value       the value or band, where the basis is one
 * @param conversion  share of the rows that reached the target; absent where held back
 * @param probability mean of the prediction; absent where held back
 * @param points      mean of the points; absent where held back
 * @param calls       at each level's threshold; none where held back
 */
public record GroupLine(
        String attribute,
        long groupNo,
        String basis,
        Optional<String> value,
        long rowCount,
        long leadCount,
        Estimate conversion,
        Estimate probability,
        Estimate points,
        List<Call> calls) {

    private static final String GROUPS = """
            select
                g.attribute as attribute,
                g.group_no as group_no,
                g.basis as basis,
                g.value as value,
                g.row_count as row_count,
                g.lead_count as lead_count,
                g.positive_count / g.row_count as conversion,
                g.conversion_low as conversion_low,
                g.conversion_high as conversion_high,
                g.mean_score as probability,
                g.mean_score_low as probability_low,
                g.mean_score_high as probability_high,
                p.mean_score as points,
                p.mean_score_low as points_low,
                p.mean_score_high as points_high
            from group_score as g
            join group_score as p
                on p.model_id = g.model_id
                and p.attribute = g.attribute
                and p.group_no = g.group_no
                and p.scorer = 'points'
            where g.model_id = %s
                and g.scorer = 'predictive'
            order by
                g.attribute,
                g.group_no
            """;
    private static final String CALLS = """
            select
                attribute as attribute,
                group_no as group_no,
                scorer as scorer,
                level as level,
                label_step as label_step,
                threshold as threshold,
                called_count / row_count as called,
                called_low as called_low,
                called_high as called_high,
                (called_count - found_count) / nullif(row_count - positive_count, 0) as false_positive,
                false_positive_low as false_positive_low,
                false_positive_high as false_positive_high,
                (positive_count - found_count) / nullif(positive_count, 0) as false_negative,
                false_negative_low as false_negative_low,
                false_negative_high as false_negative_high
            from group_call
            where model_id = %s
            order by
                scorer = 'points',
                level,
                attribute,
                group_no
            """;

    /**
     * What calling at a threshold comes to in a group.
     *
     * @param labelStep      the step that counts as right
     * @param called         share of the rows called
     * @param falsePositives share called of the rows that the step did not follow
     * @param falseNegatives share not called of the rows that it followed
     */
    public record Call(
            String attribute,
            long groupNo,
            String scorer,
            String level,
            String labelStep,
            double threshold,
            Estimate called,
            Estimate falsePositives,
            Estimate falseNegatives) {

        /** Called, called wrongly and missed. */
        public List<Estimate> rates() {
            return List.of(called, falsePositives, falseNegatives);
        }

        private static Call of(Row row) {
            return new Call(
                    row.text("attribute"),
                    row.number("group_no"),
                    row.text("scorer"),
                    row.text("level"),
                    row.text("label_step"),
                    row.real("threshold"),
                    Estimate.of(row, "called"),
                    Estimate.of(row, "false_positive"),
                    Estimate.of(row, "false_negative"));
        }
    }

    /** The groups of a model, by attribute. */
    static List<GroupLine> read(Store store, String modelId) {
        List<Call> calls = store.rows(CALLS.formatted(modelId), Call::of);
        return store.rows(GROUPS.formatted(modelId), row -> of(row, calls));
    }

    private static GroupLine of(Row row, List<Call> calls) {
        String attribute = row.text("attribute");
        long groupNo = row.number("group_no");
        return new GroupLine(
                attribute,
                groupNo,
                row.text("basis"),
                row.optionalText("value"),
                row.number("row_count"),
                row.number("lead_count"),
                Estimate.of(row, "conversion"),
                Estimate.of(row, "probability"),
                Estimate.of(row, "points"),
                calls.stream()
                        .filter(call -> call.attribute().equals(attribute) && call.groupNo() == groupNo)
                        .toList());
    }

    /** Whether it has figures. */
    public boolean isShown() {
        return !basis.equals("held_back");
    }

    /** What makes the group. */
    public String words(Words words) {
        return value.orElseGet(() -> words.named("protected.group", basis));
    }
}
