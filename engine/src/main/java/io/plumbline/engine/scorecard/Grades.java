package io.plumbline.engine.scorecard;

import io.plumbline.engine.sql.Sql;
import java.util.List;

/**
 * Turns fit into a letter and engagement into a number: A1 is best, D4 last.
 *
 * @param fitMicros        the three scores in micro-points, falling, from which a lead is A, B and C
 * @param engagementMicros the three scores in micro-points, falling, from which a lead is 1, 2 and 3
 */
public record Grades(List<Long> fitMicros, List<Long> engagementMicros) {
    private static final List<Long> QUARTERS = List.of(75_000_000L, 50_000_000L, 25_000_000L);
    private static final List<String> LETTERS = List.of("A", "B", "C", "D");
    private static final List<String> NUMBERS = List.of("1", "2", "3", "4");

    /** Cut at 75, 50 and 25 points. */
    public static final Grades USUAL = new Grades(QUARTERS, QUARTERS);

    public Grades {
        fitMicros = List.copyOf(fitMicros);
        engagementMicros = List.copyOf(engagementMicros);
        if (fitMicros.size() != 3 || engagementMicros.size() != 3) {
            throw new IllegalArgumentException("A grade needs three cut points.");
        }
    }

    /** The grade as an SQL expression of the two dimension scores in micro-points. */
    public String sql(String fit, String engagement) {
        return "concat(" + mark(fit, fitMicros, LETTERS) + ", " + mark(engagement, engagementMicros, NUMBERS) + ")";
    }

    private static String mark(String score, List<Long> cuts, List<String> marks) {
        StringBuilder sql = new StringBuilder("case");
        for (int i = 0; i < cuts.size(); i++) {
            sql.append(" when ").append(score).append(" >= ").append(Sql.literal((long) cuts.get(i)));
            sql.append(" then ").append(Sql.literal(marks.get(i)));
        }
        return sql.append(" else ")
                .append(Sql.literal(marks.get(cuts.size())))
                .append(" end")
                .toString();
    }
}
