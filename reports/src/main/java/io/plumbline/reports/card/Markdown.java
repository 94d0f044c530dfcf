package io.plumbline.reports.card;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A document in GitHub's Markdown, made line by line. Texts are only text: nothing in them can begin a table's cell, a
 * link, an element of HTML or anything else.
 */
final class Markdown {
    /** What ends a line, and what turns the direction of the text around it. */
    private static final Pattern LINES = Pattern.compile("[\\p{Cntrl}\u2028\u2029]+");

    private static final Pattern TURNS = Pattern.compile("[\u202a-\u202e]");
    private static final Pattern MARKS = Pattern.compile("[\\\\`*_\\[\\]<>|~&#@$!]");

    private final StringBuilder text = new StringBuilder();

    /** A text in which every mark stands for itself. */
    static String escaped(String text) {
        String line = TURNS.matcher(LINES.matcher(text).replaceAll(" ")).replaceAll("");
        return MARKS.matcher(line)
                .replaceAll("\\\\$0")
                .replace("://", "\\://")
                .replaceAll("(?i)\\b(www)\\.", "$1\\\\.");
    }

    Markdown heading(int level, String title) {
        return block("#".repeat(level) + " " + escaped(title));
    }

    Markdown paragraph(String sentence) {
        return block(escaped(sentence));
    }

    /** Nothing for no items. */
    Markdown list(List<String> items) {
        return items.isEmpty()
                ? this
                : block(items.stream().map(item -> "- " + escaped(item)).collect(Collectors.joining("\n")));
    }

    /** A table; nothing for one without rows. */
    Markdown table(List<String> heads, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return this;
        }
        String rule = heads.stream().map(head -> "---").collect(Collectors.joining(" | ", "| ", " |"));
        String body = rows.stream().map(Markdown::row).collect(Collectors.joining("\n"));
        return block(row(heads) + "\n" + rule + "\n" + body);
    }

    static List<String> cells(String... cells) {
        return Arrays.asList(cells);
    }

    private static String row(List<String> cells) {
        return cells.stream().map(Markdown::escaped).collect(Collectors.joining(" | ", "| ", " |"));
    }

    private Markdown block(String block) {
        text.append(text.isEmpty() ? "" : "\n").append(block).append('\n');
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
