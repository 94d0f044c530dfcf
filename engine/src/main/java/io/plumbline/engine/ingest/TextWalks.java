package io.plumbline.engine.ingest;

import io.plumbline.engine.problem.ExitCode;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.problem.Problems;
import io.plumbline.engine.workspace.SourceFile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Walks over delimited texts, one after the other, beside the store's own reading of them. */
final class TextWalks implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread daemon = new Thread(work, "text-walk");
        daemon.setDaemon(true);
        return daemon;
    });
    private final Map<Key, CompletableFuture<TextWalk>> walks = new LinkedHashMap<>();

    private final Runnable onProblem;

    /** @param onProblem is run once for each file with which something is wrong, by the walking thread */
    TextWalks(Runnable onProblem) {
        this.onProblem = onProblem;
    }

    private record Key(String source, String file) {}

    /** Begins to walk over a file; one that is no delimited text is left alone. */
    void begin(SourceFile source, SourceTable table) {
        if (source.format().isDelimited()) {
            walks.put(
                    new Key(source.source(), table.name()),
                    CompletableFuture.supplyAsync(() -> walk(source, table), thread));
        }
    }

    private TextWalk walk(SourceFile source, SourceTable table) {
        try {
            return TextWalk.over(source, table);
        } catch (ProblemException e) {
            onProblem.run();
            throw e;
        }
    }

    /**
     * Does not wait for any walk.
     *
     * @throws ProblemException when one has already found that something is wrong
     */
    void requireNoneFailed() {
        walks.values().stream()
                .filter(CompletableFuture::isCompletedExceptionally)
                .forEach(TextWalks::joined);
    }

    private static TextWalk joined(CompletableFuture<TextWalk> walk) {
        try {
            return walk.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof ProblemException problem ? problem : e;
        }
    }

    /**
     * What was found in a file, waiting for it.
     *
     * @throws ProblemException when it cannot be read to its end, or its lines end in different ways
     */
    TextWalk of(SourceFile source, SourceTable table) {
        CompletableFuture<TextWalk> walk = walks.get(new Key(source.source(), table.name()));
        if (walk == null) {
            throw new IllegalStateException("This file was not begun.");
        }
        return joined(walk);
    }

    /**
     * Waits for all walks.
     *
     * @throws ProblemException with everything that is wrong with the files
     */
    void finish() {
        Problems problems = new Problems();
        collect(problems);
        problems.throwIfAny(ExitCode.FAILED);
    }

    /** Waits for all walks, adds what is wrong with the files and tells whether something was. */
    boolean collect(Problems problems) {
        boolean found = false;
        for (CompletableFuture<TextWalk> walk : walks.values()) {
            try {
                joined(walk);
            } catch (ProblemException e) {
                e.problems().forEach(problems::add);
                found = true;
            }
        }
        return found;
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            // The files must not be open when copies of them are deleted.
            thread.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
