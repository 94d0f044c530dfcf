package io.plumbline.training.metric;

/**
 * A stream of pseudo-random numbers that will be the same on every Java release: SplitMix64 (Steele, Lea and Flood
 * 2014, figure 14, with the mixing constants of Vigna's public-domain version).
 */
public final class SplitMix64 {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private long state;

    /**
     * Streams with different numbers are unrelated, so that each draw of a bootstrap has its own.
     *
     * @param seed chosen by the user
     * @param stream which stream of that seed
     */
    public SplitMix64(long seed, long stream) {
        this.state = mix(mix(seed) + stream * GOLDEN);
    }

    /** The next 64 bits. */
    public long next() {
        state += GOLDEN;
        return mix(state);
    }

    /** A number from 0 to {@code bound} exclusive; each is equally likely up to one part in 2^32 / bound. */
    public int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
