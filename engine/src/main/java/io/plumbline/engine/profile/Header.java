package io.plumbline.engine.profile;

import io.plumbline.engine.profile.Splitting.Line;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names of the columns of delimited text, and where they stand.
 *
 * @param line  the line of the header, from 1; 0 when the first line is data
 * @param names as many as columns; blank where the header has none
 * @param index the number of records before the first row
 */
record Header(int line, List<String> names, int index) {
    private static final Pattern TYPED = Pattern.compile(
            "[-+]?[0-9][0-9., ]*|[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9T: ]{2,}.*" + "|[^@ ]+@[^@ ]+[.][^@ ]+|https?://.*");
    private static final int ROWS = 200;

    static Header of(Splitting splitting) {
        List<Line> records = splitting.records();
        int first = 0;
        while (first < records.size() - 1 && isTitle(records.get(first), records.get(first + 1), splitting.width())) {
            first++;
        }
        Line line = records.get(first);
        List<Line> rows = records.subList(first + 1, Math.min(records.size(), first + 1 + ROWS)).stream()
                .filter(row -> row.fields().size() == splitting.width())
                .toList();
        return isData(line.fields(), rows)
                ? new Header(0, Collections.nCopies(splitting.width(), ""), first)
                : new Header(line.number(), line.fields(), first + 1);
    }

    /** A line with another number of columns, or with few of them filled while the next has most. */
    private static boolean isTitle(Line line, Line next, int width) {
        if (line.fields().size() != width || line.fields().get(0).startsWith("sep=")) {
            return true;
        }
        return width >= 3 && line.filled() * 3 <= width && next.filled() * 3 >= width * 2L;
    }

    private static boolean isData(List<String> line, List<Line> rows) {
        if (rows.isEmpty()) {
            return false;
        }
        int typed = 0;
        int typedToo = 0;
        int repeating = 0;
        int repeated = 0;
        for (int column = 0; column < line.size(); column++) {
            List<String> cells = cells(rows, column);
            String name = line.get(column).strip();
            if (!cells.isEmpty()
                    && cells.stream().allMatch(cell -> TYPED.matcher(cell).matches())) {
                typed++;
                typedToo += TYPED.matcher(name).matches() || name.isEmpty() ? 1 : 0;
            }
            Set<String> different = new HashSet<>(cells);
            if (different.size() * 3 <= cells.size()) {
                repeating++;
                repeated += different.contains(name) ? 1 : 0;
            }
        }
        return typed > 0 ? typedToo == typed && filled(line) : repeating > 0 && repeated * 2 > repeating;
    }

    private static boolean filled(List<String> line) {
        return line.stream().anyMatch(cell -> !cell.isBlank());
    }

    private static List<String> cells(List<Line> rows, int column) {
        return rows.stream()
                .map(row -> row.fields().get(column).strip())
                .filter(cell -> !cell.isEmpty())
                .toList();
    }

    /** Positions of columns whose names occur more than once. */
    Set<Integer> doubled() {
        Set<String> seen = new HashSet<>();
        Set<String> twice = new HashSet<>();
        names.forEach(name -> {
            if (!name.isBlank() && !seen.add(name)) {
                twice.add(name);
            }
        });
        Set<Integer> doubled = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            if (twice.contains(names.get(i))) {
                doubled.add(i);
            }
        }
        return doubled;
    }
}
