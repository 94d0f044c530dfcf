package io.plumbline.engine.feature;

import io.plumbline.engine.feature.Upkeep.AllEvents;
import io.plumbline.engine.feature.Upkeep.Carried;
import io.plumbline.engine.feature.Upkeep.Windowed;
import io.plumbline.engine.sql.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A measure over one type of events, kept for every lead from one snapshot to the next: what became known is brought in,
 * and what a window no longer reaches is taken away. The events that will be corrected are no part of it.
 *
 * @param type    the number of the type
 * @param measure does not read all events
 */
record LoopColumn(int type, Measure measure) {
    LoopColumn {
        if (measure.upkeep() instanceof AllEvents) {
            throw new IllegalArgumentException("A measure that reads all events cannot be kept.");
        }
    }

    /** Its name, quoted. */
    String name() {
        return Sql.identifier("t" + type + " " + measure.name());
    }

    /** The part of some events {@code e} of its type, known at an instant. */
    String part(Instant now) {
        return part(inside(now));
    }

    /** {@link #part} of events of any type. */
    String partOfAny(Instant now) {
        return part(Stream.concat(Stream.of("e.type_no = " + type), inside(now)));
    }

    private Stream<String> inside(Instant now) {
        return window().stream().map(length -> "e.occurred_us >= " + start(now, length));
    }

    /**
     * The part of events {@code e} of its type, known before, that its window no longer reaches; empty where it holds none
     * of them.
     */
    Optional<String> gone(Optional<Instant> before, Instant now) {
        return leaving(before, now).map(leaving -> part(Stream.of(leaving)));
    }

    /** Which events {@code e} its window no longer reaches; empty as {@link #gone} is. */
    Optional<String> leaving(Optional<Instant> before, Instant now) {
        return before.filter(then -> outlasts(then, now))
                .flatMap(then -> window().map(length ->
                        "e.occurred_us >= " + start(then, length) + " and e.occurred_us < " + start(now, length)));
    }

    /** Its value now from that before, {@code b}, the part {@code f} of what is new, and that of what is {@link #gone}, {@code g}. */
    String kept(Optional<Instant> before, Instant now) {
        String fresh = "f." + name();
        if (measure.upkeep() instanceof Carried carried) {
            return before.isPresent() ? carried.joined("b." + name(), fresh) : fresh;
        }
        return gone(before, now).isEmpty() ? fresh : number("b") + " + " + number("f") + " - " + number("g");
    }

    /** What the measure's aggregate over all events would be, from what is kept, {@code b}, and the part {@code p} of events that will be corrected. */
    String value(String asOfMicros, boolean anyCorrected) {
        if (measure.upkeep() instanceof Carried carried) {
            String part = "b." + name();
            return carried.value(anyCorrected ? carried.joined(part, "p." + name()) : part, asOfMicros);
        }
        return anyCorrected ? number("b") + " + " + number("p") : "b." + name();
    }

    private String part(Stream<String> conditions) {
        String part =
                measure.upkeep() instanceof Carried carried ? carried.part() : ((Windowed) measure.upkeep()).part();
        String filter = conditions.collect(Collectors.joining(" and "));
        return filter.isEmpty() ? part : part + " filter (where " + filter + ")";
    }

    /** The time before a snapshot that it looks at; empty for all of it. */
    Optional<Duration> window() {
        return measure.upkeep() instanceof Windowed windowed ? Optional.of(windowed.within()) : Optional.empty();
    }

    /** A window that is no longer than the time between two snapshots holds nothing that was known at the one before. */
    private boolean outlasts(Instant before, Instant now) {
        return window().filter(length -> now.minus(length).isBefore(before)).isPresent();
    }

    private String number(String alias) {
        return "coalesce(" + alias + "." + name() + ", 0)";
    }

    private static String start(Instant now, Duration length) {
        return Sql.microseconds(now.minus(length));
    }
}
