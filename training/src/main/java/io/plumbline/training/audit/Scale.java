package io.plumbline.training.audit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How many points one unit of log-odds is worth: as declared, or else by the rules that lift or lower leads as they should
 * beyond chance. Each of these asks for the scale by which it would keep its points; the weighted median counts, so that
 * most rules keep theirs, and a rule that is far off has no more say than one that is a little off.
 */
final class Scale {
    /** Standard errors from nothing that make an effect more than chance. */
    private static final double BEYOND_CHANCE = 1.96;

    /** A rule that is surer than this has no more say. */
    private static final double SUREST = 10;

    /** The smallest part of its effect that a draw may find in a rule, so that no scale is without end. */
    private static final double LEAST = 0.05;

    private final OptionalDouble declared;
    private final double[] inPoints;
    private final double[] say;
    private final double[] least;

    private Scale(OptionalDouble declared, double[] inPoints, double[] say, double[] least) {
        this.declared = declared;
        this.inPoints = inPoints;
        this.say = say;
        this.least = least;
    }

    /**
     * A scale.
     *
     * @param doubleOddsEvery so many points double the odds; empty where the rules tell
     * @param inPoints        what one firing of each rule gives in the points, with its sign
     */
    static Scale of(OptionalDouble doubleOddsEvery, double[] inPoints, JointFit fit) {
        double[] say = IntStream.range(0, inPoints.length)
                .mapToDouble(j -> Math.signum(inPoints[j]) * fit.score(j))
                .map(score -> score > BEYOND_CHANCE ? Math.min(score, SUREST) : 0)
                .toArray();
        OptionalDouble declared = doubleOddsEvery.isPresent()
                ? OptionalDouble.of(doubleOddsEvery.getAsDouble() / Math.log(2))
                : OptionalDouble.empty();
        double[] least = Arrays.stream(fit.effects())
                .map(effect -> LEAST * Math.abs(effect))
                .toArray();
        return new Scale(declared, inPoints, say, least);
    }

    String basis() {
        return declared.isPresent() ? "declared" : "most rules";
    }

    boolean isDeclared() {
        return declared.isPresent();
    }

    /** Points per unit of log-odds; empty where no rule does what it should beyond chance. */
    OptionalDouble of(double[] effects) {
        if (declared.isPresent()) {
            return declared;
        }
        int[] order = IntStream.range(0, say.length)
                .filter(j -> say[j] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(j -> wanted(j, effects)))
                .mapToInt(Integer::intValue)
                .toArray();
        return order.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(median(order, effects));
    }

    private double wanted(int rule, double[] effects) {
        double effect = Math.signum(inPoints[rule]) * effects[rule];
        return Math.abs(inPoints[rule]) / Math.max(effect, least[rule]);
    }

    /** The weighted median; between two halves of equal weight, their geometric middle. */
    private double median(int[] order, double[] effects) {
        double half = Arrays.stream(order).mapToDouble(j -> say[j]).sum() / 2;
        double before = 0;
        for (int k = 0; k < order.length; k++) {
            before += say[order[k]];
            if (before == half) {
                return Math.sqrt(wanted(order[k], effects)) * Math.sqrt(wanted(order[k + 1], effects));
            }
            if (before > half) {
                return wanted(order[k], effects);
            }
        }
        throw new IllegalStateException("The weights of a median add up to more than half of their sum");
    }
}
