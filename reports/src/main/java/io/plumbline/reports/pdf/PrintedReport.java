package io.plumbline.reports.pdf;

import io.plumbline.engine.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** The report as a PDF, for those who want it on paper or in a mail: the page, printed by its own print style sheet. */
public final class PrintedReport {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final byte[] BEGINNING = "%PDF-".getBytes(StandardCharsets.US_ASCII);

    private PrintedReport() {}

    /**
     * Prints a written page. The file appears whole or not at all.
     *
     * @param installed the browser to print with, see {@link Browser#installed}
     * @param page      the report's page
     * @param pdf       where to write, replaced if there; its folder must exist
     * @throws ProblemException when there is no browser, or it prints nothing within a minute
     */
    public static void print(Optional<Browser> installed, Path page, Path pdf) {
        print(installed.orElseThrow(() -> none(page)), page, pdf, LIMIT);
    }

    static void print(Browser browser, Path page, Path pdf, Duration limit) {
        Path part = pdf.toAbsolutePath().resolveSibling("." + pdf.getFileName() + ".part");
        try (Printing printing = Printing.start(browser, page.toAbsolutePath(), part)) {
            if (!printing.ends(limit)) {
                throw fault(browser, page, "had not printed the page after " + limit.toSeconds() + " s and was ended.");
            }
            if (!isPdf(part)) {
                throw fault(browser, page, "ended without a PDF.");
            }
            Files.move(part, pdf, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw fault(browser, page, "was interrupted.");
        } catch (IOException e) {
            throw ProblemException.failed(
                    "report",
                    "The PDF could not be written to '" + pdf.getFileName() + "'.",
                    "Check that its folder exists, may be written to and has room, and that the browser "
                            + browser.program() + " starts.");
        }
    }

    private static boolean isPdf(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(BEGINNING.length), BEGINNING);
        }
    }

    private static ProblemException none(Path page) {
        return ProblemException.failed(
                "report",
                "No browser that can print a PDF was found.",
                "Install Chromium or Chrome (Debian and Ubuntu: apt-get install chromium; macOS: brew install --cask"
                        + " chromium), or set " + Browser.VARIABLE + " to the program of one. Or open "
                        + page.toAbsolutePath() + " in any browser and print it.");
    }

    private static ProblemException fault(Browser browser, Path page, String what) {
        return ProblemException.failed(
                "report",
                "The browser " + browser.program() + " " + what,
                "Set " + Browser.VARIABLE + " to another Chromium, Chrome or Edge; or open " + page
                        + " in any browser and print it.");
    }
}
