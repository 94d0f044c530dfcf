package io.plumbline.engine.store;

import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.sql.Sql;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How much of the machine a store takes. Beyond its memory it writes to disk: a store in a file beside that file, into a
 * folder of the same name with {@code .tmp} added.
 */
final class Resources {
    /** The system property with another limit, such as {@code 8GB}; the launcher sets it to PLUMBLINE_MEMORY. */
    private static final String LIMIT = "plumbline.memory";

    private static final Pattern AMOUNT = Pattern.compile("[0-9]+(\\.[0-9]+)? ?[KMGT]i?B", Pattern.CASE_INSENSITIVE);

    private static final long MOST_BYTES = 3_000_000_000L;

    private Resources() {}

    /** The settings of every store. */
    static List<String> settings() {
        return List.of("set memory_limit = " + Sql.literal(memoryLimit()));
    }

    /**
     * The setting of a store in memory, which would else write into the folder in which the program was started.
     *
     * @param folder nothing is written to disk when empty
     */
    static String temporaryFolder(String folder) {
        return "set temp_directory = " + Sql.literal(folder);
    }

    private static String memoryLimit() {
        String given = System.getProperty(LIMIT, "");
        if (given.isEmpty()) {
            return Math.min(MOST_BYTES, machineBytes() / 2) + " bytes";
        }
        if (!AMOUNT.matcher(given).matches()) {
            throw ProblemException.usage(
                    "PLUMBLINE_MEMORY", "'" + given + "' is no amount of memory.", "write one such as 8GB or 500MB.");
        }
        return given;
    }

    /** The bytes of an amount as DuckDB writes it, {@code 488.2 MiB}. */
    static long bytes(String amount) {
        String[] words = amount.split(" ", 2);
        int power = List.of("bytes", "KiB", "MiB", "GiB", "TiB").indexOf(words[1]);
        return (long) (Double.parseDouble(words[0]) * Math.pow(1024, Math.max(0, power)));
    }

    private static long machineBytes() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean machine
                ? machine.getTotalMemorySize()
                : Long.MAX_VALUE;
    }
}
