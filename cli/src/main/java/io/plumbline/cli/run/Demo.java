package io.plumbline.cli.run;

import io.plumbline.cli.terminal.Stages;
import io.plumbline.datasets.b2b.B2bOptions;
import io.plumbline.datasets.b2b.B2bSaas;
import io.plumbline.engine.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A generated workspace in a folder of its own, made anew each time. */
public final class Demo {
    /** Holds the fingerprint of the configuration as it was generated, by which a folder is known to be a demo's. */
    private static final String MARK = ".plumbline-demo";

    private static final List<String> OF_STORE =
            List.of("plumbline.duckdb", "plumbline.duckdb.wal", "plumbline-read.duckdb");

    private Demo() {}

    /**
     * Writes the workspace.
     *
     * @param folder made when missing; otherwise empty or the place of an earlier demo that nobody edited
     * @throws ProblemException (usage) when it holds anything else
     */
    public static Configuration generate(Path folder, B2bOptions options, Stages stages) {
        requireOurs(folder);
        return stages.stage("generate", () -> written(folder, options));
    }

    private static Configuration written(Path folder, B2bOptions options) {
        try {
            for (String file : OF_STORE) {
                Files.deleteIfExists(folder.resolve(file));
            }
            B2bSaas.write(folder, options);
            Configuration configuration = Configuration.read(folder);
            Files.writeString(folder.resolve(MARK), Configuration.fingerprint(folder));
            return configuration;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireOurs(Path folder) {
        try {
            if (Files.exists(folder) && !isEmpty(folder) && !isUneditedDemo(folder)) {
                throw ProblemException.usage(
                        "demo",
                        "The folder '" + folder.getFileName() + "' holds something else than an untouched demo.",
                        "name another folder with --dir, or work on this one with 'plumbline -w " + folder + " run'.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static boolean isUneditedDemo(Path folder) throws IOException {
        Path mark = folder.resolve(MARK);
        return Files.isRegularFile(mark) && Files.readString(mark).equals(Configuration.fingerprint(folder));
    }
}
