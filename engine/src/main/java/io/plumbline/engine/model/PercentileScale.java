package io.plumbline.engine.model;

import io.plumbline.engine.sql.SqlPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The scale of the predictive score: where a probability stands among those of a reference group, 0..100.
 *
 * <p>Let {@code q_0 <= ... <= q_1000} be the quantiles. The score of a probability {@code p} is
 *
 * <ul>
 *   <li>0 when {@code p < q_0} and 100 when {@code p > q_1000};
 *   <li>{@code (i + j) / 20} when {@code q_i = ... = q_j = p} are the quantiles equal to it: tied leads take the middle
 *       of their ranks;
 *   <li>{@code (i + (p - q_i) / (q_(i+1) - q_i)) / 10} when {@code q_i < p < q_(i+1)}.
 * </ul>
 *
 * @param quantiles 1,001 probabilities, never falling
 */
public record PercentileScale(List<Double> quantiles) {
    private static final int LAST = 1000;

    public PercentileScale {
        quantiles = List.copyOf(quantiles);
        if (quantiles.size() != LAST + 1) {
            throw new IllegalArgumentException("A percentile scale needs 1,001 quantiles.");
        }
        for (int i = 0; i <= LAST; i++) {
            double value = quantiles.get(i);
            if (!(value >= 0 && value <= 1) || (i > 0 && value < quantiles.get(i - 1))) {
                throw new IllegalArgumentException("The quantiles of a percentile scale must be rising probabilities.");
            }
        }
    }

    /**
     * The scale of a reference group. Quantile {@code i} is the value of the group at rank
     * {@code floor((i + 0.5) * n / 1001)}, counted from 0: always a value that occurs, so that ties stay ties.
     *
     * @param probabilities those of the group, in any order; at least one
     */
    public static PercentileScale of(double[] probabilities) {
        double[] sorted = probabilities.clone();
        Arrays.sort(sorted);
        return new PercentileScale(IntStream.rangeClosed(0, LAST)
                .mapToObj(i -> sorted[(int) ((2L * i + 1) * sorted.length / (2 * (LAST + 1)))])
                .collect(Collectors.toList()));
    }

    /** The predictive score of a probability, 0..100; never falls where the probability rises. */
    public double score(double probability) {
        return pieces().at(probability);
    }

    /**
     * {@link #score} as the last steps of a plan: its result with more columns, one of them the score.
     *
     * @param probability name of a column of DOUBLE, never NULL
     * @param name        of the score's column, and of the last step
     */
    SqlPlan after(SqlPlan plan, String probability, String name) {
        return pieces().after(plan, probability, name);
    }

    private Pieces pieces() {
        List<Pieces.Piece> pieces = new ArrayList<>();
        pieces.add(Pieces.Piece.flat(0, 0));
        int first = 0;
        while (first <= LAST) {
            int last = first;
            while (last < LAST && quantiles.get(last + 1).equals(quantiles.get(first))) {
                last++;
            }
            pieces.addAll(at(first, last));
            first = last + 1;
        }
        return new Pieces(pieces);
    }

    /** The tied quantiles from {@code first} to {@code last}, and what follows up to the next quantile. */
    private List<Pieces.Piece> at(int first, int last) {
        double value = quantiles.get(first);
        Pieces.Piece after = last == LAST
                ? Pieces.Piece.flat(value, 100)
                : Pieces.Piece.between(value, last / 10.0, quantiles.get(last + 1), (last + 1) / 10.0);
        return first == last
                ? List.of(after)
                : List.of(Pieces.Piece.flat(value, (first + last) / 20.0), after.startingAt(Math.nextUp(value)));
    }
}
