package io.plumbline.training.suggestion;

import java.util.List;

/**
 * A scorecard that an audit suggests.
 *
 * @param text    {@code scoring.yaml} with other numbers; the very same text where nothing is to be changed
 * @param changes in the order of the file
 * @param notes   what the audit asks for and was not done, in sentences
 */
public record Suggestion(String text, List<Change> changes, List<String> notes) {
    public Suggestion {
        changes = List.copyOf(changes);
        notes = List.copyOf(notes);
    }

    /**
     * A number that changes.
     *
     * @param segment whose rule it is; {@code all} for the base scorecard
     * @param key     {@code points}, {@code limit}, {@code half_life} or {@code within}
     * @param before  as it is written
     * @param after   as it is written then; {@code none} where the key goes
     * @param reason  one sentence
     */
    public record Change(String segment, String rule, String key, String before, String after, String reason) {}
}
