package io.plumbline.notebooks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Lines, each with a band where it has intervals.
 *
 * @param across  what the axis to the right is called
 * @param upwards what the axis upwards is called
 * @param lines   by name, in the order in which they first occur
 */
record LineChart(String title, String across, String upwards, Map<String, List<Point>> lines) {
    private static final int HEIGHT = 400;
    private static final int LEFT = 80;
    private static final int RIGHT = Svg.WIDTH - 24;
    private static final int BOTTOM = HEIGHT - 52;

    /** A point of a line; {@code low} and {@code high} are empty where it has no interval. */
    record Point(double x, double y, OptionalDouble low, OptionalDouble high) {}

    static LineChart of(String title, Table table) {
        List<Integer> figures = table.figures();
        if (figures.size() < 2) {
            throw new IllegalArgumentException("Lines need two columns of numbers; there are " + table.heads());
        }
        int x = figures.get(0);
        int y = figures.get(1);
        Map<String, List<Point>> lines = new LinkedHashMap<>();
        for (List<Optional<Object>> row : table.rows()) {
            OptionalDouble across = Table.number(row.get(x));
            OptionalDouble upwards = Table.number(row.get(y));
            if (across.isPresent() && upwards.isPresent()) {
                String name = table.names().stream()
                        .findFirst()
                        .map(place -> Figures.text("", row.get(place)))
                        .orElse("");
                boolean interval = table.hasIntervalAfter(y);
                lines.computeIfAbsent(name, key -> new ArrayList<>())
                        .add(new Point(
                                across.getAsDouble(),
                                upwards.getAsDouble(),
                                interval ? Table.number(row.get(y + 1)) : OptionalDouble.empty(),
                                interval ? Table.number(row.get(y + 2)) : OptionalDouble.empty()));
            }
        }
        return new LineChart(
                title,
                table.heads().get(x).replace('_', ' '),
                table.heads().get(y).replace('_', ' '),
                lines);
    }

    String svg() {
        List<String> names = List.copyOf(lines.keySet());
        boolean named = !names.equals(List.of("")) && !names.isEmpty();
        Svg svg = new Svg(title, HEIGHT);
        if (named) {
            svg.legend(names);
        }
        Scale x = Scale.of(points().mapToDouble(Point::x), LEFT, RIGHT);
        Scale y = Scale.of(points().flatMapToDouble(LineChart::heights), BOTTOM, named ? 84 : 62);
        axes(svg, x, y);
        for (int i = 0; i < names.size(); i++) {
            draw(svg, x, y, Svg.colour(i), lines.getOrDefault(names.get(i), List.of()));
        }
        return svg.end();
    }

    private Stream<Point> points() {
        return lines.values().stream().flatMap(List::stream);
    }

    private static DoubleStream heights(Point point) {
        return DoubleStream.concat(
                DoubleStream.of(0, point.y()), DoubleStream.concat(point.low().stream(), point.high().stream()));
    }

    private void axes(Svg svg, Scale x, Scale y) {
        y.ticks().forEach(tick -> {
            svg.line(LEFT, y.at(tick), RIGHT, y.at(tick), Svg.GRID, 1);
            svg.text(LEFT - 8, y.at(tick) + 4, "end", y.label(tick));
        });
        x.ticks().forEach(tick -> {
            svg.line(x.at(tick), BOTTOM, x.at(tick), BOTTOM + 5, Svg.INK, 1);
            svg.text(x.at(tick), BOTTOM + 20, "middle", x.label(tick));
        });
        svg.line(LEFT, BOTTOM, RIGHT, BOTTOM, Svg.INK, 1);
        svg.text((LEFT + RIGHT) / 2.0, HEIGHT - 12, "middle", across);
        svg.text(16, y.to() - 12, "start", upwards);
    }

    private static void draw(Svg svg, Scale x, Scale y, String colour, List<Point> points) {
        List<Point> banded = points.stream()
                .filter(point -> point.low().isPresent() && point.high().isPresent())
                .toList();
        if (banded.size() > 1) {
            List<String> edge = new ArrayList<>();
            banded.forEach(
                    point -> edge.add(pair(x.at(point.x()), y.at(point.high().orElseThrow()))));
            for (int i = banded.size() - 1; i >= 0; i--) {
                edge.add(pair(x.at(banded.get(i).x()), y.at(banded.get(i).low().orElseThrow())));
            }
            svg.area(String.join(" ", edge), colour);
        }
        svg.path(String.join(" ", drawn(x, y, points)), colour);
    }

    /** Leaves out points that lie less than a pixel from the one before, which nobody would see. */
    private static List<String> drawn(Scale x, Scale y, List<Point> points) {
        List<String> drawn = new ArrayList<>();
        double lastX = Double.NaN;
        double lastY = Double.NaN;
        for (int i = 0; i < points.size(); i++) {
            double atX = x.at(points.get(i).x());
            double atY = y.at(points.get(i).y());
            boolean near = Math.abs(atX - lastX) < 1 && Math.abs(atY - lastY) < 1;
            if (!near || i == points.size() - 1) {
                drawn.add(pair(atX, atY));
                lastX = atX;
                lastY = atY;
            }
        }
        return drawn;
    }

    private static String pair(double x, double y) {
        return Svg.at(x) + "," + Svg.at(y);
    }
}
