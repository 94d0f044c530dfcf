package io.plumbline.cli.run;

import io.plumbline.engine.problem.ProblemException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The standard output as the place of a file. */
final class StandardOutput {
    private StandardOutput() {}

    /**
     * Writes a file to a stream, to its last byte, so that nothing is remembered as told that was not.
     *
     * @throws ProblemException (failed) when the stream does not take all of it
     */
    static void copy(Path file, PrintStream stream) {
        try {
            Files.copy(file, stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (stream.checkError()) {
            throw ProblemException.failed(
                    "-",
                    "The standard output was closed before all was written; the store is as it was.",
                    "let the program that reads it read to the end.");
        }
    }
}
