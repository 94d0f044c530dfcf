package io.plumbline.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A written page, taken apart by plain text search. */
record Html(String page) {
    private static final Pattern ROW = Pattern.compile("<tr[^>]*>(.*?)</tr>", Pattern.DOTALL);

    /** What stands between the tags of every element of a name, in order. */
    List<String> elements(String name) {
        Matcher matcher = Pattern.compile("<" + name + "(?: [^>]*)?>(.*?)</" + name + ">", Pattern.DOTALL)
                .matcher(page);
        List<String> found = new ArrayList<>();
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    /** The first group of each place where a pattern is found, in order. */
    List<String> found(String pattern) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    /** The page without its style and scripts: what is there for a reader whose browser runs none. */
    String withoutScripts() {
        return page.replaceAll("(?s)<style>.*?</style>", "").replaceAll("(?s)<script[^>]*>.*?</script>", "");
    }

    /** The text a reader sees, tags taken out, blanks joined. */
    String text() {
        return words(withoutScripts());
    }

    /** The cells of every table row, one text a row, cells joined by a bar. */
    List<String> rows() {
        Matcher matcher = ROW.matcher(withoutScripts());
        List<String> rows = new ArrayList<>();
        while (matcher.find()) {
            rows.add(words(matcher.group(1).replaceAll("(?s)</t[dh]>(?=.*</t[dh]>)", " | ")));
        }
        return rows;
    }

    private static String words(String html) {
        return html.replaceAll("<small>", " ")
                .replaceAll("<[^>]*>", "")
                .replace('\u00a0', ' ')
                .replace("&nbsp;", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
