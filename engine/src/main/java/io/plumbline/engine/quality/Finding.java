package io.plumbline.engine.quality;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something odd about the data. Never holds a lead's id or a cell's value.
 *
 * @param kind     which question found it, such as {@code time_zone}; docs/guide/check.md lists all
 * @param subject  source, column or pair of steps concerned
 * @param what     what was found, one sentence with its figures
 * @param fix      how to mend it, one sentence
 * @param evidence the figures by name: counts, shares of 1, hours
 */
public record Finding(
        String kind, Severity severity, String subject, String what, String fix, Map<String, Number> evidence) {

    /** How much it matters. */
    public enum Severity {
        /** Numbers built on this are likely to be wrong. */
        WARNING,
        /** Worth knowing; often it is as it should be. */
        NOTE
    }

    public Finding {
        evidence = Collections.unmodifiableMap(new TreeMap<>(evidence));
    }

    /** Whether a figure of the evidence is more than nothing. */
    boolean counts(String figure) {
        Number number = evidence.get(figure);
        return number != null && number.doubleValue() > 0;
    }
}
