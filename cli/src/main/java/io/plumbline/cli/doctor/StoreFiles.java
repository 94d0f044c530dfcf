package io.plumbline.cli.doctor;

import io.plumbline.engine.problem.Problem;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.store.Schema;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The store and its published copy.
 *
 * @param store    {@code plumbline.duckdb}
 * @param readCopy {@code plumbline-read.duckdb}
 */
record StoreFiles(Path store, Path readCopy) {
    private static final String STORE = "store";
    private static final String COPY = "read copy";

    /** The last run of a store that finished. */
    private record LastRun(long runId, Instant asOf, Instant finishedAt) {
        static Optional<LastRun> of(Store store) {
            return store.first(
                    "select run_id, as_of, finished_at from run where status = 'done' order by run_id desc limit 1",
                    row -> new LastRun(row.number("run_id"), row.instant("as_of"), row.instant("finished_at")));
        }
    }

    private record Opened(Diagnosis diagnosis, boolean readable, Optional<LastRun> lastRun) {}

    List<Diagnosis> look() {
        Opened whole = opened(STORE, store, "none yet; 'plumbline import' or 'plumbline run' makes it.");
        Opened copy = opened(COPY, readCopy, "none yet; each command that writes publishes it.");
        return List.of(whole.diagnosis(), age(whole, copy));
    }

    private static Diagnosis age(Opened whole, Opened copy) {
        boolean older = whole.readable()
                && copy.readable()
                && whole.lastRun().map(LastRun::runId).orElse(0L)
                        > copy.lastRun().map(LastRun::runId).orElse(0L);
        return older
                ? Diagnosis.warning(
                        COPY,
                        copy.diagnosis().found() + " The store is at run "
                                + whole.lastRun().map(LastRun::runId).orElse(0L) + ".",
                        "run 'plumbline score' or 'plumbline run'; each publishes the copy anew.")
                : copy.diagnosis();
    }

    private static Opened opened(String topic, Path file, String none) {
        if (!Files.exists(file)) {
            return new Opened(Diagnosis.ok(topic, none), false, Optional.empty());
        }
        try (Store store = Store.openForReading(file)) {
            return readable(topic, file, store);
        } catch (ProblemException e) {
            return new Opened(unreadable(topic, e.problems().get(0)), false, Optional.empty());
        } catch (StoreException e) {
            return new Opened(
                    Diagnosis.failed(
                            topic,
                            file.getFileName() + " cannot be read.",
                            "move it away; 'plumbline run' makes a new one from the sources."),
                    false,
                    Optional.empty());
        }
    }

    private static Opened readable(String topic, Path file, Store store) {
        long layout = store.number("select version from store_version").orElse(0L);
        Optional<LastRun> last = LastRun.of(store);
        String found = Bytes.text(size(file)) + ", layout " + layout + ", "
                + last.map(run -> "last run " + run.runId() + " as of " + run.asOf() + ", finished " + run.finishedAt()
                                + ".")
                        .orElse("no run in it.");
        return new Opened(judged(topic, layout, found), layout == Schema.VERSION, last);
    }

    private static Diagnosis judged(String topic, long layout, String found) {
        if (layout < Schema.OLDEST || layout > Schema.VERSION) {
            return Diagnosis.failed(
                    topic,
                    found + " This program reads layouts " + Schema.OLDEST + " to " + Schema.VERSION + ".",
                    "use the version of Plumbline that wrote it, or move it away and run 'plumbline run' again.");
        }
        return Diagnosis.ok(
                topic,
                layout == Schema.VERSION
                        ? found
                        : found + " The next command that writes brings it up to layout " + Schema.VERSION + ".");
    }

    /** A store that another program holds is no failure: it will be free again. */
    private static Diagnosis unreadable(String topic, Problem problem) {
        boolean held = problem.what().startsWith("Another program");
        String found = problem.what() + (held ? holder(problem.what()) : "");
        return held
                ? Diagnosis.warning(topic, found, "wait until it has finished, or end it.")
                : Diagnosis.failed(topic, found, problem.fix());
    }

    private static String holder(String what) {
        String number = what.replaceAll("[^0-9]", "");
        Function<ProcessHandle, Optional<String>> command = process ->
                process.info().command().map(path -> " It is " + Path.of(path).getFileName() + ".");
        return number.isEmpty() || number.length() > 10
                ? ""
                : ProcessHandle.of(Long.parseLong(number)).flatMap(command).orElse("");
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
