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
 */
public record Foremost(List<Candidate> candidates) {

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
    }

    /**
     * Adds the steps to a plan.
     *
     * @param plan its result has {@code lead_id} and what weights and words read
     * @return the plan of {@code lead_id, reason_1, reason_2, reason_3}, one row per lead, NULL where nothing is left
     */
    public SqlPlan after(SqlPlan plan) {
        List<Step> steps = new ArrayList<>(plan.steps());
        steps.add(step("weighed", "select\n    t.*" + weights() + "\nfrom " + Sql.identifier(name(steps)) + " as t"));
        for (int rank = 1; rank <= COUNT && !candidates.isEmpty(); rank++) {
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

    private String weights() {
        return join("", i -> ",\n    cast(" + candidates.get(i).weight() + " as double) as " + weight(i));
    }

    private String heaviest(int rank, String from) {
        String left = join(", ", i -> "case when " + taken(i, rank) + " then 0e0 else t." + weight(i) + " end");
        return "select\n    t.*,\n    greatest(0e0, " + left + ") as heaviest_" + rank + "\nfrom "
                + Sql.identifier(from) + " as t";
    }

    private static String taken(int candidate, int rank) {
        return rank == 1
                ? "false"
                : IntStream.range(1, rank)
                        .mapToObj(before -> "t.place_" + before + " = " + candidate)
                        .collect(Collectors.joining(" or "));
    }

    private String place(int rank, String from) {
        String heaviest = "t.heaviest_" + rank;
        String cases = join(
                "",
                i -> "\n        when t." + weight(i) + " = " + heaviest + " and not (" + taken(i, rank) + ") then "
                        + i);
        return "select\n    t.*,\n    case\n        when " + heaviest + " <= 0 then -1" + cases + "\n    end as place_"
                + rank + "\nfrom " + Sql.identifier(from) + " as t";
    }

    private String named(String from) {
        String reasons = IntStream.rangeClosed(1, COUNT)
                .mapToObj(rank -> ",\n    " + words(rank) + " as reason_" + rank)
                .collect(Collectors.joining());
        return "select\n    t.lead_id as lead_id" + reasons + "\nfrom " + Sql.identifier(from) + " as t";
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

    private static String weight(int candidate) {
        return "weight_" + candidate;
    }

    private String join(String between, IntFunction<String> text) {
        return IntStream.range(0, candidates.size()).mapToObj(text).collect(Collectors.joining(between));
    }
}
