package io.plumbline.engine.workspace;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The sources of a workspace in the order of the file; every source has a name of its own. */
public record Sources(
        List<LeadSource> leads,
        List<EventSource> events,
        List<OutcomeSource> outcomes,
        Optional<AnswerSource> answers) {
    public Sources {
        leads = List.copyOf(leads);
        events = List.copyOf(events);
        outcomes = List.copyOf(outcomes);
    }

    /** All sources: leads, then events, then outcomes, then answers. */
    public List<Source> all() {
        return Stream.of(leads, events, outcomes, answers.stream().toList())
                .<Source>flatMap(List::stream)
                .toList();
    }

    /** Whether a source can say that a lead reached a step. */
    public boolean report(String step) {
        return leads.stream().anyMatch(source -> reports(source, step))
                || answers.filter(source -> source.reports(step)).isPresent()
                || outcomes.stream()
                        .map(OutcomeSource::steps)
                        .anyMatch(steps -> steps.isEmpty() || steps.containsValue(step));
    }

    private static boolean reports(LeadSource source, String step) {
        return source.steps().stream().anyMatch(column -> column.step().equals(step))
                || source.label().filter(label -> label.step().equals(step)).isPresent();
    }

    /** Whether a source of leads brings a score that the company already had. */
    public boolean bringExistingScore() {
        return leads.stream().anyMatch(source -> source.existingScore().isPresent());
    }
}
