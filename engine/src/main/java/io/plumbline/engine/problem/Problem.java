package io.plumbline.engine.problem;

/**
 * One thing a person must mend. Never holds a lead's data.
 *
 * @param where where it was found: {@code scoring.yaml:14}, a source file, a command; empty when there is no better place
 * @param path  the setting or column concerned, such as {@code engagement.rules[2].event}; may be empty
 * @param what  what is wrong, one sentence
 * @param fix   how to mend it, one sentence
 */
public record Problem(String where, String path, String what, String fix) {

    /** A problem of one line of a file. */
    public static Problem at(String file, int line, String path, String what, String fix) {
        return new Problem(file + ":" + line, path, what, fix);
    }

    /** A problem that belongs to no line. */
    public static Problem of(String where, String what, String fix) {
        return new Problem(where, "", what, fix);
    }

    @Override
    public String toString() {
        String place = path.isEmpty() ? where : where + "  " + path;
        String indent = place.isEmpty() ? "" : "    ";
        String head = place.isEmpty() ? "" : place + "\n";
        return head + indent + what + "\n" + indent + "Fix: " + fix;
    }
}
