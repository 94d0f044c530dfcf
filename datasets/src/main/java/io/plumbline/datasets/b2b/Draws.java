package io.plumbline.datasets.b2b;

/**
 * A stream of random numbers whose algorithm is fixed here, so that it is the same in every Java release: SplitMix64
 * (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014). Logarithms and powers come from
 * {@link StrictMath}, which gives the same bits on every machine.
 */
final class Draws {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    /** The stream with a number of its own under a seed; streams do not depend on one another. */
    Draws(long seed, long stream) {
        this.state = mix(mix(seed) + GOLDEN_GAMMA * mix(stream + 1));
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private long next() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** Uniform in [0, 1). */
    double unit() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    /** Uniform in [from, until). */
    double between(double from, double until) {
        return from + (until - from) * unit();
    }

    /** Uniform whole number in [0, bound). */
    int below(int bound) {
        return (int) (unit() * bound);
    }

    /** Uniform whole number in [0, bound). */
    long below(long bound) {
        return (long) (unit() * bound);
    }

    boolean chance(double probability) {
        return unit() < probability;
    }

    /** Exponential with mean 1. */
    double exponential() {
        return -StrictMath.log(1 - unit());
    }

    /** Standard normal, by the polar method of Marsaglia (1964); the second value of the pair is not used. */
    double normal() {
        while (true) {
            double x = between(-1, 1);
            double y = between(-1, 1);
            double square = x * x + y * y;
            if (square > 0 && square < 1) {
                return x * StrictMath.sqrt(-2 * StrictMath.log(square) / square);
            }
        }
    }

    /** Poisson count by inversion; meant for small means. */
    int poisson(double mean) {
        double left = unit();
        if (left < 1 - mean) {
            return 0; // 1 - mean never exceeds exp(-mean): no exponential is needed for the commonest answer
        }
        double term = StrictMath.exp(-mean);
        int count = 0;
        while (left >= term && count < 1000) {
            left -= term;
            count++;
            term *= mean / count;
        }
        return count;
    }

    /** One of the values, each as likely as its weight is large. */
    <T> T pick(Weighted<T> choices) {
        return choices.at(unit());
    }
}
