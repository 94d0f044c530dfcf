package io.plumbline.engine.proposal;

import java.util.List;

/**
 * What one type of events is taken for.
 *
 * @param value      how the file writes it
 * @param name       its name in the configuration
 * @param count      events looked at
 * @param step       the step of the lifecycle that it is; empty unless {@code use} says so
 * @param byCompany  whether the company makes such events
 * @param properties what is known about such an event, with role {@link Role#PROPERTY}
 * @param why        the reason in words
 */
public record EventTypeRole(
        String value,
        String name,
        long count,
        Use use,
        String step,
        boolean byCompany,
        List<ColumnRole> properties,
        String why) {
    public EventTypeRole {
        properties = List.copyOf(properties);
    }

    /** How a type is used. */
    public enum Use {
        EVENT,
        STEP,
        SET_ASIDE
    }
}
