package io.plumbline.reports.page;

import java.util.List;
import java.util.Map;

/**
 * One chart: an option file and the rows that fill its datasets.
 *
 * @param id         the element it is drawn in; letters, digits and dashes
 * @param optionFile the option file's name without its ending
 * @param rows       by the dataset's id, its rows in the order of the file's dimensions; numbers and texts
 */
public record Chart(String id, String optionFile, Map<String, List<List<Object>>> rows) {
    public Chart {
        rows = Map.copyOf(rows);
    }

    /** Whether no dataset has a row. */
    public boolean isEmpty() {
        return rows.values().stream().allMatch(List::isEmpty);
    }
}
