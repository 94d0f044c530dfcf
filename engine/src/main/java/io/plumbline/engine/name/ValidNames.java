package io.plumbline.engine.name;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes names that {@code plumbline.yaml} takes, each only once. */
public final class ValidNames {
    private static final int LONGEST = 48;
    private static final Pattern FOREIGN = Pattern.compile("[^a-z0-9]+");
    private static final Pattern EDGES = Pattern.compile("^_+|_+$");

    /** Words that YAML takes for something else than a name. */
    private static final Set<String> WORDS = Set.of("true", "false", "yes", "no", "on", "off", "null", "nan", "inf");

    private final Set<String> reserved;
    private final Set<String> taken = new HashSet<>();
    private final String prefix;

    /**
     * A space of names.
     *
     * @param reserved names that must not be given
     * @param prefix   put before a reserved name, such as {@code crm}
     */
    public ValidNames(Collection<String> reserved, String prefix) {
        this.reserved = new HashSet<>(WORDS);
        this.reserved.addAll(reserved);
        this.prefix = prefix;
    }

    /**
     * A new name: small letters, digits and {@code _}, beginning with a letter, like the written one as far as that goes.
     *
     * @param instead the name to use when nothing of the written one is left
     */
    public String of(String written, String instead) {
        String plain = plain(written);
        String name = plain.isEmpty() ? instead : startsWithLetter(plain) ? plain : instead + "_" + plain;
        return unique(name.length() > LONGEST ? name.substring(0, LONGEST) : name);
    }

    /** The written name in small letters, digits and {@code _}; may be empty or begin with a digit. */
    public static String plain(String written) {
        String words = SpokenName.of(written).words();
        return EDGES.matcher(FOREIGN.matcher(words).replaceAll("_")).replaceAll("");
    }

    private static boolean startsWithLetter(String name) {
        return name.charAt(0) >= 'a' && name.charAt(0) <= 'z';
    }

    private String unique(String name) {
        String free = reserved.contains(name) ? prefix + "_" + name : name;
        String candidate = free;
        for (int number = 2; !taken.add(candidate); number++) {
            candidate = free + "_" + number;
        }
        return candidate;
    }
}
