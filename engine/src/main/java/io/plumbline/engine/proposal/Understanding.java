package io.plumbline.engine.proposal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * What was understood of the files.
 *
 * @param leads    one row per lead
 * @param events   tables of events
 * @param outcomes a log of steps
 * @param zone     of times without an offset
 * @param newest   the newest time in the data that is not in the future; empty for tables without time
 * @param plan     what the model should predict, and how it is trained
 * @param medians  of the attributes that are numbers, in their order, as texts; empty where there is none
 * @param open     what a person may decide
 * @param remarks  what a person should know; no values of cells
 */
public record Understanding(
        LeadTable leads,
        List<EventTable> events,
        Optional<OutcomeTable> outcomes,
        ZoneId zone,
        Optional<Instant> newest,
        Plan plan,
        List<String> medians,
        List<Question> open,
        List<String> remarks) {
    public Understanding {
        events = List.copyOf(events);
        medians = List.copyOf(medians);
        open = List.copyOf(open);
        remarks = List.copyOf(remarks);
    }

    /** When the newest of the files was made, as far as the data tell: just after the newest time. */
    public Optional<Instant> exported() {
        return newest.map(time -> time.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1));
    }

    /** The first midnight, UTC, at which all of it is known; empty for tables without time. */
    public Optional<Instant> endOfData() {
        return exported().map(time -> time.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS));
    }
}
