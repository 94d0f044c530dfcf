package io.plumbline.cli;

import io.plumbline.engine.store.Store;
import java.io.IOException;
import java.nio.file.Path;

/** Another process that has a store open, until its standard input ends. */
final class HeldStore implements AutoCloseable {
    private final Process process;

    HeldStore(Path file) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HeldStore.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (process.getInputStream().read() < 0) {
            throw new IOException("The other process did not open the store.");
        }
    }

    /** Runs in the other process. */
    public static void main(String[] args) throws IOException {
        try (Store store = Store.open(Path.of(args[0]))) {
            System.out.println(
                    "open " + store.number("select count(*) from run").orElse(0L));
            while (System.in.read() >= 0) {
                Thread.onSpinWait();
            }
        }
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
