package io.plumbline.engine.workspace;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A log with one row per lifecycle step that happened.
 *
 * @param leadId     the column that identifies the lead
 * @param step       the column with the step
 * @param occurredAt the column with the instant of the step
 * @param amount     the column with the amount of money
 * @param reason     the column that says why
 * @param steps      the step by value of the file; empty when the file writes the steps' own names
 */
public record OutcomeSource(
        SourceFile file,
        String leadId,
        String step,
        String occurredAt,
        Optional<String> amount,
        Optional<String> reason,
        NavigableMap<String, String> steps)
        implements Source {

    public OutcomeSource {
        steps = Collections.unmodifiableNavigableMap(new TreeMap<>(steps));
    }

    @Override
    public String kind() {
        return "outcomes";
    }

    @Override
    public Set<String> timeColumns() {
        return Set.of(occurredAt);
    }
}
