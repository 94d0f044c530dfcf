package io.plumbline.datasets;

import io.plumbline.datasets.bpi2012.XesConverter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The log of {@code bpi2012} in the form its authors publish, for a data folder that does not hold the tables. */
final class PublishedLog {

    private static final String FOLDER = "bpi2012";

    private PublishedLog() {}

    /** What is done with a data folder that lives only as long. */
    interface Use {
        void of(Path dataFolder) throws IOException;
    }

    /** The log, if the folder holds it and not both tables. */
    static Optional<Path> in(Path dataFolder) {
        boolean tables =
                SampleWorkspace.BPI2012.files().stream().allMatch(file -> Files.isRegularFile(file.in(dataFolder)));
        return Stream.of("BPI_Challenge_2012.xes.gz", "BPI_Challenge_2012.xes")
                .map(name -> dataFolder.resolve(FOLDER).resolve(name))
                .filter(file -> !tables && Files.isRegularFile(file))
                .findFirst();
    }

    /**
     * Converts the log into a data folder of its own, lends it, and deletes it.
     *
     * @param temporary where that folder is made
     */
    static void converted(Path log, Path temporary, Use use) throws IOException {
        Path lent = Files.createTempDirectory(temporary, "bpi2012-");
        try {
            XesConverter.convert(log, lent.resolve(FOLDER));
            use.of(lent);
        } finally {
            for (String name : List.of("events.csv.gz", "applications.csv")) {
                Files.deleteIfExists(lent.resolve(FOLDER).resolve(name));
            }
            Files.deleteIfExists(lent.resolve(FOLDER));
            Files.deleteIfExists(lent);
        }
    }
}
