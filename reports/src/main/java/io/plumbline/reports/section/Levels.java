package io.plumbline.reports.section;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** The order in which levels are shown, the one nearest to a customer last. */
final class Levels {
    private static final List<String> KNOWN = List.of("mql", "sql");

    /** A level's place as SQL over the column {@code level}; {@code all} comes last. */
    static final String PLACE = """
            case level
                when 'mql' then 1
                when 'sql' then 2
                when 'all' then 4
                else 3
            end""";

    private Levels() {}

    /** Things of levels in that order; those of other names come after, by name. */
    static <T> Comparator<T> order(Function<T, String> level) {
        return Comparator.comparingInt((T each) -> place(level.apply(each))).thenComparing(level);
    }

    private static int place(String level) {
        int place = KNOWN.indexOf(level);
        return place < 0 ? KNOWN.size() : place;
    }
}
