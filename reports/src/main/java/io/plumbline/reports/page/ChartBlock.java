package io.plumbline.reports.page;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** The page's data block: every chart's option file and rows as one JSON object by the chart's id. */
public final class ChartBlock {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ChartBlock() {}

    /** JSON without any {@code <}, so that no name in it can end the script element that holds it. */
    public static String of(List<Chart> charts) {
        return charts.stream()
                .map(ChartBlock::entry)
                .collect(Collectors.joining(",\n", "{", "}"))
                .replace("<", "\\u003c");
    }

    private static String entry(Chart chart) {
        String option = Resources.text("charts/" + chart.optionFile() + ".json").strip();
        String rows = JSON.writeValueAsString(new TreeMap<>(chart.rows()));
        return JSON.writeValueAsString(chart.id()) + ":{\"option\":" + option + ",\"rows\":" + rows + "}";
    }
}
