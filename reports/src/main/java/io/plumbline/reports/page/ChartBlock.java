package io.plumbline.reports.page;

import io.plumbline.reports.words.Words;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** The page's data block: every chart's option file and rows as one JSON object by the chart's id. */
public final class ChartBlock {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Pattern MESSAGE = Pattern.compile("\"\\$([^\"]+)\"");

    private ChartBlock() {}

    /** JSON without any {@code <}, so that no name in it can end the script element that holds it. */
    public static String of(List<Chart> charts, Words words) {
        return charts.stream()
                .map(chart -> entry(chart, words))
                .collect(Collectors.joining(",\n", "{", "}"))
                .replace("<", "\\u003c");
    }

    private static String entry(Chart chart, Words words) {
        String option =
                said(Resources.text("charts/" + chart.optionFile() + ".json").strip(), words);
        String rows = JSON.writeValueAsString(new TreeMap<>(chart.rows()));
        return JSON.writeValueAsString(chart.id()) + ":{\"option\":" + option + ",\"rows\":" + rows + "}";
    }

    /** An option file in which {@code "$key"} is the text of a message. */
    private static String said(String option, Words words) {
        return MESSAGE.matcher(option)
                .replaceAll(found -> Matcher.quoteReplacement(JSON.writeValueAsString(words.say(found.group(1)))));
    }
}
