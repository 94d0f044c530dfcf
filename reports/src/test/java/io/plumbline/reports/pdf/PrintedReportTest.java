package io.plumbline.reports.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Browsers here are shell scripts that do what a browser may do. */
@DisabledOnOs(OS.WINDOWS)
class PrintedReportTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String FOR_EACH_ARGUMENT = """
            #!/bin/sh
            for argument in "$@"; do
                case $argument in
                    --print-to-pdf=*) pdf=${argument#*=} ;;
                    --user-data-dir=*) profile=${argument#*=} ;;
                esac
            done
            """;

    @TempDir
    private Path folder;

    private Path page;
    private Path pdf;

    @BeforeEach
    void writePage() throws IOException {
        page = Files.writeString(folder.resolve("alignment 1.html"), "<p>page");
        pdf = folder.resolve("alignment 1.pdf");
    }

    private Browser browser(String script) throws IOException {
        Path program = Files.writeString(folder.resolve("browser"), FOR_EACH_ARGUMENT + script);
        assertTrue(program.toFile().setExecutable(true));
        return new Browser(program);
    }

    private String fault(Browser browser, Duration limit) {
        return assertThrows(ProblemException.class, () -> PrintedReport.print(browser, page, pdf, limit))
                .getMessage();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void assertNothingIsLeft() throws IOException {
        assertEquals(List.of("alignment 1.html", "browser", "seen"), files());
        assertFalse(Files.exists(profile().getParent()));
    }

    private Path profile() throws IOException {
        return Path.of(Files.readString(folder.resolve("seen")).strip());
    }

    @Test
    void theBrowserPrintsThePageIntoAPlaceOfItsOwn() throws IOException {
        Browser browser = browser("""
                mkdir "$profile"
                echo "$profile" >'%1$s/seen'
                echo "$@" >'%1$s/arguments'
                printf '%%%%PDF-1.4 new' >"$pdf"
                """.formatted(folder));
        Files.writeString(pdf, "old");
        PrintedReport.print(browser, page, pdf, LIMIT);
        assertEquals("%PDF-1.4 new", Files.readString(pdf));
        String arguments = Files.readString(folder.resolve("arguments"));
        assertTrue(arguments.contains("--host-resolver-rules=MAP * ~NOTFOUND"), arguments);
        assertTrue(arguments.strip().endsWith(page.toUri().toString()), arguments);
        assertFalse(arguments.contains("--print-to-pdf=" + pdf), arguments);
        assertFalse(Files.exists(profile().getParent()));
        assertEquals(List.of("alignment 1.html", "alignment 1.pdf", "arguments", "browser", "seen"), files());
    }

    @Test
    void aBrowserThatHangsIsEndedWithAllThatItStarted() throws Exception {
        Browser browser = browser("""
                mkdir "$profile"
                echo "$profile" >'%1$s/seen'
                printf '%%%%PDF-' >"$pdf"
                sleep 300 &
                echo $! >"%1$s/child"
                wait
                """.formatted(folder));
        assertTrue(fault(browser, Duration.ofSeconds(2))
                .contains("The browser " + browser.program() + " had not printed the page after 2 s and was ended."));
        long child = Long.parseLong(Files.readString(folder.resolve("child")).strip());
        assertFalse(ProcessHandle.of(child).map(ProcessHandle::isAlive).orElse(false));
        Files.delete(folder.resolve("child"));
        assertNothingIsLeft();
    }

    @Test
    void aBrowserThatFailsOrWritesNothingLeavesAnEarlierPdfAlone() throws IOException {
        Files.writeString(pdf, "%PDF-1.4 old");
        String seen = "echo \"$profile\" >'" + folder + "/seen'\n";
        for (String script : List.of("exit 3", "", ": >\"$pdf\"", "echo '<html>' >\"$pdf\"", "mkdir \"$pdf\"")) {
            String message = fault(browser(seen + script), LIMIT);
            assertTrue(message.contains("ended without a PDF."), message);
            assertTrue(message.contains("or open " + page + " in any browser and print it."), message);
            assertEquals("%PDF-1.4 old", Files.readString(pdf));
            assertEquals(List.of("alignment 1.html", "alignment 1.pdf", "browser", "seen"), files());
        }
    }

    @Test
    void aProgramThatCannotBeStartedIsSaidToBeOne() throws IOException {
        Path program = Files.writeString(folder.resolve("browser"), "#!/not/there\n");
        assertTrue(program.toFile().setExecutable(true));
        assertTrue(fault(new Browser(program), LIMIT)
                .contains("and has room, and that the browser " + program + " starts."));
        assertEquals(List.of("alignment 1.html", "browser"), files());
    }

    @Test
    void anInterruptedPrintLeavesNothing() throws Exception {
        Browser browser = browser("""
                echo "$profile" >'%s/seen'
                sleep 300
                """.formatted(folder));
        Thread.currentThread().interrupt();
        assertTrue(fault(browser, LIMIT).contains("was interrupted."));
        assertTrue(Thread.interrupted());
        assertFalse(files().contains("alignment 1.pdf"));
    }

    @Test
    void withoutABrowserItIsSaidWhatToDo() {
        String message = assertThrows(ProblemException.class, () -> PrintedReport.print(Optional.empty(), page, pdf))
                .getMessage();
        assertTrue(message.contains("No browser that can print a PDF was found."), message);
        assertTrue(message.contains("apt-get install chromium"), message);
        assertTrue(message.contains("PLUMBLINE_BROWSER"), message);
        assertTrue(message.contains("Or open " + page + " in any browser and print it."), message);
    }
}
