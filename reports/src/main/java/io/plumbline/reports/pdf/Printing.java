package io.plumbline.reports.pdf;

import io.plumbline.engine.file.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One start of a browser that prints a page, in a folder of its own for its profile and whatever else it writes. Closing
 * ends the browser, with the processes that it started, and removes the folder, and the PDF if nobody took it away; so
 * does the end of this process, unless it is killed outright.
 */
final class Printing implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** No network, no traces outside its folder, nothing that waits for an answer. */
    private static final List<String> QUIET = List.of(
            "--headless",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--no-default-browser-check",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-quic",
            "--disable-extensions",
            "--disable-breakpad",
            "--no-pings",
            "--metrics-recording-only",
            "--password-store=basic",
            "--use-mock-keychain",
            "--host-resolver-rules=MAP * ~NOTFOUND");

    private final Path folder;
    private final Path pdf;
    private final Process process;
    private final Thread atTheEnd = new Thread(this::clear, "end of printing");

    private Printing(Path folder, Path pdf, Process process) {
        this.folder = folder;
        this.pdf = pdf;
        this.process = process;
        Runtime.getRuntime().addShutdownHook(atTheEnd);
    }

    /** Starts a browser that prints a page to a file and ends; a file of that name is deleted first. */
    static Printing start(Browser browser, Path page, Path pdf) throws IOException {
        Files.deleteIfExists(pdf);
        Path folder = Files.createTempDirectory("plumbline-print");
        try {
            ProcessBuilder builder = new ProcessBuilder(command(browser, folder, page, pdf))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            for (String variable : List.of("TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")) {
                builder.environment().put(variable, folder.toString());
            }
            return new Printing(folder, pdf, builder.start());
        } catch (IOException e) {
            Folders.delete(folder);
            throw e;
        }
    }

    private static List<String> command(Browser browser, Path folder, Path page, Path pdf) {
        List<String> command = new ArrayList<>(List.of(browser.program().toString()));
        command.addAll(QUIET);
        if ("root".equals(System.getProperty("user.name"))) {
            command.add("--no-sandbox"); // Chromium refuses to start for root with it
        }
        command.addAll(List.of(
                "--user-data-dir=" + folder.resolve("profile"),
                "--no-pdf-header-footer",
                "--generate-pdf-document-outline",
                "--print-to-pdf=" + pdf,
                page.toUri().toString()));
        return command;
    }

    /** Whether the browser came to its end by itself in time. */
    boolean ends(Duration limit) throws InterruptedException {
        return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        clear();
        try {
            Runtime.getRuntime().removeShutdownHook(atTheEnd);
        } catch (IllegalStateException e) {
            // This process is ending, and does the same once more.
        }
    }

    private void clear() {
        CompletableFuture.allOf(Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList().stream()
                        .map(Printing::ended)
                        .toArray(CompletableFuture<?>[]::new))
                .completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        try {
            Files.deleteIfExists(pdf);
            Folders.delete(folder);
        } catch (IOException e) {
            // A temporary folder that something still writes into; the system clears it in time.
        }
    }

    private static CompletableFuture<ProcessHandle> ended(ProcessHandle handle) {
        handle.destroyForcibly();
        return handle.onExit();
    }
}
