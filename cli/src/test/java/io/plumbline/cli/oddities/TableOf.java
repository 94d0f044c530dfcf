package io.plumbline.cli.oddities;

import io.plumbline.cli.oddities.OddTable.Column;
import io.plumbline.cli.oddities.OddTable.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Puts a table together column by column, each with the way in which it is filled for one thing. */
final class TableOf<T> {
    private final List<Column> columns = new ArrayList<>();
    private final List<Function<T, Cell>> cells = new ArrayList<>();

    TableOf<T> column(String name, Use use, Function<T, Cell> cell) {
        return column(name, use, "", cell);
    }

    TableOf<T> column(String name, Use use, String step, Function<T, Cell> cell) {
        columns.add(new Column(name, use, step));
        cells.add(cell);
        return this;
    }

    int width() {
        return columns.size();
    }

    OddTable table(String file, Layout layout, List<T> things) {
        return new OddTable(
                file, layout, columns, things.stream().map(this::row).toList());
    }

    private Row row(T thing) {
        return new Row(cells.stream().map(cell -> cell.apply(thing)).toList());
    }
}
