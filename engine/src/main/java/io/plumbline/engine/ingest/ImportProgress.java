package io.plumbline.engine.ingest;

import java.util.OptionalDouble;
import java.util.function.Supplier;

/** Is told what an import does, by the thread that imports. */
public interface ImportProgress {

    /** Nobody is told. */
    ImportProgress NONE = new ImportProgress() {};

    /**
     * A file is about to be read.
     *
     * @param name   path relative to the workspace
     * @param number of the file among those that are read, from 1
     * @param of     how many files are read; those that are known already are not
     * @param done   how much of it is read, 0 to 1, where that can be told; any thread may ask
     */
    default void file(String name, int number, int of, Supplier<OptionalDouble> done) {}

    /**
     * All files of a source are read, and what is new is about to be stored.
     *
     * @param source the source's name
     * @param done   how much of the step under way is done, 0 to 1, where that can be told; any thread may ask
     */
    default void storing(String source, Supplier<OptionalDouble> done) {}
}
