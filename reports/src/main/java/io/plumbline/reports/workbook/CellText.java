package io.plumbline.reports.workbook;

/**
 * Text as a cell can hold it. Excel takes at most 32,767 characters, XML neither control characters nor halves of
 * surrogate pairs, and Excel reads {@code _x0041_} inside a text as the letter A.
 */
final class CellText {
    /** The most that a cell holds, in UTF-16 code units. */
    static final int MOST = 32_767;

    private static final char REPLACEMENT = '\ufffd';
    private static final String ELLIPSIS = "…";

    private CellText() {}

    /** The text, with what no cell can hold replaced or cut; it reads in the cell as it was otherwise. */
    static String of(String text) {
        return escaped(cut(clean(text), MOST));
    }

    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(character -> clean.appendCodePoint(isAllowed(character) ? character : REPLACEMENT));
        return clean.toString();
    }

    /** As XML 1.0 has it. */
    private static boolean isAllowed(int character) {
        return (character >= 0x20 && character <= 0xd7ff)
                || (character >= 0xe000 && character <= 0xfffd)
                || character >= 0x10000
                || character == '\t'
                || character == '\n'
                || character == '\r';
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - ELLIPSIS.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + ELLIPSIS;
    }

    /** What Excel would take for an escaped character gets its underscore escaped. */
    private static String escaped(String text) {
        return text.contains("_x") ? text.replaceAll("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_") : text;
    }

    /** Whether a reader of XML could drop white space at its ends. */
    static boolean hasOuterSpace(String text) {
        return !text.isEmpty()
                && (Character.isWhitespace(text.charAt(0)) || Character.isWhitespace(text.charAt(text.length() - 1)));
    }
}
