package io.plumbline.engine.lint;

/**
 * Something odd about a scorecard that scores all the same.
 *
 * @param kind     what it is, in snake case: {@code never_fires}
 * @param where    file and line
 * @param path     the part of the file, such as {@code engagement.rules[2]}
 * @param what     what was found, one sentence
 * @param fix      how to mend it, one sentence
 */
public record LintFinding(String kind, Severity severity, String where, String path, String what, String fix) {

    /** How much it matters. */
    public enum Severity {
        /** Hardly meant. */
        WARNING,
        /** Worth knowing; often it is as it should be. */
        NOTE
    }
}
