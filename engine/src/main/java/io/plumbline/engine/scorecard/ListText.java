package io.plumbline.engine.scorecard;

import java.util.List;

/** The text of a list: one entry a line; what follows a {@code #} at the beginning of a line or behind a space is a remark. */
final class ListText {
    private ListText() {}

    static List<String> entries(String text) {
        return text.lines()
                .map(line -> line.replaceFirst("^\\uFEFF", "")
                        .replaceFirst("(^|\\s)#.*", "")
                        .strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
