package io.plumbline.engine.proposal;

import io.plumbline.engine.name.SpokenName;
import io.plumbline.engine.name.Vocabulary;
import java.util.List;
import java.util.Optional;

/** The steps of the usual lifecycle, and the words by which logs call them. */
final class Steps {
    static final String MQL = "mql";
    static final String SQL = "sql";
    static final String OPPORTUNITY = "opportunity";
    static final String CUSTOMER = "customer";
    static final String LOST = "lost";

    /** The way to buying, in order. */
    static final List<String> FORWARD = List.of(MQL, SQL, OPPORTUNITY, CUSTOMER);

    /** All steps; those that settle a lead are looked for first. */
    static final List<String> ALL = List.of(CUSTOMER, OPPORTUNITY, SQL, MQL, LOST);

    private Steps() {}

    /** Whether a column holds the date of a step. */
    static boolean in(Assignments columns, String step) {
        return columns.roles().stream()
                .anyMatch(role -> role.role() == Role.STEP_DATE && role.name().equals(step));
    }

    /** The step that a word means; a single letter before it, as some systems put, makes no difference. */
    static Optional<String> of(String word) {
        return ALL.stream()
                .filter(step -> Vocabulary.WORDS.has("step " + step, word)
                        || Vocabulary.WORDS.has("step " + step, withoutFamily(word)))
                .findFirst();
    }

    /** {@code A_ACCEPTED} without the letter of its family. */
    static String withoutFamily(String word) {
        String words = SpokenName.of(word).words();
        return words.matches("\\p{L} .+") ? words.substring(2) : words;
    }

    /** The letter of the family in {@code A_ACCEPTED}; empty for other words. */
    static String family(String word) {
        String words = SpokenName.of(word).words();
        return words.matches("\\p{L} .+") ? words.substring(0, 1) : "";
    }
}
