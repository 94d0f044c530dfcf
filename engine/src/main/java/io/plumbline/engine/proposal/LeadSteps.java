package io.plumbline.engine.proposal;

import io.plumbline.engine.profile.ColumnProfile;
import java.util.List;
import java.util.Locale;

/** Finds the columns with the dates of lifecycle steps. */
final class LeadSteps {
    private LeadSteps() {}

    static void give(Assignments columns) {
        for (String step : Steps.ALL) {
            List<ColumnProfile> found =
                    columns.named("step " + step, column -> Shape.isTime(column) && column.present() > 0);
            for (int k = 0; k < found.size(); k++) {
                ColumnProfile column = found.get(k);
                columns.give(
                        k == 0
                                ? ColumnRole.named(column, Role.STEP_DATE, step, filled(columns, column))
                                : ColumnRole.of(column, Role.NOT_USED, "another date of the step '" + step + "'"));
            }
        }
        closeDate(columns);
        columns.named("other lifecycle date", Shape::isTime)
                .forEach(column -> columns.give(
                        column, Role.NOT_USED, "the date of a lifecycle stage that is no step towards buying"));
    }

    /** A closing date is the customer's only when nothing better is there and it is not a forecast for every lead. */
    private static void closeDate(Assignments columns) {
        if (Steps.in(columns, Steps.CUSTOMER) || Steps.in(columns, Steps.OPPORTUNITY)) {
            return;
        }
        columns.free().stream()
                .filter(column -> column.name()
                        .replaceAll("[^A-Za-z]", "")
                        .toLowerCase(Locale.ROOT)
                        .equals("closedate"))
                .filter(column -> Shape.isTime(column) && column.present() > 0)
                .filter(column -> column.present() <= 0.5 * columns.table().looked())
                .findFirst()
                .ifPresent(column -> columns.give(ColumnRole.named(
                        column,
                        Role.STEP_DATE,
                        Steps.CUSTOMER,
                        filled(columns, column) + "; check that only won leads have one")));
    }

    private static String filled(Assignments columns, ColumnProfile column) {
        return "a step's date by its name, filled for "
                + Shape.percent((double) column.present() / columns.table().looked());
    }
}
