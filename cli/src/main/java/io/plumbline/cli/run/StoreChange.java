package io.plumbline.cli.run;

import io.plumbline.engine.store.ReadCopy;
import io.plumbline.engine.store.RunLog;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.store.StoreFiles;
import io.plumbline.engine.workspace.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** Changes a store as one command: all of it is kept and logged as one run, or nothing is. */
public final class StoreChange {
    private StoreChange() {}

    /**
     * Does the work in one transaction with a row in {@code run}, then puts a list of leads handed over in its place and
     * publishes the read copy. When the work throws,
     * the store is as it was; a store that was not there is not there afterwards.
     *
     * @param command the command's name, for the log
     */
    public static <T> T make(Configuration configuration, Occasion occasion, String command, Function<Change, T> work) {
        return inStages(
                configuration,
                occasion,
                store -> store.transaction(() -> logged(store, configuration, occasion, command, work)));
    }

    /**
     * Does work that commits and logs on its way, then puts a list of leads handed over in its place and publishes the read
     * copy, unless the copy is of this state already. A store that was not there, and in which nothing was kept, is not
     * there afterwards.
     */
    public static <T> T inStages(Configuration configuration, Occasion occasion, Function<Store, T> work) {
        Path file = configuration.workspace().storeFile();
        Scratch.sweep(configuration.workspace().directory());
        boolean kept = Files.exists(file);
        try (Store store = Store.open(file)) {
            Leftovers leftovers = new Leftovers(configuration.workspace(), store);
            leftovers.remove();
            try {
                T result = work.apply(store);
                leftovers.settleLists();
                publish(store, configuration, occasion);
                return result;
            } finally {
                kept |= store.number("select max(run_id) from run").isPresent();
            }
        } finally {
            if (!kept) {
                remove(file);
            }
        }
    }

    private static void publish(Store store, Configuration configuration, Occasion occasion) {
        Path copy = configuration.workspace().readCopyFile();
        if (!ReadCopy.isCurrent(store, copy)) {
            occasion.stages().stage("publish", () -> ReadCopy.publish(store, copy));
        }
    }

    private static <T> T logged(
            Store store, Configuration configuration, Occasion occasion, String command, Function<Change, T> work) {
        long runId =
                RunLog.begin(store, command, occasion.asOf(), occasion.clock().instant(), Program.version());
        T result = work.apply(new Change(configuration, store, runId, occasion));
        RunLog.finish(store, runId, occasion.clock().instant(), configuration.fingerprint());
        return result;
    }

    private static void remove(Path store) {
        try {
            StoreFiles.delete(store);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
