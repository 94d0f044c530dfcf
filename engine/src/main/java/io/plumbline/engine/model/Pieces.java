package io.plumbline.engine.model;

import io.plumbline.engine.sql.Sql;
import java.util.List;

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

    private String sql(String x, int low, int high) {
        if (low == high) {
            return pieces.get(low).sql(x);
        }
        int middle = (low + high + 1) >>> 1;
        return "case when " + x + " < " + Sql.literal(pieces.get(middle).start()) + " then " + sql(x, low, middle - 1)
                + " else " + sql(x, middle, high) + " end";
    }
}
