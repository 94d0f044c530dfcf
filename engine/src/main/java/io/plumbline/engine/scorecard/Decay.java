package io.plumbline.engine.scorecard;

import io.plumbline.engine.sql.Dialect;
import io.plumbline.engine.sql.Sql;
import java.math.BigDecimal;
import java.time.Duration;

/** How the weight of an event falls with its age. */
public sealed interface Decay {

    /**
     * The weight as an SQL expression, a double in 0..1.
     *
     * @param ageMicros age of the event in whole microseconds, an SQL expression
     */
    String weight(String ageMicros);

    /** Whether every event weighs 1. */
    default boolean isNone() {
        return false;
    }

    /** Every event weighs 1. */
    record None() implements Decay {
        @Override
        public String weight(String ageMicros) {
            return Sql.literal(1.0);
        }

        @Override
        public boolean isNone() {
            return true;
        }
    }

    /** {@code 0.5 ^ (age / halfLife)}; the length is above zero. */
    record HalfLife(Duration halfLife) implements Decay {
        @Override
        public String weight(String ageMicros) {
            return "pow(" + Sql.literal(0.5) + ", " + ratio(ageMicros, halfLife) + ")";
        }
    }

    /** {@code max(0, 1 - age / expires)}; the length is above zero. */
    record Expiry(Duration expires) implements Decay {

        /**
         * Points times the weight, exact and rounded half away from zero to whole micro-points, as an SQL expression.
         *
         * @param points    what an event of no age gives, as it is written
         * @param ageMicros as for {@link #weight}
         */
        public String microPoints(double points, String ageMicros) {
            long length = micros(expires);
            String left = "greatest(0, " + length + " - " + ageMicros + ")";
            BigDecimal microPoints = BigDecimal.valueOf(Math.abs(points)).movePointRight(6);
            return (points < 0 ? "-" : "") + Dialect.DUCKDB.share(left, microPoints, length);
        }

        @Override
        public String weight(String ageMicros) {
            return "greatest(" + Sql.literal(0.0) + ", " + Sql.literal(1.0) + " - " + ratio(ageMicros, expires) + ")";
        }
    }

    private static String ratio(String ageMicros, Duration length) {
        return ageMicros + " / " + Sql.literal((double) micros(length));
    }

    private static long micros(Duration length) {
        return length.toNanos() / 1_000;
    }
}
