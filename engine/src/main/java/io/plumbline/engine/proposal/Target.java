package io.plumbline.engine.proposal;

import io.plumbline.engine.profile.ColumnProfile;
import io.plumbline.engine.proposal.LeadTable.LabelValues;
import java.util.List;
import java.util.Optional;

/**
 * A column of the leads that the target names.
 *
 * @param column   a date of the step, or a column that says whether it was reached
 * @param step     the step that it means
 * @param positive the value that means it was reached, where the target names one
 */
record Target(ColumnProfile column, String step, Optional<String> positive) {

    void give(Assignments columns) {
        columns.give(ColumnRole.named(
                column, Shape.isTime(column) ? Role.STEP_DATE : Role.LABEL, step, "named as the target"));
    }

    /** What the values mean, where the target names one. */
    Optional<LabelValues> values() {
        return positive.map(value -> new LabelValues(List.of(value), List.of()));
    }
}
