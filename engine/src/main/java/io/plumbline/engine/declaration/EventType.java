package io.plumbline.engine.declaration;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * A kind of event.
 *
 * @param name          its name in the store and in rules
 * @param byCompany     whether the company makes such events (calls, mails sent) rather than the lead
 * @param properties    its properties, each a column of the table {@code event}
 * @param completeSince the instant from which its sources hold every event; empty when they always did
 */
public record EventType(
        String name, boolean byCompany, NavigableMap<String, ValueType> properties, Optional<Instant> completeSince) {}
