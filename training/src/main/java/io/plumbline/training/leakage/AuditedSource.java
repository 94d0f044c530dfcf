package io.plumbline.training.leakage;

/**
 * What is audited: where features come from.
 *
 * @param name the attribute, the type of events, or the feature that is computed from several of them or from none
 */
public record AuditedSource(Kind kind, String name) {

    /** What kind of source. */
    public enum Kind {
        ATTRIBUTE("attribute"),
        EVENT("event"),
        COMPUTED("computed");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As tables have it. */
        public String word() {
            return word;
        }
    }
}
