package io.plumbline.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Breaks paragraphs between words. */
final class Wrap {
    private static final Pattern WORDS = Pattern.compile("\\s+");

    private Wrap() {}

    /** The lines of a text, none longer than {@code width} characters unless a single word is. */
    static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : WORDS.split(text.strip(), 0)) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** {@link #lines}, with words that are too long cut as well. */
    static List<String> cell(String text, int width) {
        List<String> cut = new ArrayList<>();
        for (String line : lines(text, width)) {
            int[] characters = line.codePoints().toArray();
            for (int from = 0; from == 0 || from < characters.length; from += width) {
                cut.add(new String(characters, from, Math.min(width, characters.length - from)));
            }
        }
        return cut;
    }
}
