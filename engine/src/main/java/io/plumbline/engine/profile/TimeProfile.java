package io.plumbline.engine.profile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a column writes times. All figures are of the rows looked at and of the cells that the import reads with this
 * format.
 *
 * @param format            as {@code timestamp_format} in plumbline.yaml: letters of strptime or {@code epoch_*}; empty
 *                          for ISO 8601
 * @param hasOffset         whether most times name their offset from UTC, so that no zone need be known
 * @param dateOnly          whether no cell has a time of day
 * @param dayMonthAmbiguous whether the cells fit days before months as well as months before days
 * @param share             share of present cells that the import reads with this format, 0..1
 * @param patterns          the shapes of the cells, digits and names replaced, the commonest first; at most 10
 * @param earliest          the earliest instant, of the whole file where that is cheap; a local time counts as UTC
 * @param latest            the latest instant, likewise
 */
public record TimeProfile(
        Optional<String> format,
        boolean hasOffset,
        boolean dateOnly,
        boolean dayMonthAmbiguous,
        double share,
        List<ValueCount> patterns,
        Instant earliest,
        Instant latest) {
    public TimeProfile {
        patterns = List.copyOf(patterns);
    }

    /** This profile with other bounds; unchanged when they are not two. */
    TimeProfile within(List<Instant> bounds) {
        return bounds.size() != 2
                ? this
                : new TimeProfile(
                        format, hasOffset, dateOnly, dayMonthAmbiguous, share, patterns, bounds.get(0), bounds.get(1));
    }
}
