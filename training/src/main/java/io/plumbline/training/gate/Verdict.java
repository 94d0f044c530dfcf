package io.plumbline.training.gate;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What became of a new model at the gate.
 *
 * @param checks in the order in which they are told
 */
public record Verdict(Decision decision, Basis basis, List<Check> checks) {

    /** What is to be done with the model. */
    public enum Decision {
        /** It may be used. */
        PROMOTE,
        /** It may not be used; the champion stays. */
        REFUSE,
        /** The workspace leaves the choice to people. */
        LEAVE
    }

    public Verdict {
        checks = List.copyOf(checks);
    }

    /** Why, in words, for the model's history. */
    public String reason() {
        return switch (decision) {
            case LEAVE -> "the workspace leaves promotion to people";
            case PROMOTE ->
                failed().isEmpty()
                        ? "passed the gate (" + compared() + ")"
                        : "promoted whatever the gate says, as the workspace asks; it says: " + failed();
            case REFUSE -> failed();
        };
    }

    private String compared() {
        return switch (basis) {
            case FROZEN -> "compared with the champion as it is";
            case REFITTED -> "compared with the champion's recipe";
            case BASE_RATE -> "compared with the base rate";
        };
    }

    private String failed() {
        return checks.stream()
                .filter(check -> !check.passed())
                .map(Check::reason)
                .collect(Collectors.joining(" "));
    }
}
