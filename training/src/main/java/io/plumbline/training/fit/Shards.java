package io.plumbline.training.fit;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Rows cut into runs of one fixed length. Each run is worked by one thread and results come back in row order, so what
 * is summed, and in which order, does not depend on the number of threads.
 */
final class Shards implements AutoCloseable {
    private static final int ROWS_PER_SHARD = 16_384;

    private final int rows;
    private final ExecutorService executor;

    Shards(int rows, int threads) {
        this.rows = rows;
        this.executor = Executors.newFixedThreadPool(Math.min(threads, count(rows)), Shards::daemon);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "fit-shard");
        thread.setDaemon(true);
        return thread;
    }

    private static int count(int rows) {
        return (rows + ROWS_PER_SHARD - 1) / ROWS_PER_SHARD;
    }

    /** What is done with rows {@code from} to {@code to}, exclusive. */
    interface Work<T> {
        T on(int from, int to);
    }

    /** One result per shard, in row order. */
    <T> List<T> map(Work<T> work) {
        if (count(rows) == 1) {
            return List.of(work.on(0, rows));
        }
        return submitted(work).stream().map(Shards::result).toList();
    }

    private <T> Queue<Future<T>> submitted(Work<T> work) {
        Queue<Future<T>> pending = new ArrayDeque<>();
        for (int from = 0; from < rows; from += ROWS_PER_SHARD) {
            int first = from;
            int end = Math.min(rows, from + ROWS_PER_SHARD);
            pending.add(executor.submit(() -> work.on(first, end)));
        }
        return pending;
    }

    /** The sum of equally long arrays, one per shard, added in row order and let go as soon as they are added. */
    double[] sum(int length, Work<double[]> work) {
        if (count(rows) == 1) {
            return work.on(0, rows);
        }
        double[] total = new double[length];
        Queue<Future<double[]>> pending = submitted(work);
        while (!pending.isEmpty()) {
            double[] part = result(pending.remove());
            for (int k = 0; k < length; k++) {
                total[k] += part[k];
            }
        }
        return total;
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Fitting was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Fitting failed in one of its threads", e.getCause());
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
