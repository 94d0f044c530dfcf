package io.plumbline.cli.doctor;

import com.sun.management.OperatingSystemMXBean;
import io.plumbline.cli.run.Program;
import io.plumbline.engine.store.Store;
import io.plumbline.training.Libraries;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;

/** What Plumbline runs on. */
final class Machine {
    private static final Path LINUX_MEMORY = Path.of("/proc/meminfo");
    private static final int OLDEST_JAVA = 17;

    private Machine() {}

    static List<Diagnosis> look() {
        List<Diagnosis> found = new ArrayList<>();
        found.add(Diagnosis.ok("plumbline", Program.version()));
        found.add(java());
        try (Store store = Store.inMemory()) {
            found.add(Diagnosis.ok(
                    "libraries", "DuckDB " + setting(store, "version()") + ", Tribuo " + Libraries.tribuo()));
            found.add(Diagnosis.ok("system", system()));
            found.add(memory(
                    setting(store, "current_setting('memory_limit')"), setting(store, "current_setting('threads')")));
        }
        found.add(locale());
        return found;
    }

    private static Diagnosis java() {
        String text = System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")";
        return Runtime.version().feature() >= OLDEST_JAVA
                ? Diagnosis.ok("java", text)
                : Diagnosis.failed("java", text, "install a JDK 17 or newer.");
    }

    private static String system() {
        return System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                + System.getProperty("os.arch") + ", " + Runtime.getRuntime().availableProcessors() + " processors";
    }

    private static String setting(Store store, String expression) {
        return store.first("select cast(" + expression + " as varchar) as text", row -> row.text("text"))
                .orElseThrow();
    }

    private static Diagnosis memory(String storeLimit, String threads) {
        OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return memory(
                available(machine),
                machine.getTotalMemorySize(),
                Runtime.getRuntime().maxMemory(),
                storeLimit + " on " + threads + " threads");
    }

    /** A demo takes 1.6 GB; a machine with less to spare swaps or kills. */
    static Diagnosis memory(long available, long total, long java, String storeLimit) {
        String found = Bytes.text(available) + " of " + Bytes.text(total) + " are free; Java may take "
                + Bytes.text(java) + ", a store "
                + storeLimit + " (PLUMBLINE_MEMORY sets another limit).";
        if (java > total) {
            return Diagnosis.failed(
                    "memory", found, "give Java less: PLUMBLINE_JAVA_OPTIONS=-Xmx allows more than there is.");
        }
        return available < 2 * Bytes.GIGA
                ? Diagnosis.warning(
                        "memory", found, "close other programs; a run takes about 2 GB, more with more data.")
                : Diagnosis.ok("memory", found);
    }

    private static long available(OperatingSystemMXBean machine) {
        try {
            return Files.readAllLines(LINUX_MEMORY).stream()
                    .filter(line -> line.startsWith("MemAvailable:"))
                    .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                    .findFirst()
                    .map(bytes -> Math.min(bytes, machine.getTotalMemorySize()))
                    .orElseGet(machine::getFreeMemorySize);
        } catch (IOException e) {
            return machine.getFreeMemorySize();
        }
    }

    private static Diagnosis locale() {
        return locale(
                System.getProperty("native.encoding", "unknown"),
                System.getProperty("sun.jnu.encoding", "unknown"),
                Locale.getDefault(Locale.Category.FORMAT).toLanguageTag(),
                TimeZone.getDefault().getID());
    }

    static Diagnosis locale(String texts, String names, String language, String zone) {
        String found = "texts on the terminal in " + texts + ", names of files in " + names + ", language " + language
                + ", zone " + zone + " (times are UTC whatever the zone).";
        return names.startsWith("ANSI_X3.4") || names.equals("US-ASCII")
                ? Diagnosis.warning(
                        "locale",
                        found,
                        "set LC_ALL=C.UTF-8 or another UTF-8 locale; else files whose names hold other letters than ASCII"
                                + " cannot be opened.")
                : Diagnosis.ok("locale", found);
    }
}
