package io.plumbline.training.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Draws as many clusters as there are, with replacement, many times over (Davison and Hinkley 1997, section 3.8). Draw
 * {@code d} depends on the seed and on {@code d} alone, so results are the same for any number of threads.
 *
 * @param seed chosen by the user
 * @param draws number of draws, at least 1
 * @param threads most threads to use, at least 1
 */
public record ClusterBootstrap(long seed, int draws, int threads) {
    public ClusterBootstrap {
        if (draws < 1 || threads < 1) {
            throw new IllegalArgumentException("A bootstrap needs at least one draw and one thread");
        }
    }

    /**
     * The statistic of every draw, in draw order.
     *
     * @param statistic from the count of each cluster, by cluster number, to anything; called from several threads
     */
    public <T> List<T> each(Clusters clusters, Function<int[], T> statistic) {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<T>> pending = new ArrayList<>();
            for (int draw = 0; draw < draws; draw++) {
                int number = draw;
                pending.add(executor.submit(() -> statistic.apply(counts(clusters.count(), number))));
            }
            return pending.stream().map(ClusterBootstrap::result).toList();
        } finally {
            executor.shutdownNow();
        }
    }

    /** 95% percentile interval of a statistic; see {@link Interval#ofDraws}. */
    public Optional<Interval> interval(Clusters clusters, Function<int[], OptionalDouble> statistic) {
        return Interval.ofDraws(each(clusters, statistic));
    }

    private int[] counts(int clusters, int draw) {
        SplitMix64 random = new SplitMix64(seed, draw);
        int[] counts = new int[clusters];
        for (int k = 0; k < clusters; k++) {
            counts[random.below(clusters)]++;
        }
        return counts;
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The bootstrap was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The bootstrap failed in one of its threads", e.getCause());
        }
    }
}
