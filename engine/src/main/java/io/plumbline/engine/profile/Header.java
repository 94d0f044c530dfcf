package io.plumbline.engine.profile;

import io.plumbline.engine.profile.Splitting.Line;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
    private static final Pattern YEAR = Pattern.compile("(19|20)[0-9]{2}");
    private static final int ROWS = 200;
    private static final int TITLES = 10;

    static Header of(Splitting splitting) {
        List<Line> records = splitting.records();
        int first = 0;
        while (first < records.size() - 1
                && isTitle(records.get(first), records.subList(first + 1, records.size()), splitting.width())) {
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

    /** A line with another number of columns, or with few of them filled while one of the next has most. */
    private static boolean isTitle(Line line, List<Line> next, int width) {
        if (line.fields().size() != width || line.fields().get(0).startsWith("sep=")) {
            return true;
        }
        return width >= 3
                && line.filled() * 3 <= width
                && next.stream().limit(TITLES).anyMatch(other -> other.filled() * 3 >= width * 2L);
    }

    /**
     * Whether a line is like the rows below it: above each column of numbers, times and addresses stands one, or, where
     * no column is of these, above most columns with repeated values stands one of the values.
     */
    private static boolean isData(List<String> line, List<Line> rows) {
        int typed = 0;
        int repeating = 0;
        int repeated = 0;
        for (int column = 0; column < line.size(); column++) {
            List<String> cells = cells(rows, column);
            String name = line.get(column).strip();
            Set<String> different = new HashSet<>(cells);
            if (isTyped(cells)) {
                typed++;
                if (!(name.isEmpty() || TYPED.matcher(name).matches()) || isYearAsName(name, different)) {
                    return false;
                }
            } else if (different.size() * 3 <= cells.size()) {
                repeating++;
                repeated += different.contains(name) ? 1 : 0;
            }
        }
        boolean filled = line.stream().anyMatch(cell -> !cell.isBlank());
        return filled && (typed > 0 || repeated * 2 > repeating);
    }

    private static boolean isTyped(List<String> cells) {
        return !cells.isEmpty()
                && cells.stream().allMatch(cell -> TYPED.matcher(cell).matches());
    }

    private static boolean isYearAsName(String name, Set<String> cells) {
        return YEAR.matcher(name).matches()
                && !cells.stream().allMatch(cell -> YEAR.matcher(cell).matches());
    }

    private static List<String> cells(List<Line> rows, int column) {
        return rows.stream()
                .map(row -> row.fields().get(column).strip())
                .filter(cell -> !cell.isEmpty())
                .toList();
    }

    /** Positions of columns without a name. */
    Set<Integer> blank() {
        return IntStream.range(0, names.size())
                .filter(column -> names.get(column).isBlank())
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
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
        Set<Integer> doubled = new TreeSet<>();
        for (int i = 0; i < names.size(); i++) {
            if (twice.contains(names.get(i))) {
                doubled.add(i);
            }
        }
        return doubled;
    }
}
