package io.plumbline.engine.scorecard;

import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The lists that conditions may name: those of a scorecard, and those that come with Plumbline.
 *
 * @param declared the lists of the scorecard by name; one may stand in for a shipped list of its name
 */
public record NamedLists(NavigableMap<String, NamedList> declared) {
    /** Only the lists that come with Plumbline. */
    public static final NamedLists SHIPPED = new NamedLists(new TreeMap<>());

    /** SHA-256, hexadecimal, of what the declared lists hold. */
    public String fingerprint() {
        return Fingerprint.of(this);
    }

    /** The list of a name; empty when there is none. */
    Optional<NamedList> find(String name) {
        return Optional.ofNullable(declared.get(name)).or(() -> ShippedList.find(name));
    }

    /** The names of all lists. */
    NavigableSet<String> names() {
        NavigableSet<String> names = new TreeSet<>(ShippedList.NAMES);
        names.addAll(declared.keySet());
        return names;
    }
}
