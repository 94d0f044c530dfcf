package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Figures;
import io.plumbline.engine.store.Row;
import java.util.OptionalDouble;

/**
 * A figure with its 95 % interval, as far as there are any.
 *
 * @param value the figure
 * @param low   lower end
 * @param high  upper end
 */
public record Figure(OptionalDouble value, OptionalDouble low, OptionalDouble high) {

    /** The columns {@code name}, {@code name_low} and {@code name_high} of a row. */
    static Figure of(Row row, String name) {
        return new Figure(row.optionalReal(name), row.optionalReal(name + "_low"), row.optionalReal(name + "_high"));
    }

    /** The figure and its interval in brackets. */
    String text(int decimals) {
        return Figures.decimals(value, decimals) + interval(decimals, 1);
    }

    /** The figure as a percentage and its interval in brackets. */
    String percent() {
        return Figures.percent(value) + interval(1, 100);
    }

    private String interval(int decimals, double unit) {
        if (value.isEmpty() || low.isEmpty() || high.isEmpty()) {
            return "";
        }
        return " (" + Figures.decimals(unit * low.getAsDouble(), decimals) + " to "
                + Figures.decimals(unit * high.getAsDouble(), decimals) + ")";
    }
}
