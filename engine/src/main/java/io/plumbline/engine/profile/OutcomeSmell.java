package io.plumbline.engine.profile;

import io.plumbline.engine.store.Row;
import java.util.OptionalDouble;

/**
 * What a column alone says of the outcome, to find columns that are known only with it. All figures are of the rows
 * looked at.
 *
 * @param column        position of the column
 * @param with          rows with the outcome
 * @param filledWith    of these, rows in which the column has a value
 * @param without       rows without the outcome
 * @param filledWithout of these, rows in which the column has a value
 * @param decided       rows with the outcome whose value occurs at least 5 times and never without the outcome
 * @param rankQuality   area under the ROC curve of the column as the only predictor, 0.5..1. Of numbers and times: of
 *                      their order among rows with a value, in the better direction. Of texts and truth values: of each
 *                      value's share of outcomes (a missing value is one too), learnt on every other row and measured on
 *                      the rest, so that values that never come back predict nothing. Absent when the measured rows are
 *                      not of both kinds
 */
public record OutcomeSmell(
        int column,
        long with,
        long filledWith,
        long without,
        long filledWithout,
        long decided,
        OptionalDouble rankQuality) {

    static OutcomeSmell of(Row row) {
        return new OutcomeSmell(
                (int) row.number("column_no"),
                row.number("hits"),
                row.number("filled_hits"),
                row.number("others"),
                row.number("filled_others"),
                row.number("decided"),
                row.optionalReal("rank_quality"));
    }

    /** Share of rows with the outcome in which the column has a value, 0..1; 0 when there is no such row. */
    public double shareFilledWith() {
        return with == 0 ? 0 : (double) filledWith / with;
    }

    /** Share of rows without the outcome in which the column has a value, 0..1; 0 when there is no such row. */
    public double shareFilledWithout() {
        return without == 0 ? 0 : (double) filledWithout / without;
    }

    /** Share of rows with the outcome that the column's value alone gives away, 0..1. */
    public double shareDecided() {
        return with == 0 ? 0 : (double) decided / with;
    }

    /** Whether the column has values in rows with the outcome and in no other. */
    public boolean isFilledOnlyWithOutcome() {
        return filledWith > 0 && filledWithout == 0;
    }
}
