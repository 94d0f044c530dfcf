package io.plumbline.training.leakage;

/** What came of the audit of a source. */
public enum Verdict {
    /** Nothing speaks against it. */
    CLEAN("clean"),
    /** Suspected, and left out of the model. */
    LEFT_OUT("left_out"),
    /** Suspected, and kept because the workspace says why. */
    KEPT("kept"),
    /** Suspected, and kept because the workspace asks only to be told. */
    REPORTED("reported");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    /** As tables have it. */
    public String word() {
        return word;
    }
}
