package io.plumbline.engine.profile;

import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.store.Store;
import java.nio.file.Path;

/** Looks at files without any configuration. */
public final class TableProfiler {
    private final Store scratch;

    /** @param scratch a store that may be filled with tables; best {@link Store#inMemory} */
    public TableProfiler(Store scratch) {
        this.scratch = scratch;
    }

    /**
     * Looks at a file.
     *
     * @throws ProblemException when it is no table
     */
    public TableProfile profile(Path file) {
        scratch.execute("select 1");
        throw ProblemException.failed(file.getFileName().toString(), "Not looked at yet.", "wait.");
    }
}
