package io.plumbline.reports.pdf;

import io.plumbline.engine.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * An installed browser that can print a page without a window: Chromium, Chrome or Edge.
 *
 * @param program its executable file
 */
public record Browser(Path program) {
    /** The environment variable that names the browser to use. */
    public static final String VARIABLE = "PLUMBLINE_BROWSER";

    /**
     * The browser of this machine.
     *
     * @param environment variables of the process
     * @throws ProblemException when {@value #VARIABLE} names no program
     */
    public static Optional<Browser> installed(Map<String, String> environment) {
        return installed(System.getProperty("os.name"), environment);
    }

    static Optional<Browser> installed(String system, Map<String, String> environment) {
        String named = environment.getOrDefault(VARIABLE, "");
        if (!named.isBlank()) {
            return Optional.of(named(named));
        }
        return new BrowserPlaces(system, environment)
                .all()
                .filter(Browser::isProgram)
                .findFirst()
                .map(Browser::new);
    }

    private static Browser named(String name) {
        try {
            Path program = Path.of(name);
            if (isProgram(program)) {
                return new Browser(program.toAbsolutePath());
            }
        } catch (InvalidPathException e) {
            // No more a program than one that is not there.
        }
        throw ProblemException.usage(
                "report",
                VARIABLE + " names no program that can be started.",
                "Give it the whole path of a Chromium, Chrome or Edge, or leave it out to have one looked for.");
    }

    private static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
