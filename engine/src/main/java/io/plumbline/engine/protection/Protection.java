package io.plumbline.engine.protection;

import io.plumbline.engine.name.Vocabulary;
import io.plumbline.engine.yaml.FileProblems;
import io.plumbline.engine.yaml.YamlNode;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which attributes and properties tell something protected of a person, and which of those scores may read all the same.
 *
 * @param allowed  protected names that may be read, with the reason
 * @param also     names that are protected here although they sound harmless
 * @param harmless names that sound protected and are not, with the reason
 */
public record Protection(
        NavigableMap<String, String> allowed, NavigableSet<String> also, NavigableMap<String, String> harmless) {
    /** What sounds protected is, and nothing is allowed. */
    public static final Protection USUAL = new Protection(new TreeMap<>(), new TreeSet<>(), new TreeMap<>());

    /** The kind of what a workspace itself calls protected. */
    public static final String NAMED_HERE = "named by the workspace";

    public Protection {
        allowed = Collections.unmodifiableNavigableMap(new TreeMap<>(allowed));
        also = Collections.unmodifiableNavigableSet(new TreeSet<>(also));
        harmless = Collections.unmodifiableNavigableMap(new TreeMap<>(harmless));
    }

    /**
     * What an attribute or property tells of a person, such as {@code age}.
     *
     * @param name as declared
     * @return empty where it is not protected
     */
    public Optional<String> kind(String name) {
        if (harmless.containsKey(name)) {
            return Optional.empty();
        }
        return sounding(name).or(() -> also.contains(name) ? Optional.of(NAMED_HERE) : Optional.empty());
    }

    /** What a name sounds like, whatever the workspace says of it. */
    public static Optional<String> sounding(String name) {
        return Vocabulary.PROTECTED.sectionOf(name);
    }

    /** Whether nothing may read it. */
    public boolean refuses(String name) {
        return kind(name).isPresent() && !allowed.containsKey(name);
    }

    /** Why nothing may read it, as a clause; empty where it may be read. */
    public Optional<String> reasonAgainst(String name) {
        return kind(name)
                .filter(kind -> !allowed.containsKey(name))
                .map(kind -> "a protected attribute of a person (" + kind + "), which the workspace does not allow");
    }

    /**
     * Adds a problem where something reads a name that is refused.
     *
     * @param subject who reads it, such as {@code Rule 'pages'}
     * @param thing   what the name is, such as {@code attribute}
     * @param name    the part of the file that holds the name
     */
    public void check(FileProblems file, String subject, String thing, YamlNode name) {
        reasonAgainst(name.text())
                .ifPresent(reason -> file.problem(
                        name,
                        subject + " reads the " + thing + " '" + name.text() + "', " + reason + ".",
                        "remove this; where law and fairness permit it, give the reason in plumbline.yaml as `protected: {"
                                + " allow: { " + name.text() + ": \"why it may count\" } }`; if it tells nothing of a"
                                + " person, list it with the reason under `protected.not`."));
    }
}
