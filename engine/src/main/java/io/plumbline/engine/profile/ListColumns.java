package io.plumbline.engine.profile;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Row;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which columns hold several values in a cell. A separator makes a list when its parts are short, come back in other
 * cells, differ in number, and stand at more than one place, from the front and from the end: a sentence has parts that
 * never come back, an address has its country always last.
 */
record ListColumns(CellTable cells, Collection<String> missing) {
    /** What {@link ColumnProfile#listSeparator} says of arrays in JSON. */
    static final String JSON = "json";

    private static final double OFTEN = 0.02;

    /** The separator by column. */
    Map<Integer, String> separators(Collection<Evidence> evidence) {
        Map<Integer, String> found = new HashMap<>();
        evidence.stream()
                .filter(column -> column.arrays() >= 0.9 * column.present())
                .forEach(column -> found.put(column.column(), JSON));
        split(evidence, ";", found);
        split(evidence, "|", found);
        split(evidence, ",", found);
        return found;
    }

    private void split(Collection<Evidence> evidence, String separator, Map<Integer, String> found) {
        List<Integer> candidates = evidence.stream()
                .filter(column -> with(column, separator) >= Math.max(2, OFTEN * column.present()))
                .filter(column -> column.numbers() < 0.5 * column.present() && column.longest() <= 2000)
                .map(Evidence::column)
                .filter(column -> !found.containsKey(column))
                .toList();
        if (!candidates.isEmpty()) {
            parts(candidates, separator).forEach(parts -> {
                if (parts.isList(separator.equals(","))) {
                    found.put(parts.column(), separator);
                }
            });
        }
    }

    private static long with(Evidence column, String separator) {
        return switch (separator) {
            case ";" -> column.semicolons();
            case "|" -> column.pipes();
            default -> column.commas();
        };
    }

    /**
     * The parts of the cells of a column.
     *
     * @param parts     all parts
     * @param different different parts
     * @param again     parts that occur in more than one different cell text
     * @param moving    of these, those that stand at more than one place
     * @param words     words of a part on average
     * @param longest   characters of the longest
     * @param fewest    parts of the cell with the fewest
     * @param most      parts of the cell with the most
     */
    private record Parts(
            int column,
            long parts,
            long different,
            long again,
            long moving,
            double words,
            long longest,
            long fewest,
            long most) {

        static Parts of(Row row) {
            return new Parts(
                    (int) row.number("column_no"),
                    row.number("parts"),
                    row.number("different"),
                    row.number("again"),
                    row.number("moving"),
                    row.real("words"),
                    row.number("longest"),
                    row.number("fewest"),
                    row.number("most"));
        }

        boolean isList(boolean strict) {
            boolean shortParts = words <= (strict ? 2.5 : 4) && longest <= (strict ? 40 : 80);
            boolean comeBack = again * 2 >= different || parts >= 4 * different;
            boolean move = moving * (strict ? 3 : 5) >= again && moving > 0;
            return shortParts && comeBack && move && most > fewest;
        }
    }

    private List<Parts> parts(List<Integer> columns, String separator) {
        String listed = columns.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return cells.store()
                .rows("""
                        with cell as (
                            select
                                column_no,
                                n,
                                string_split(value, %s) as split
                            from %s
                            where column_no in (%s)
                                and value not in %s
                        ),
                        part as (
                            select
                                column_no,
                                n,
                                len(split) as size,
                                unnest(range(len(split))) as place,
                                trim(unnest(split)) as part
                            from cell
                        ),
                        counted as (
                            select
                                column_no,
                                part,
                                cast(sum(n) as bigint) as n,
                                count(*) as texts,
                                least(count(distinct place), count(distinct size - place)) as places,
                                min(size) as fewest,
                                max(size) as most
                            from part
                            where part <> ''
                            group by
                                column_no,
                                part
                        )
                        select
                            column_no,
                            cast(sum(n) as bigint) as parts,
                            count(*) as different,
                            count(*) filter (where texts > 1) as again,
                            count(*) filter (where texts > 1 and places > 1) as moving,
                            sum(n * (1 + length(part) - length(replace(part, ' ', '')))) / sum(n) as words,
                            max(length(part)) as longest,
                            min(fewest) as fewest,
                            max(most) as most
                        from counted
                        group by column_no
                        """.formatted(Sql.literal(separator), cells.name(), listed, Sql.literals(missing)), Parts::of);
    }
}
