package io.plumbline.cli.terminal;

import java.util.stream.Collectors;

/** Texts that may come from a lead, made fit for a terminal. */
public final class Printable {
    private Printable() {}

    /** The text on one line: signs by which data could steer the terminal, or turn its line around, become spaces. */
    public static String line(String text) {
        return text.codePoints()
                .map(c -> steers(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** {@link #line} for each line of a text. */
    public static String lines(String text) {
        return text.lines().map(Printable::line).collect(Collectors.joining("\n"));
    }

    private static boolean steers(int c) {
        return Character.isISOControl(c)
                || Character.getType(c) == Character.LINE_SEPARATOR
                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }
}
