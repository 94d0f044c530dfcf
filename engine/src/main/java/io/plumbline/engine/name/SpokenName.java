package io.plumbline.engine.name;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A name as people say it: small words without accents, signs or the prefixes that tools put before their own columns.
 * {@code hs_lead_status}, {@code LeadStatus} and {@code Lead Status} are the same name.
 *
 * @param words   separated by one space each; empty for a name without letters and digits
 * @param compact the words without the spaces
 */
public record SpokenName(String words, String compact) {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern HUMP =
            Pattern.compile("(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern TOOLS = Pattern.compile("^(hs_(?!object)|C_|properties\\.|dim_|fct_)|(__c|_vod__c)$");

    /** The name of a column, a type or a step, as a file writes it. */
    public static SpokenName of(String written) {
        String bare = TOOLS.matcher(written.strip()).replaceAll("");
        String parted = HUMP.matcher(bare).replaceAll(" ");
        String plain = MARKS.matcher(Normalizer.normalize(letters(parted), Normalizer.Form.NFKD))
                .replaceAll("");
        String words =
                NO_WORD.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
        return new SpokenName(words, words.replace(" ", ""));
    }

    /** Letters that no decomposition takes apart. */
    private static String letters(String text) {
        return text.replace("ß", "ss")
                .replace("ø", "o")
                .replace("Ø", "O")
                .replace("æ", "ae")
                .replace("Æ", "Ae")
                .replace("ł", "l")
                .replace("Ł", "L")
                .replace("đ", "d")
                .replace("ı", "i");
    }
}
