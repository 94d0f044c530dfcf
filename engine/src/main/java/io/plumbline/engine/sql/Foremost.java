package io.plumbline.engine.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The few of many columns that weigh most in each row, in words. Columns stay columns: turning them into rows would
 * make as many rows as leads times columns.
 *
 * @param candidates in the order in which equal weights rank
 * @param kept       columns of the plan that the result has too, as SQL identifiers
 */
public record Foremost(List<Candidate> candidates, List<String> kept) {

    /**
     * A column that may be named.
     *
     * @param weight SQL of a number, never NULL; 0 or less keeps it from being named
     * @param words  SQL of the text that names it
     */
    public record Candidate(String weight, String words) {}

    /** How many are named. */
    public static final int COUNT = 3;

    /** Name of the last step. */
    public static final String STEP = "foremost";

    public Foremost {
        candidates = List.copyOf(candidates);
        kept = List.copyOf(kept);
    }

    /** The names of the reasons, the weightiest first. */
    public static List<String> columns() {
        return IntStream.rangeClosed(1, COUNT)
                .mapToObj(rank -> "reason_" + rank)
                .toList();
    }

    /**
     * Adds the steps to a plan.
     *
     * @param plan its result has {@code lead_id} and what weights and words read
     * @return the plan of {@code lead_id}, what is kept, {@code reason_1, reason_2, reason_3}; one row per lead, NULL where
     *     nothing is left
     */
    public SqlPlan after(SqlPlan plan) {
        List<Step> steps = new ArrayList<>(plan.steps());
        for (int rank = 1; rank <= COUNT && !candidates.isEmpty(); rank++) {
            steps.add(step("weighed " + rank, weighed(rank, name(steps))));
            steps.add(step("heaviest " + rank, heaviest(rank, name(steps))));
            steps.add(step("place " + rank, place(rank, name(steps))));
        }
        steps.add(step(STEP, named(name(steps))));
        return new SqlPlan(steps);
    }

    private static Step step(String name, String sql) {
        return new Step(name, "one row per lead", sql);
    }

    private static String name(List<Step> steps) {
        return steps.get(steps.size() - 1).name();
    }

    /** What has its place weighs nothing from then on. */
    private String weighed(int rank, String from) {
        String weights = join(
                "",
                i -> ",\n    "
                        + (rank == 1
                                ? "cast(" + candidates.get(i).weight() + " as double)"
                                : "case when t.place_" + (rank - 1) + " = " + i + " then 0e0 else t."
                                        + weight(i, rank - 1) + " end")
                        + " as " + weight(i, rank));
        return "select\n    t.*" + weights + "\nfrom " + Sql.identifier(from) + " as t";
    }

    private String heaviest(int rank, String from) {
        return "select\n    t.*,\n    greatest(0e0, " + join(", ", i -> "t." + weight(i, rank)) + ") as heaviest_"
                + rank + "\nfrom " + Sql.identifier(from) + " as t";
    }

    private String place(int rank, String from) {
        String heaviest = "t.heaviest_" + rank;
        String cases = join("", i -> "\n        when t." + weight(i, rank) + " = " + heaviest + " then " + i);
        return "select\n    t.*,\n    case\n        when " + heaviest + " <= 0 then -1" + cases + "\n    end as place_"
                + rank + "\nfrom " + Sql.identifier(from) + " as t";
    }

    private String named(String from) {
        String reasons = IntStream.rangeClosed(1, COUNT)
                .mapToObj(rank -> ",\n    " + words(rank) + " as reason_" + rank)
                .collect(Collectors.joining());
        String keeps = kept.stream()
                .map(column -> ",\n    t." + column + " as " + column)
                .collect(Collectors.joining());
        return "select\n    t.lead_id as lead_id" + keeps + reasons + "\nfrom " + Sql.identifier(from) + " as t";
    }

    private String words(int rank) {
        return candidates.isEmpty()
                ? "cast(null as varchar)"
                : "case t.place_" + rank
                        + join(
                                "",
                                i -> "\n        when " + i + " then "
                                        + candidates.get(i).words())
                        + "\n    end";
    }

    private static String weight(int candidate, int rank) {
        return "weight_" + candidate + "_" + rank;
    }

    private String join(String between, IntFunction<String> text) {
        return IntStream.range(0, candidates.size()).mapToObj(text).collect(Collectors.joining(between));
    }
}
