package io.plumbline.engine.proposal.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Texts as YAML scalars. Whatever is not plainly a word is quoted, and what cannot be seen is escaped. */
final class Yaml {
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*( [A-Za-z0-9_.]+)*|[$]row");
    private static final Set<String> MEANING =
            Set.of("true", "false", "yes", "no", "on", "off", "null", "y", "n", "nan", "inf");
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_./-]*[A-Za-z0-9]");
    private static final Pattern NUMBER = Pattern.compile("[0-9._-]*([eE][0-9]*)?|0x.*");

    private Yaml() {}

    /** A text that reads back as this text. */
    static String text(String text) {
        boolean plain = WORD.matcher(text).matches() && !MEANING.contains(text.toLowerCase(Locale.ROOT));
        return plain ? text : quoted(text);
    }

    /** The path of a file. */
    static String path(String path) {
        return FILE.matcher(path).matches() && !NUMBER.matcher(path).matches() ? path : quoted(path);
    }

    /** Texts in brackets. */
    static String list(Collection<String> texts) {
        return texts.stream().map(Yaml::text).collect(Collectors.joining(", ", "[", "]"));
    }

    /** The text in double quotes. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> escape(quoted, c));
        return quoted.append('"').toString();
    }

    private static void escape(StringBuilder quoted, int c) {
        switch (c) {
            case '"' -> quoted.append("\\\"");
            case '\\' -> quoted.append("\\\\");
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            default -> {
                if (isSeen(c)) {
                    quoted.appendCodePoint(c);
                } else {
                    quoted.append(
                            c < 0x10000
                                    ? String.format(Locale.ROOT, "\\u%04X", c)
                                    : String.format(Locale.ROOT, "\\U%08X", c));
                }
            }
        }
    }

    /** Whether a character stands for itself: no control, no mark that turns the line around, no exotic space. */
    static boolean isSeen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }
}
