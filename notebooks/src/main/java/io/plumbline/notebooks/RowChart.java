package io.plumbline.notebooks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Dots or bars, one below the other, each with its name before it and its number behind it.
 *
 * @param across what the numbers are
 * @param groups names that the colours stand for; one empty name where there is one colour
 * @param bars   whether bars are drawn, from zero, rather than dots
 */
record RowChart(String title, String across, List<String> groups, List<Line> lines, boolean bars) {
    private static final int LINE = 24;
    private static final int GAP = 10;
    private static final int LONGEST = 44;

    /** One dot or bar; {@code low} and {@code high} are empty where it has no interval. */
    record Line(String name, String group, double value, OptionalDouble low, OptionalDouble high, String text) {
        DoubleStream values() {
            return DoubleStream.concat(DoubleStream.of(value), DoubleStream.concat(low.stream(), high.stream()));
        }
    }

    static RowChart dots(String title, Table table) {
        return of(title, table, false);
    }

    static RowChart bars(String title, Table table) {
        return of(title, table, true);
    }

    private static RowChart of(String title, Table table, boolean bars) {
        List<Integer> figures = table.figures();
        List<Integer> names = table.names();
        if (figures.isEmpty() || names.isEmpty()) {
            throw new IllegalArgumentException(
                    "This chart needs a column of names and one of numbers; there are " + table.heads());
        }
        int figure = figures.get(0);
        List<Line> lines = new ArrayList<>();
        for (List<Optional<Object>> row : table.rows()) {
            String group = names.size() > 1 ? Figures.text("", row.get(names.get(1))) : "";
            Table.number(row.get(figure))
                    .ifPresent(value ->
                            lines.add(line(table, row, figure, Figures.text("", row.get(names.get(0))), group, value)));
        }
        List<String> groups = lines.stream().map(Line::group).distinct().toList();
        return new RowChart(title, table.heads().get(figure).replace('_', ' '), groups, lines, bars);
    }

    private static Line line(
            Table table, List<Optional<Object>> row, int figure, String name, String group, double value) {
        boolean interval = table.hasIntervalAfter(figure);
        String head = table.heads().get(figure);
        OptionalDouble low = interval ? Table.number(row.get(figure + 1)) : OptionalDouble.empty();
        OptionalDouble high = interval ? Table.number(row.get(figure + 2)) : OptionalDouble.empty();
        String bounds = low.isPresent() && high.isPresent()
                ? " (" + Figures.decimal(head, low.getAsDouble()) + " to " + Figures.decimal(head, high.getAsDouble())
                        + ")"
                : "";
        return new Line(name, group, value, low, high, Figures.text(head, row.get(figure)) + bounds);
    }

    String svg() {
        int top = isGrouped() ? 64 : 42;
        int bottom = top + LINE * lines.size() + GAP * gapsBefore(lines.size()) + 6;
        Svg svg = new Svg(title, bottom + 48);
        if (isGrouped()) {
            svg.legend(groups);
        }
        Scale scale = scale();
        axis(svg, scale, top, bottom);
        for (int i = 0; i < lines.size(); i++) {
            draw(svg, scale, top + LINE * i + GAP * gapsBefore(i + 1) + LINE / 2.0, lines.get(i), isFirst(i));
        }
        return svg.end();
    }

    private boolean isGrouped() {
        return groups.size() > 1;
    }

    private boolean isFirst(int line) {
        return line == 0 || !lines.get(line).name().equals(lines.get(line - 1).name());
    }

    /** Lines of one name stand together, apart from those of the next. */
    private int gapsBefore(int end) {
        return isGrouped() ? (int) IntStream.range(1, end).filter(this::isFirst).count() : 0;
    }

    private Scale scale() {
        boolean fromZero = bars || lines.stream().anyMatch(line -> line.low().orElse(line.value()) <= 0);
        return Scale.of(
                DoubleStream.concat(
                        fromZero ? DoubleStream.of(0) : DoubleStream.empty(),
                        lines.stream().flatMapToDouble(Line::values)),
                28 + widest(line -> shortened(line.name())),
                Svg.WIDTH - 28 - widest(Line::text));
    }

    private double widest(Function<Line, String> text) {
        return lines.stream().map(text).mapToDouble(Svg::width).max().orElse(0);
    }

    private void axis(Svg svg, Scale scale, int top, int bottom) {
        scale.ticks().forEach(tick -> {
            svg.line(scale.at(tick), top, scale.at(tick), bottom, tick == 0 ? "#888" : Svg.GRID, 1);
            svg.text(scale.at(tick), bottom + 16, "middle", scale.label(tick));
        });
        svg.text((scale.from() + scale.to()) / 2, bottom + 36, "middle", across);
    }

    private void draw(Svg svg, Scale scale, double y, Line line, boolean named) {
        String colour = Svg.colour(groups.indexOf(line.group()));
        if (named) {
            svg.text(scale.from() - 12, y + 4, "end", shortened(line.name()));
        }
        double at = scale.at(line.value());
        if (bars) {
            double zero = scale.at(0);
            svg.bar(Math.min(zero, at), y - 8, Math.abs(at - zero), 16, colour, 0.6);
        }
        if (line.low().isPresent() && line.high().isPresent()) {
            svg.line(
                    scale.at(line.low().getAsDouble()),
                    y,
                    scale.at(line.high().getAsDouble()),
                    y,
                    bars ? Svg.INK : colour,
                    2);
        }
        if (!bars) {
            svg.dot(at, y, colour);
        }
        svg.text(scale.to() + 12, y + 4, "start", line.text());
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1) + "…";
    }
}
