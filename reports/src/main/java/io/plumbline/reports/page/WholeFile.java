package io.plumbline.reports.page;

import io.plumbline.engine.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file of a report, which appears whole or not at all. */
public final class WholeFile {
    private WholeFile() {}

    /**
     * Writes a text as UTF-8.
     *
     * @param file replaced if there; its folder must exist
     * @throws ProblemException when it cannot be written
     */
    public static void write(Path file, String text) {
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            try {
                Files.deleteIfExists(part);
                Files.writeString(part, text, StandardOpenOption.CREATE_NEW);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw ProblemException.failed(
                    "report",
                    "The report could not be written to '" + file.getFileName() + "'.",
                    "Check that its folder exists, may be written to and has room.");
        }
    }
}
