package io.plumbline.engine.sql;

import java.util.regex.Pattern;

/**
 * Texts that are compared without case and without white space around them, here as {@link Dialect#foldCase} and {@link
 * Dialect#stripped} make them there.
 */
public final class FoldedText {
    /** White space at the ends of a text, control characters and no-break spaces too; for Java and RE2. */
    static final String AROUND = "^[\\t-\\r\\x1c-\\x1f\\x{85}\\p{Z}]+|[\\t-\\r\\x1c-\\x1f\\x{85}\\p{Z}]+\\z";

    private static final Pattern SPACES = Pattern.compile(AROUND);

    private FoldedText() {}

    /**
     * The folded text. Each sign is made small by itself: as a whole text Java makes two signs of a dotted capital I, and
     * another one of a sigma that ends a word.
     */
    public static String of(String text) {
        StringBuilder small = new StringBuilder();
        SPACES.matcher(text)
                .replaceAll("")
                .codePoints()
                .map(Character::toLowerCase)
                .forEach(small::appendCodePoint);
        return small.toString();
    }
}
