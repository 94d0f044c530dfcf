package io.plumbline.engine.score;

import io.plumbline.engine.scorecard.AttributeCondition;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.scorecard.Segment;
import io.plumbline.engine.sql.Sql;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** SQL that differs by the segment of a lead. Where a scorecard has no segments nothing is added to a query. */
record BySegment(Scorecard scorecard) {
    static final String NUMBER = "segment_no";

    /** The column of the lead's segment, counted from 1, 0 for none: it begins with a comma, or is empty. */
    String found(String leads) {
        return found(leads, NUMBER);
    }

    /** {@link #found(String)} under another name, an SQL identifier. */
    String found(String leads, String name) {
        if (scorecard.segments().isEmpty()) {
            return "";
        }
        List<Segment> segments = scorecard.segments();
        return IntStream.range(0, segments.size())
                .mapToObj(i -> "\n        when " + conditions(segments.get(i), leads) + " then " + (i + 1))
                .collect(Collectors.joining("", ",\n    case", "\n        else 0\n    end as " + name));
    }

    private static String conditions(Segment segment, String leads) {
        return segment.when().stream()
                .map((AttributeCondition condition) -> condition.sql(leads))
                .collect(Collectors.joining(" and "));
    }

    /** The name of that column, as an SQL identifier; none where there are no segments. */
    List<String> columns() {
        return scorecard.segments().isEmpty() ? List.of() : List.of(NUMBER);
    }

    /** The column of the lead's segment, handed on from a step: it begins with a comma, or is empty. */
    String column(String alias) {
        return scorecard.segments().isEmpty() ? "" : ",\n    " + alias + "." + NUMBER + " as " + NUMBER;
    }

    /**
     * An expression that is made for each scorecard.
     *
     * @param alias of a step that has the {@link #column}
     */
    String each(String alias, Function<Scorecard, String> expression) {
        String base = expression.apply(scorecard);
        List<String> others = scorecard.segments().stream()
                .map(segment -> expression.apply(segment.card()))
                .toList();
        if (others.stream().allMatch(base::equals)) {
            return base;
        }
        return IntStream.range(0, others.size())
                .filter(i -> !Objects.equals(others.get(i), base))
                .mapToObj(i -> " when " + (i + 1) + " then " + others.get(i))
                .collect(Collectors.joining("", "case " + alias + "." + NUMBER, " else " + base + " end"));
    }

    /** The name of the lead's segment, NULL for none. */
    String name(String alias) {
        List<Segment> segments = scorecard.segments();
        return segments.isEmpty()
                ? "cast(null as varchar)"
                : IntStream.range(0, segments.size())
                        .mapToObj(i -> " when " + (i + 1) + " then "
                                + Sql.literal(segments.get(i).name()))
                        .collect(Collectors.joining("", "case " + alias + "." + NUMBER, " end"));
    }
}
