package io.plumbline.training.health;

import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Figures of several groups, each with its standard error. How far the largest and the smallest are apart is judged with
 * Bonferroni's correction for all pairs, as they were picked from many.
 *
 * @param groups at least two
 */
record Apart(List<Group> groups) {
    private static final double ALPHA = 0.05;

    /**
     * A group.
     *
     * @param value its figure
     * @param error the standard error of that
     * @param words the figure as people read it
     */
    record Group(String name, double value, double error, String words) {}

    Group largest() {
        return groups.stream().max(Comparator.comparingDouble(Group::value)).orElseThrow();
    }

    Group smallest() {
        return groups.stream().min(Comparator.comparingDouble(Group::value)).orElseThrow();
    }

    double difference() {
        return largest().value() - smallest().value();
    }

    /** Reach of the interval of the difference to each side. */
    double reach() {
        double pairs = groups.size() * (groups.size() - 1) / 2.0;
        double z = new NormalDistribution().inverseCumulativeProbability(1 - ALPHA / (2 * pairs));
        return z * Math.hypot(largest().error(), smallest().error());
    }
}
