package io.plumbline.cli.command;

import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Boundary;
import java.nio.file.Path;
import java.util.function.Function;

/** Opens the published copy, so that reading never stands in the way of a command that writes. */
final class Reader {
    /** The published copy's name in the workspace. */
    static final String COPY = "plumbline-read.duckdb";

    private Reader() {}

    /**
     * Reads from the published copy of the workspace in a folder.
     *
     * @throws io.plumbline.engine.problem.ProblemException when nothing was published yet, or the copy is a link that leads out
     */
    static <T> T read(Context context, Function<Store, T> work) {
        Boundary.check(context.directory());
        Path copy = context.directory().resolve(COPY);
        try (Store store = Store.openForReading(copy)) {
            return work.apply(store);
        }
    }
}
