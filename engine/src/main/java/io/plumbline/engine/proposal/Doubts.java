package io.plumbline.engine.proposal;

import io.plumbline.engine.problem.Some;
import java.util.List;
import java.util.Optional;

/** What a person should look at first. */
final class Doubts {
    private static final int MOST = 10;

    private Doubts() {}

    /** One sentence about the attributes that are very strong alone; empty when there are none. */
    static Optional<String> of(LeadTable leads) {
        List<String> names = leads.all(Role.ATTRIBUTE).stream()
                .filter(ColumnRole::doubtful)
                .map(role -> role.column().name())
                .toList();
        return names.isEmpty() ? Optional.empty() : Optional.of(sentence(names));
    }

    private static String sentence(List<String> names) {
        List<String> quoted = names.stream().map(name -> "'" + name + "'").toList();
        return "Very strong alone: " + Some.of(quoted, MOST)
                + ". What is known only with the outcome makes a prediction look better than it is: move it from attributes"
                + " to not_used, with your reason, unless it was known before.";
    }
}
