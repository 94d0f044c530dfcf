package io.plumbline.engine.profile;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Words by which exports say that a cell has no value. */
final class MissingWords {
    /** Never a value, whatever the column. */
    private static final Set<String> ALWAYS = Set.of(
            "NULL",
            "null",
            "\\N",
            "N/A",
            "n/a",
            "#N/A",
            "#n/a",
            "NaN",
            "nan",
            "(none)",
            "(None)",
            "(not set)",
            "(blank)",
            "(null)",
            "(empty)",
            "<null>",
            "<NULL>",
            "undefined",
            "#VALUE!",
            "#REF!",
            "#DIV/0!",
            "-",
            "--",
            "\u2013",
            "\u2014",
            "(No value)",
            "(no value)",
            "[null]",
            "[]");

    /** No value in a column of numbers or times; in a column of texts perhaps a name, a country or an answer. */
    private static final List<String> IN_TYPED = List.of(
            "na",
            "nil",
            "null",
            "nan",
            "none",
            "unknown",
            "missing",
            "not available",
            "not provided",
            "not set",
            "n.a.",
            "n.a",
            "?",
            ".",
            "tbd",
            "k.a.",
            "empty",
            "blank",
            "void",
            "---",
            "...",
            "\\n",
            "n\\a");

    private MissingWords() {}

    /** All of them as lower-case texts without blanks around. */
    static List<String> folded() {
        return java.util.stream.Stream.concat(
                        ALWAYS.stream().map(word -> word.toLowerCase(Locale.ROOT)), IN_TYPED.stream())
                .distinct()
                .sorted()
                .toList();
    }

    static boolean isAlways(String word) {
        return ALWAYS.contains(word.strip()) || word.isBlank();
    }
}
