package io.plumbline.engine.workspace;

import java.util.Set;

/**
 * Handoff lists that sales filled in.
 *
 * @param accepted the step of a lead that sales accepted
 * @param rejected the step of a lead that sales rejected
 * @param worked   the step of a lead that sales worked
 */
public record AnswerSource(SourceFile file, String accepted, String rejected, String worked) implements Source {

    /** The source's name where it has none of its own. */
    public static final String NAME = "answers";

    @Override
    public String kind() {
        return "answers";
    }

    @Override
    public Set<String> timeColumns() {
        return Set.of("accepted_on", "rejected_on", "worked_on");
    }

    /** These answers in files that are written in another way. */
    public AnswerSource in(SourceFile other) {
        return new AnswerSource(other, accepted, rejected, worked);
    }

    /** Whether an answer can say that a lead reached a step. */
    boolean reports(String step) {
        return step.equals(accepted) || step.equals(rejected) || step.equals(worked);
    }
}
