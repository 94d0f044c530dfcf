package io.plumbline.engine.proposal.text;

import java.util.regex.Pattern;

/** Lines of YAML with comments. */
final class Lines {
    private static final int WIDTH = 118;
    private static final Pattern WORDS = Pattern.compile("\\s+");

    private final StringBuilder text = new StringBuilder();

    /** One line, {@code depth} times two spaces from the left. */
    Lines line(int depth, String line) {
        text.append("  ".repeat(depth)).append(line).append('\n');
        return this;
    }

    /** A key and its value, and a remark behind it; a remark that finds no room there stands above. */
    Lines line(int depth, String line, String remark) {
        String safe = safe(remark);
        if (safe.isEmpty()) {
            return line(depth, line);
        }
        if (2 * depth + line.length() + safe.length() + 6 > WIDTH) {
            return comment(depth, safe).line(depth, line);
        }
        return line(depth, line + "    # " + safe);
    }

    /** A comment of one or more lines. */
    Lines comment(int depth, String comment) {
        StringBuilder line = new StringBuilder();
        for (String word : WORDS.split(safe(comment), 0)) {
            if (line.length() > 0 && 2 * depth + line.length() + word.length() + 3 > WIDTH) {
                line(depth, "# " + line);
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        return line(depth, "# " + line);
    }

    /** Everything written so far. */
    String text() {
        return text.toString();
    }

    /** A comment ends with its line, so nothing in it may end the line. */
    private static String safe(String comment) {
        return comment.codePoints()
                .map(c -> Yaml.isSeen(c) ? c : ' ')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }
}
