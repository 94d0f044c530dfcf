package io.plumbline.engine.scorecard;

import java.util.Arrays;
import java.util.Locale;

/** Which of the two scores calls a lead: points, prediction, both or neither. Without a threshold a score calls nobody. */
public enum Quadrant {
    BOTH,
    POINTS_ONLY,
    PREDICTION_ONLY,
    NEITHER;

    /** The word for it in {@code scoring.yaml} and in the store. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The quadrant of a word.
     *
     * @param word one of those that the schema of {@code scoring.yaml} lists
     */
    public static Quadrant of(String word) {
        return Arrays.stream(values())
                .filter(quadrant -> quadrant.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no quadrant '" + word + "'"));
    }
}
