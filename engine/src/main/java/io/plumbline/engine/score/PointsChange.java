package io.plumbline.engine.score;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why a lead's points are others than they were: lines that sum exactly to the difference.
 *
 * @param since         the earlier moment, exclusive as every as_of
 * @param asOf          the later one
 * @param segmentBefore the segment that the scorecard in force then put the lead into; empty for none
 * @param segmentAfter  the segment at the later moment; empty for none
 * @param beforeMicros  points score at the earlier moment by the scorecard in force then, in micro-points; 0 where the
 *                      lead was not there yet
 * @param afterMicros   points score at the later moment by the scorecard given, in micro-points
 * @param lines         what changed, by dimension; their changes sum to {@code afterMicros - beforeMicros}
 */
public record PointsChange(
        Instant since,
        Instant asOf,
        Optional<String> segmentBefore,
        Optional<String> segmentAfter,
        long beforeMicros,
        long afterMicros,
        List<Line> lines) {
    public PointsChange {
        lines = List.copyOf(lines);
        long sum = lines.stream().mapToLong(Line::changeMicros).sum();
        if (sum != afterMicros - beforeMicros) {
            throw new IllegalArgumentException("The lines of a change must sum to it.");
        }
    }

    /** Why a line changed, in the order in which the causes are taken to have come. */
    public enum Cause {
        /** The scorecard in force then is another one than now; told as of the earlier moment. */
        CHANGED_SCORECARD,
        /** Evidence grew too old for a window; of rules other than event rules, what time alone did. */
        LEFT_WINDOW,
        /** Evidence weighs less with age. */
        DECAY,
        /** Events that became known since, and older ones that they displaced or corrected. */
        NEW_EVIDENCE,
        /** Attributes with another value, in the segment of before. */
        CHANGED_ATTRIBUTE,
        /** What the limit of a rule lets through of all this. */
        LIMIT,
        /** What the limit of a group of rules does. */
        GROUP_LIMIT,
        /** What the bounds of a dimension, or of the points score, do. */
        CLAMP,
        /** What the weight of a dimension does. */
        WEIGHT,
        /** The lead is in another segment, whose scorecard gives other points for the same. */
        CHANGED_SEGMENT
    }

    /**
     * A rule, or a balancing line of the ledger.
     *
     * @param dimension    {@code fit}, {@code engagement}, {@code stage}, or {@code points} for the total
     * @param name         the rule's id, or what the ledger calls the line
     * @param beforeMicros what it added then
     * @param afterMicros  what it adds now
     * @param causes       the parts of the difference that are not 0; they sum to it
     */
    public record Line(String dimension, String name, long beforeMicros, long afterMicros, Map<Cause, Long> causes) {
        public Line {
            causes = Map.copyOf(causes);
            long sum = causes.values().stream().mapToLong(Long::longValue).sum();
            if (sum != afterMicros - beforeMicros) {
                throw new IllegalArgumentException("The causes of a change must sum to it.");
            }
        }

        /** What it adds now beyond what it added then, in micro-points. */
        public long changeMicros() {
            return afterMicros - beforeMicros;
        }
    }
}
