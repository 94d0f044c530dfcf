package io.plumbline.engine.feature;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Words that mean the same thing.
 *
 * @param name  what they mean
 * @param words letters and digits in small letters without accents, one space between the parts; at least one
 */
public record WordList(String name, List<String> words) {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    public WordList {
        words = words.stream().map(WordList::plain).distinct().toList();
        if (words.isEmpty() || words.contains("")) {
            throw new IllegalArgumentException("A list of words needs words of letters or digits.");
        }
    }

    /** A word without case, accents and signs; empty when it has neither letters nor digits. */
    static String plain(String word) {
        String letters =
                MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll("");
        return BETWEEN.matcher(letters.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }
}
