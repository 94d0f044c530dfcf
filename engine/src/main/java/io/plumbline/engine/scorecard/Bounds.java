package io.plumbline.engine.scorecard;

import io.plumbline.engine.sql.Sql;

/**
 * The range a score is kept in. It holds 0, because nothing known is 0 points.
 *
 * @param minMicros lowest score in micro-points, 0 or less
 * @param maxMicros highest score in micro-points, above 0
 */
public record Bounds(long minMicros, long maxMicros) {
    /** 0 to 100 points. */
    public static final Bounds USUAL = new Bounds(0, 100_000_000);

    public Bounds {
        if (minMicros > 0 || maxMicros <= 0) {
            throw new IllegalArgumentException("The bounds of a score must hold 0 and something above.");
        }
    }

    /** Bounds that keep a sum to a size, with either sign. */
    public static Bounds ofSize(long limitMicros) {
        return new Bounds(-limitMicros, limitMicros);
    }

    /** The micro-points kept in the range. */
    public long clamp(long microPoints) {
        return Math.max(minMicros, Math.min(maxMicros, microPoints));
    }

    /** {@link #clamp} as an SQL expression. */
    public String clamp(String microPoints) {
        return "greatest(" + Sql.literal(minMicros) + ", least(" + Sql.literal(maxMicros) + ", " + microPoints + "))";
    }
}
