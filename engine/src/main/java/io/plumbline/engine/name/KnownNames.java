package io.plumbline.engine.name;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** A list of names, the likeliest first; in each, {@code *} stands for any words or none. */
final class KnownNames {
    private final Map<String, Integer> exact = new HashMap<>();
    private final Map<Pattern, Integer> patterns = new HashMap<>();

    void add(String name) {
        int rank = exact.size() + patterns.size();
        if (name.indexOf('*') < 0) {
            exact.putIfAbsent(SpokenName.of(name).compact(), rank);
        } else {
            patterns.put(pattern(name), rank);
        }
    }

    /** The place of a name in the list, from 0; empty when it is not in it. */
    OptionalInt rank(SpokenName name) {
        Integer found = exact.get(name.compact());
        if (found != null) {
            return OptionalInt.of(found);
        }
        String padded = " " + name.words() + " ";
        return patterns.entrySet().stream()
                .filter(entry -> entry.getKey().matcher(padded).matches())
                .mapToInt(Map.Entry::getValue)
                .min();
    }

    /** {@code last *} is any words that begin with "last"; {@code last*} also "lastly". */
    private static Pattern pattern(String name) {
        StringBuilder regex = new StringBuilder(name.startsWith("*") ? "" : " ");
        for (String part : (name + "\0").split("(?<=\\*)|(?=\\*)", -1)) {
            regex.append(part.equals("*") ? ".*" : Pattern.quote(part.replace("\0", "")));
        }
        return Pattern.compile(regex + (name.endsWith("*") ? "" : " "));
    }
}
