package io.plumbline.engine.model;

import io.plumbline.engine.sql.Dialect;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.sql.Step;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A function of one number made of straight pieces, in Java and SQL.
 *
 * @param pieces at least one, by rising start; each holds from its own start up to the next one's
 */
record Pieces(List<Piece> pieces) {

    /**
     * The line {@code low + rise * ((x - origin) / width)}, or the constant {@code low} when {@code rise} is 0.
     *
     * @param start where it begins to hold, inclusive; that of the first piece does not matter
     */
    record Piece(double start, double origin, double width, double low, double rise) {

        static Piece flat(double start, double value) {
            return new Piece(start, 0, 1, value, 0);
        }

        static Piece between(double x, double y, double nextX, double nextY) {
            return new Piece(x, x, nextX - x, y, nextY - y);
        }

        /** The same line from a later start on. */
        Piece startingAt(double later) {
            return new Piece(later, origin, width, low, rise);
        }

        double at(double x) {
            return rise == 0 ? low : low + rise * ((x - origin) / width);
        }

        String sql(String x) {
            return rise == 0
                    ? Sql.literal(low)
                    : Sql.literal(low) + " + " + Sql.literal(rise) + " * ((" + x + " - " + signed(origin) + ") / "
                            + Sql.literal(width) + ")";
        }

        private static String signed(double number) {
            return number < 0 ? "(" + Sql.literal(number) + ")" : Sql.literal(number);
        }
    }

    Pieces {
        pieces = List.copyOf(pieces);
    }

    double at(double x) {
        int low = 0;
        int high = pieces.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (x < pieces.get(middle).start()) {
                high = middle - 1;
            } else {
                low = middle;
            }
        }
        return pieces.get(low).at(x);
    }

    /** The same search as nested CASEs, so that a row meets no more comparisons than the logarithm of the pieces. */
    String sql(String x) {
        return sql(x, 0, pieces.size() - 1);
    }

    /**
     * The same search for many pieces, as the last steps of a plan: its result with one more column, the value. Each step
     * looks up one start and halves the pieces left, where nested CASEs cost every block of rows each piece's time.
     *
     * @param x    name of a column of DOUBLE, never NULL
     * @param name of the column added, and of the last step
     */
    SqlPlan after(SqlPlan plan, String x, String name) {
        int halvings = Integer.SIZE - Integer.numberOfLeadingZeros(pieces.size() - 1);
        SqlPlan longer = plan;
        String piece = "0";
        for (int i = 1; i <= halvings; i++) {
            String half = "2 * " + piece + " + case when " + x + " >= "
                    + Dialect.DUCKDB.element(starts(1 << (halvings - i), 1 << halvings), piece)
                    + " then 1 else 0 end";
            longer = longer.then(added(longer, half, name + "_half_" + i));
            piece = Sql.identifier(name + "_half_" + i);
        }
        return longer.then(added(longer, value(x, piece), name));
    }

    private static Step added(SqlPlan plan, String expression, String name) {
        return new Step(
                name,
                "one row per row of the step before",
                "select\n    *,\n    " + expression + " as " + Sql.identifier(name) + "\nfrom "
                        + Sql.identifier(plan.result().name()));
    }

    /** The starts in the middle of parts of {@code 2 * half} pieces; beyond the last piece nothing starts. */
    private List<String> starts(int half, int end) {
        return IntStream.iterate(half, i -> i < end, i -> i + 2 * half)
                .mapToDouble(i -> i < pieces.size() ? pieces.get(i).start() : Double.MAX_VALUE)
                .mapToObj(Sql::literal)
                .toList();
    }

    private String value(String x, String piece) {
        return of(Piece::low, piece) + " + " + of(Piece::rise, piece) + " * ((" + x + " - " + of(Piece::origin, piece)
                + ") / " + of(Piece::width, piece) + ")";
    }

    private String of(ToDoubleFunction<Piece> part, String piece) {
        return Dialect.DUCKDB.element(
                pieces.stream().mapToDouble(part).mapToObj(Sql::literal).toList(), piece);
    }

    private String sql(String x, int low, int high) {
        if (low == high) {
            return pieces.get(low).sql(x);
        }
        int middle = (low + high + 1) >>> 1;
        return "case when " + x + " < " + Sql.literal(pieces.get(middle).start()) + " then " + sql(x, low, middle - 1)
                + " else " + sql(x, middle, high) + " end";
    }
}
